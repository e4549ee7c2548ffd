import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { ROLE_SIGN } from '../../text/words.ts';
import { type Column, EvidenceChip, Grade, HandlingMark } from '../../ui/index.ts';
import { targetsOf } from './targets.ts';

/** Columns of the evidence list. The quote is in its own script. */
export const EVIDENCE_COLUMNS: readonly Column<Evidence>[] = [
  {
    id: 'number',
    title: 'Evidence',
    width: '84px',
    cell: ({ id, number, state, place, documentName, handling }) => (
      <EvidenceChip {...{ id, number, state, place, documentName, handling }} />
    ),
  },
  {
    id: 'quote',
    title: 'Quote',
    width: 'minmax(160px, 3fr)',
    cell: ({ quote, language, translation }) => (
      <>
        <span lang={language || undefined} dir="auto" title={quote}>
          {quote || <span className="muted">An area of the page, without text</span>}
        </span>
        {translation && (
          <span className="muted" title={translation}>
            {' '}
            “{translation}”
          </span>
        )}
      </>
    ),
  },
  {
    id: 'document',
    title: 'Document',
    width: 'minmax(120px, 1.5fr)',
    cell: ({ documentName }) => <span title={documentName}>{documentName}</span>,
  },
  { id: 'place', title: 'Place', width: '92px', cell: ({ place }) => <span title={place}>{place}</span> },
  {
    id: 'links',
    title: 'Links',
    width: 'minmax(70px, 1fr)',
    cell: ({ links }) =>
      links.length === 0 ? (
        <span className="muted">None</span>
      ) : (
        <span title={links.map(link => `${ROLE_SIGN[link.role]} ${link.label} ${link.words}`).join('\n')}>
          {targetsOf(links)
            .map(({ role, label }) => `${ROLE_SIGN[role]}${label}`)
            .join('  ')}
        </span>
      ),
  },
  {
    id: 'grade',
    title: 'Grade',
    width: '60px',
    cell: ({ sourceGrade, informationGrade }) => (
      <Grade source={sourceGrade} information={informationGrade} />
    ),
  },
  {
    id: 'handling',
    title: 'Handling',
    width: '70px',
    cell: ({ handling }) => <HandlingMark handling={handling} />,
  },
];
