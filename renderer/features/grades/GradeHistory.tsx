import './grades.css';
import type { GradeChange } from '../../../electron/shared/contract/grades.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { dayAndTime } from '../../text/format.ts';
import { CLAIM_STATUS, CONFIDENCE, INFORMATION_GRADE, SOURCE_GRADE } from '../../text/words.ts';
import { useEstimateWords } from './use-scales.ts';

const WHAT: Readonly<Record<GradeChange['what'], string>> = {
  source: 'Source',
  information: 'Information',
  likelihood: 'Likelihood',
  confidence: 'Confidence',
  status: 'Status',
};

/** How a judgement changed, newest first: when, who, from what to what. Nothing while it never changed. */
export function GradeHistory({
  id,
  of = '',
}: {
  readonly id: Given<'grades.history'>['id'];
  /** Whose grades, where that is not plain. */
  readonly of?: string;
}) {
  const query = useQuery('grades.history', { id }, ['evidence', 'document_note', 'claim']);
  const estimate = useEstimateWords();
  if (query.status !== 'ready' || query.value.length === 0) return null;
  return (
    <details className="grade-history">
      <summary className="small second">
        {of ? `Earlier judgements of ${of}` : 'Earlier judgements'}{' '}
        <span className="number">{query.value.length}</span>
      </summary>
      <ol>
        {query.value.toReversed().map(change => (
          <li key={`${change.seq} ${change.what}`} className="small">
            <span className="muted number">{dayAndTime(change.at)}</span> {change.author}
            <br />
            {WHAT[change.what]}: {wordsOf(change, change.from, estimate)} →{' '}
            <span className="strong">{wordsOf(change, change.to, estimate)}</span>
            {change.undone && <span className="muted"> (undone)</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function wordsOf({ what }: GradeChange, code: string, estimate: (likelihood: string) => string): string {
  if (code === '') return 'not judged';
  if (what === 'likelihood') return estimate(code) || code;
  const tables: Readonly<Record<string, string>> =
    what === 'source'
      ? SOURCE_GRADE
      : what === 'information'
        ? INFORMATION_GRADE
        : what === 'confidence'
          ? CONFIDENCE
          : CLAIM_STATUS;
  const words = tables[code] ?? code;
  return what === 'source' || what === 'information' ? `${code}, ${words.toLowerCase()}` : words;
}
