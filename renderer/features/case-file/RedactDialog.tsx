import { useState } from 'react';
import type { RedactionTarget } from '../../../electron/shared/contract/redactions.ts';
import { useAction, useServices, useShelf } from '../../bridge/hooks.tsx';
import { ActionNotice, Button, Dialog, TextField } from '../../ui/index.ts';

/** Asks why a marked area or marked words go out of the safe version. Shown while the shelf holds such a wish. */
export function RedactDialog() {
  const { shelf } = useServices();
  const target = useShelf(state => state.redacting);
  return target ? <Asking target={target} onClose={() => shelf.setState({ redacting: null })} /> : null;
}

function Asking({ target, onClose }: { readonly target: RedactionTarget; readonly onClose: () => void }) {
  const add = useAction('redactions.add');
  const [reason, setReason] = useState('');
  const run = async () => {
    const result = await add.run({ target, reason });
    if (result.ok) onClose();
  };
  return (
    <Dialog title="Redact in the safe version" onClose={onClose}>
      <form
        className="column"
        onSubmit={event => {
          event.preventDefault();
          void run();
        }}
      >
        <p className="second">
          {target.kind === 'area' &&
            `The marked area of page ${target.page}, evidence that touches it, and the words under it wherever they stand.`}
          {target.kind === 'term' && `“${target.term}”, wherever it stands in the case file.`}
        </p>
        <TextField label="Why" aside="printed in the file" value={reason} onChange={setReason} dir="auto" />
        <ActionNotice of={add} />
        <div className="row">
          <span className="grow" />
          <Button words="Cancel" onClick={onClose} />
          <Button look="primary" type="submit" words="Redact" disabled={add.busy || reason.trim() === ''} />
        </div>
      </form>
    </Dialog>
  );
}
