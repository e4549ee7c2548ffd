import { type FormEvent, useState } from 'react';
import type { Key } from '../../../electron/shared/contract/keys.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Button, CheckField, Dialog, Notice, ProblemNotice, TextField } from '../../ui/index.ts';
import { type ChosenPassphrase, NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { type KeyJob, unlockOf, useKeyJob } from './use-key-job.ts';

/** A change of the project's keys. */
export type KeyChange =
  | { readonly kind: 'change' }
  | { readonly kind: 'add-passphrase' }
  | { readonly kind: 'add-recipient' }
  | { readonly kind: 'remove'; readonly key: Key };

const WORDS: Readonly<Record<KeyChange['kind'], { readonly title: string; readonly verb: string }>> = {
  change: { title: 'Change the passphrase', verb: 'Change' },
  'add-passphrase': { title: 'Add a passphrase', verb: 'Add' },
  'add-recipient': { title: 'Add a recipient', verb: 'Add' },
  remove: { title: 'Remove a key', verb: 'Remove' },
};

const OLD_COPIES =
  'The project gets a new project key and its file is written anew. Copies made before, backups and copies that a sync service kept among them, still open with the old keys: this cannot take back what somebody has.';

/** Asks for what a change of keys needs, and for a key that opens the project now. */
export function KeyDialog({
  change,
  onClose,
  onDone,
}: {
  readonly change: KeyChange;
  readonly onClose: () => void;
  /** Hears what must be known about older copies, if anything. */
  readonly onDone: (warning: string | null) => void;
}) {
  const [now, setNow] = useState('');
  const [fresh, setFresh] = useState<ChosenPassphrase>('');
  const [recipient, setRecipient] = useState('');
  const [label, setLabel] = useState('');
  const [forgetUnknown, setForgetUnknown] = useState(false);
  const job = useKeyJob();
  const { title, verb } = WORDS[change.kind];
  const asksFresh = change.kind === 'change' || change.kind === 'add-passphrase';
  const reKeys = change.kind === 'change' || change.kind === 'remove';
  const ready =
    now !== '' &&
    !job.busy &&
    (!asksFresh || !!fresh) &&
    (change.kind !== 'add-recipient' || recipient !== '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const given = { now, fresh: fresh ?? '', recipient: recipient.trim(), label, forgetUnknown };
    const warning = await apply(job, change, given);
    if (warning !== undefined) onDone(warning);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="column" onSubmit={event => void submit(event)}>
        <TextField
          type="password"
          label="What opens the project now"
          aside="passphrase, or AGE-SECRET-KEY-1…"
          value={now}
          onChange={setNow}
          autoComplete="current-password"
        />
        {asksFresh && <NewPassphrase label="New passphrase" onChange={setFresh} />}
        {change.kind === 'add-recipient' && (
          <>
            <TextField label="Recipient" aside="age1…" value={recipient} onChange={setRecipient} />
            <RecipientWords recipient={recipient.trim()} />
            <TextField label="Whose it is" value={label} maxLength={200} onChange={setLabel} />
          </>
        )}
        {change.kind === 'remove' && (
          <p>
            Removes <span className="strong">{change.key.label || 'the key'}</span>: {change.key.words}
          </p>
        )}
        {reKeys && <Notice tone="warning">{OLD_COPIES}</Notice>}
        {reKeys && job.problem?.code === 'not-allowed' && (
          <CheckField
            label="Let the keys go of which it is not known whose they are"
            checked={forgetUnknown}
            onChange={setForgetUnknown}
          />
        )}
        <ProblemNotice problem={job.problem} />
        <div className="row dialog-buttons">
          <Button look="quiet" words="Cancel" disabled={job.busy} onClick={onClose} />
          <Button
            type="submit"
            look={change.kind === 'remove' ? 'danger' : 'primary'}
            words={job.busy ? 'Writing' : verb}
            disabled={!ready}
          />
        </div>
      </form>
    </Dialog>
  );
}

/** The words of a recipient, to be compared with its owner before it is trusted. */
export function RecipientWords({ recipient }: { recipient: string }) {
  const whole = /^age1[02-9ac-hj-np-z]{58}$/.test(recipient);
  const words = useQuery('keys.words', whole ? { recipient } : null, []);
  if (!whole || words.status !== 'ready') return null;
  return (
    <p className="small" role="status">
      <span className="strong">{words.value.words}</span>. Compare these words with the owner of the key by
      voice.
    </p>
  );
}

interface Filled {
  readonly now: string;
  readonly fresh: string;
  readonly recipient: string;
  readonly label: string;
  readonly forgetUnknown: boolean;
}

/** Makes the change. Answers the word about older copies, null where there is none, undefined when it failed. */
async function apply(job: KeyJob, change: KeyChange, filled: Filled): Promise<string | null | undefined> {
  const { now, fresh, recipient, label, forgetUnknown } = filled;
  const unlock = unlockOf(now);
  if (change.kind === 'change') {
    const changed = await job.run('Changing the passphrase', 'keys.change', {
      ...unlock,
      newPassphrase: fresh,
      forgetUnknown,
    });
    return changed.ok ? changed.value.warning : undefined;
  }
  if (change.kind === 'remove') {
    const { slot } = change.key;
    const removed = await job.run('Removing a key', 'keys.remove', { ...unlock, slot, forgetUnknown });
    return removed.ok ? removed.value.warning : undefined;
  }
  const what = change.kind === 'add-passphrase' ? { newPassphrase: fresh } : { recipient, label };
  const added = await job.run('Adding a key', 'keys.add', { ...unlock, ...what });
  return added.ok ? null : undefined;
}
