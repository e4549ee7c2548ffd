import type { Evidence } from '../../electron/shared/contract/evidence.ts';
import type { EvidenceId } from '../../electron/shared/kernel/ids.ts';
import { useQuery } from '../bridge/hooks.tsx';
import { day } from '../text/format.ts';
import { ROLE_WORDS } from '../text/words.ts';
import { Grade, HandlingMark } from './Marks.tsx';
import { Ask } from './States.tsx';

/** Tables whose change makes a piece of evidence look different. */
export const EVIDENCE_TABLES = ['evidence', 'link', 'claim', 'entity', 'statement', 'document_note'] as const;

/** What stands behind an evidence number: quote, translation, document, place, grades, handling and what it serves. */
export function EvidenceCard({ id }: { id: EvidenceId }) {
  const query = useQuery('evidence.get', { id }, EVIDENCE_TABLES);
  return (
    <div className="evidence-card">
      <Ask query={query} what="Reading the evidence">
        {evidence => <EvidenceFacts evidence={evidence} />}
      </Ask>
    </div>
  );
}

/** The same, for evidence already at hand. */
export function EvidenceFacts({ evidence }: { evidence: Evidence }) {
  return (
    <>
      <div className="row">
        <span className="strong number">E{evidence.number}</span>
        <span className="second small ellipsis grow">
          {evidence.documentName}, {evidence.place}
        </span>
        <Grade source={evidence.sourceGrade} information={evidence.informationGrade} />
      </div>
      <div className="quote" lang={evidence.language || undefined} dir="auto">
        {evidence.quote || 'An area of the page, without text.'}
      </div>
      {evidence.translation && (
        <div className="quote second">
          “{evidence.translation}” <span className="muted">{translationWords(evidence)}</span>
        </div>
      )}
      {evidence.state !== 'exact' && (
        <div className="small">
          {evidence.state === 'moved'
            ? 'The same words stand at another place than when it was kept.'
            : 'The quote is not where it was kept. The kept words are safe.'}
        </div>
      )}
      <div className="row">
        <span className="second small grow">{servesWords(evidence)}</span>
        <HandlingMark handling={evidence.handling} />
      </div>
    </>
  );
}

/** Who translated a quote and when: `Translated by L. Hart, 1 Mar 2024`. */
export function translationWords({
  translator,
  translatedOn,
}: Pick<Evidence, 'translator' | 'translatedOn'>): string {
  const by = translator ? `Translated by ${translator}` : 'Translated, nobody is named';
  return translatedOn ? `${by}, ${day(translatedOn)}` : by;
}

/** What evidence is linked to, in words: `Supports C2, N3`. */
export function servesWords({ links }: Pick<Evidence, 'links'>): string {
  if (links.length === 0) return 'Not linked to anything yet.';
  const byRole = (['supports', 'contradicts', 'context'] as const).flatMap(role => {
    const labels = links.filter(link => link.role === role).map(link => link.label);
    return labels.length > 0 ? [`${ROLE_WORDS[role]} ${[...new Set(labels)].join(', ')}`] : [];
  });
  return `${byRole.join('. ')}.`;
}
