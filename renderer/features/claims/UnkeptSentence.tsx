import { useProject, useServices, useShelf } from '../../bridge/hooks.tsx';
import { Button, Notice } from '../../ui/index.ts';

/** What was being written of a claim and could not be kept, as when the claim is gone: it can become a new claim, or be copied. */
export function UnkeptSentence() {
  const { api, shelf } = useServices();
  const unkept = useShelf(state => state.unkept);
  const readOnly = useProject()?.readOnly ?? true;
  if (!unkept) return null;
  const { number, words, gone } = unkept;
  const putAway = () => shelf.setState({ unkept: null });
  const keep = async () => {
    const made = await api.call('claims.create', { text: words });
    if (made.ok) putAway();
    shelf.setState({ problem: made.ok ? null : made.problem });
  };
  return (
    <Notice tone="warning" onDismiss={putAway}>
      <p className="strong">
        What you wrote for C{number} is not kept:{' '}
        {gone ? 'the claim was deleted meanwhile.' : 'another sentence was written there meanwhile.'}
      </p>
      <p dir="auto">{words}</p>
      <div className="row">
        <Button small words="Keep it as a new claim" disabled={readOnly} onClick={() => void keep()} />
        <Button
          small
          look="quiet"
          words="Copy it"
          onClick={() => void navigator.clipboard.writeText(words)}
        />
      </div>
    </Notice>
  );
}
