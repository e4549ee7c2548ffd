import type { Document } from '../../../electron/shared/contract/documents.ts';
import { whole } from '../../text/format.ts';
import { Button } from '../../ui/index.ts';

/** How far documents have been read, and the way to read on: for the list, a collection or a filter. */
export function ReadingProgress({
  documents,
  onReview,
}: {
  readonly documents: readonly Pick<Document, 'triage'>[];
  readonly onReview: () => void;
}) {
  const unread = documents.filter(({ triage }) => triage === 'unread').length;
  const relevant = documents.filter(({ triage }) => triage === 'relevant').length;
  const read = documents.length - unread;
  return (
    <div className="reading-progress">
      <progress max={Math.max(1, documents.length)} value={read} aria-label="Documents read" />
      <span className="second small nowrap">
        {whole(read)} of {whole(documents.length)} read{relevant > 0 && `, ${whole(relevant)} relevant`}
      </span>
      <span className="grow" />
      <Button small look="quiet" words="Review one after another" keys="shift+enter" onClick={onReview} />
    </div>
  );
}
