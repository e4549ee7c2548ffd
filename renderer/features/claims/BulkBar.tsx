import { useState } from 'react';
import { useCommands } from '../../keys/hooks.ts';
import { count } from '../../text/format.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { Button, openMenu } from '../../ui/index.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { STATUSES } from './StatusMark.tsx';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

/** What can be done to all marked claims at once; one action, so one undo. */
export function BulkBar({
  claims,
  marked,
  board,
}: {
  readonly claims: readonly Pick<BoardClaim, 'id'>[];
  readonly marked: ReadonlySet<string>;
  readonly board: Pick<BoardWork, 'work' | 'mark'>;
}) {
  const [editing, setEditing] = useState(false);
  const ids = claims.flatMap(({ id }) => (marked.has(id) ? [id] : []));
  const hidden = marked.size - ids.length;
  useCommands(
    () => [
      {
        id: 'claims.change',
        words: 'Change the marked claims',
        group: 'Claims',
        keys: ['b'],
        run: () => setEditing(true),
      },
    ],
    [],
  );
  return (
    <div className="bulk-bar" role="toolbar" aria-label="Marked claims">
      <span className="strong">{count(ids.length, 'claim')} marked</span>
      {hidden > 0 && (
        <span className="second small">{hidden} more are hidden by the filter and left alone</span>
      )}
      <Button
        small
        words="Status"
        icon="caretDown"
        disabled={ids.length === 0}
        onClick={event =>
          openMenu(
            event.currentTarget,
            'Status of all marked claims',
            STATUSES.map(status => ({
              words: CLAIM_STATUS[status],
              run: () => void board.work.editMany({ ids, patch: { status } }),
            })),
          )
        }
      />
      <Button small words="Change…" keys="b" disabled={ids.length === 0} onClick={() => setEditing(true)} />
      <span className="grow" />
      <Button small look="quiet" words="Clear the marks" keys="esc" onClick={() => board.mark(new Set())} />
      {editing && <BulkDialog ids={ids} work={board.work} onClose={() => setEditing(false)} />}
    </div>
  );
}
