import type { WordLimit } from '../../../electron/shared/contract/sections.ts';
import { count } from '../../text/format.ts';

/** How many words there are, and how many the receiver takes. */
export function WordTally({
  words,
  limit,
}: {
  readonly words: number;
  readonly limit?: WordLimit | undefined;
}) {
  if (!limit) return <span className="muted small number">{count(words, 'word')}</span>;
  const over = words - limit.most;
  return (
    <span className={over > 0 ? 'tag warning' : 'muted small number'} title={limit.why}>
      {words} of about {count(limit.most, 'word')}
      {over > 0 && `, ${over} too many`}
    </span>
  );
}
