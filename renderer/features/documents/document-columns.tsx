import type { Document, DocumentKind } from '../../../electron/shared/contract/documents.ts';
import { bytes, count, day, whole } from '../../text/format.ts';
import { KIND, LEDGER_STATE, TRIAGE } from '../../text/words.ts';
import { type Column, Grade, HandlingMark, Icon, type IconName } from '../../ui/index.ts';
import { percent } from './NearSection.tsx';

const ICON: Readonly<Record<DocumentKind, IconName>> = {
  pdf: 'document',
  text: 'text',
  table: 'table',
  image: 'image',
  other: 'file',
};

/** How much a document holds, in words: `14 pages`, `1,204 rows`. */
export function extent(document: Document): string {
  const { reading, kind } = document;
  if (!reading) return '';
  return kind === 'table' ? count(reading.rows, 'row') : count(reading.pages, 'page');
}

/** The columns of the document list. Opening is by Enter, double click or the name. */
export const documentColumns = (open: (document: Document) => void): readonly Column<Document>[] => [
  {
    id: 'name',
    title: 'Name',
    width: 'minmax(160px, 1fr)',
    cell: document => (
      <button
        type="button"
        className={`document-name ${document.triage}`}
        tabIndex={-1}
        title={document.name}
        onClick={event => {
          if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
          event.stopPropagation();
          open(document);
        }}
      >
        <Icon name={ICON[document.kind]} />
        <span className="ellipsis" dir="auto">
          {document.name}
        </span>
        {document.near && (
          <span
            className="tag outline"
            title={`Shares ${percent(document.near.similarity)} of its wording with “${document.near.name}”`}
          >
            near {percent(document.near.similarity)}
          </span>
        )}
      </button>
    ),
  },
  { id: 'kind', title: 'Kind', width: '64px', from: 520, cell: document => KIND[document.kind] },
  { id: 'extent', title: 'Extent', width: '92px', numeric: true, from: 600, cell: extent },
  {
    id: 'state',
    title: 'State',
    width: '132px',
    cell: document =>
      document.state === 'imported' ? (
        <span className={document.triage === 'relevant' ? 'strong' : 'second'}>
          {TRIAGE[document.triage]}
        </span>
      ) : (
        <span className="tag warning">
          {LEDGER_STATE[document.state].replace('Needs text recognition', 'No text')}
        </span>
      ),
  },
  {
    id: 'marks',
    title: 'Grade',
    width: '84px',
    cell: document => (
      <span className="row" style={{ gap: 4 }}>
        <Grade source={document.sourceGrade} />
        <HandlingMark handling={document.handling} />
      </span>
    ),
  },
  {
    id: 'source',
    title: 'From',
    width: 'minmax(90px, 0.5fr)',
    from: 900,
    cell: ({ source, provenance }) => {
      const from = source || provenance.obtainedBy;
      return from ? (
        <span title={from} dir="auto">
          {from}
        </span>
      ) : (
        <span className="muted">Not said</span>
      );
    },
  },
  {
    id: 'obtained',
    title: 'Obtained',
    width: '92px',
    numeric: true,
    from: 1040,
    cell: ({ provenance }) => provenance.obtainedAt.slice(0, 10),
  },
  {
    id: 'evidence',
    title: 'Evidence',
    width: '72px',
    numeric: true,
    cell: document =>
      document.evidenceCount > 0 ? whole(document.evidenceCount) : <span className="muted">0</span>,
  },
  {
    id: 'size',
    title: 'Size',
    width: '70px',
    numeric: true,
    from: 780,
    cell: document => bytes(document.bytes),
  },
  {
    id: 'added',
    title: 'Added',
    width: '96px',
    numeric: true,
    from: 700,
    cell: document => day(document.addedAt),
  },
];
