import type { Output } from '../../../electron/shared/contract/index.ts';
import { count } from '../../text/format.ts';
import { Notice } from '../../ui/index.ts';

/** What taking a regime came to. */
export type Taken = Output<'regimes.use'>;

/** What changed when a regime was taken, and which elements were kept although the file no longer has them. */
export function TakenNotice({
  title,
  taken,
  onDismiss,
}: {
  readonly title: string;
  readonly taken: Taken;
  readonly onDismiss: () => void;
}) {
  const { added, changed, kept } = taken;
  return (
    <Notice tone={kept.length > 0 ? 'warning' : 'plain'} onDismiss={onDismiss}>
      <p>
        “{title}” is in the project: {count(added, 'element')} added, {changed} changed.
      </p>
      {kept.length > 0 && (
        <>
          <p>
            The file no longer has {kept.length === 1 ? 'this element' : 'these elements'}. What rests on{' '}
            {kept.length === 1 ? 'it' : 'them'} was kept, and the matrix shows{' '}
            {kept.length === 1 ? 'it' : 'them'} at its end:
          </p>
          <ul className="mx-kept">
            {kept.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p>Move the answers to other elements, or leave them as they are.</p>
        </>
      )}
    </Notice>
  );
}
