import { count } from '../../text/format.ts';
import { Button, Notice } from '../../ui/index.ts';

/** Says that what two windows wrote in one place at once stands there twice now, and where both are kept. */
export function ClashNotice({
  places,
  onHistory,
  onSeen,
}: {
  readonly places: number;
  readonly onHistory: () => void;
  readonly onSeen: () => void;
}) {
  return (
    <Notice tone="warning" onDismiss={onSeen}>
      <p>
        {count(places, 'place')} of this section {places === 1 ? 'was' : 'were'} written in another window at
        the same time. Nothing was left out: your words stand first, theirs behind them. Take out what is not
        needed.
      </p>
      <div className="row">
        <Button small look="quiet" words="History" onClick={onHistory} />
      </div>
    </Notice>
  );
}
