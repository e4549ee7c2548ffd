import { useShelf } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Button, IconButton } from '../../ui/index.ts';
import type { RowActions } from './use-row-actions.ts';

/** What can be made of the marked rows; or, in a line, what was made last. */
export function MarkedBar({
  count: marked,
  actions,
  readOnly,
  onUnmark,
}: {
  readonly count: number;
  readonly actions: RowActions;
  readonly readOnly: boolean;
  readonly onUnmark: () => void;
}) {
  const last = useShelf(state => state.lastClaim);
  if (actions.evidence.draft) return null;
  if (actions.said)
    return (
      <div className="trade-marked" role="status">
        <span>{actions.said}</span>
        <IconButton icon="close" words="Put away" onClick={actions.hush} />
      </div>
    );
  if (marked === 0) return null;
  return (
    <div className="trade-marked" role="toolbar" aria-label="Marked rows">
      <b className="number">{count(marked, 'row')}</b>
      <Button
        small
        look="primary"
        icon="pin"
        words="Evidence"
        keys="e"
        disabled={readOnly}
        onClick={() => void actions.makeEvidence(false)}
      />
      {last && (
        <Button
          small
          look="quiet"
          words={`For C${last.number}`}
          keys="shift+e"
          disabled={readOnly}
          onClick={() => void actions.makeEvidence(true)}
        />
      )}
      <Button
        small
        look="quiet"
        words="Entities"
        keys="n"
        disabled={readOnly}
        onClick={() => void actions.askEntities()}
      />
      <Button small look="quiet" words="Copy" keys="ctrl+c" onClick={() => void actions.copy()} />
      <Button small look="quiet" words="Export" onClick={() => void actions.exportMarked()} />
      <IconButton icon="close" words="Unmark" keys="esc" onClick={onUnmark} />
    </div>
  );
}
