import { type FormEvent, useState } from 'react';
import type { AddressBookEntry } from '../../../electron/shared/contract/keys.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';
import { ActionNotice, Ask, Button, CheckField, Icon, TextField } from '../../ui/index.ts';
import { RecipientWords } from './KeyDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';

/** Who a copy may be given to, and the way to give one. */
export function AddressBookCard({ readOnly }: { readOnly: boolean }) {
  const book = useQuery('recipients.list', {}, ['recipient']);
  const project = useProject();
  const [giving, setGiving] = useState<'copy' | 'archive' | null>(null);
  return (
    <section className="card" aria-label="Sharing">
      <h2>Sharing</h2>
      <p className="hint">
        A copy holds the whole project, its log among it, or one collection and what its evidence needs, under
        a new project key. Compare the ten words of a key with its owner by voice before you confirm it.
      </p>
      <Ask query={book} what="Reading the address book">
        {entries => (
          <ul className="key-list">
            {entries.map(entry => (
              <EntryLine key={entry.recipient} entry={entry} readOnly={readOnly} />
            ))}
          </ul>
        )}
      </Ask>
      {!readOnly && <AddEntry />}
      <div className="row">
        <Button words="Share a copy" disabled={readOnly} onClick={() => setGiving('copy')} />
        <Button
          words="Make an archive"
          title="One encrypted file that needs no Plumbline, for an authority or for long keeping"
          disabled={readOnly}
          onClick={() => setGiving('archive')}
        />
      </div>
      {giving && project && <ShareDialog of={giving} path={project.path} onClose={() => setGiving(null)} />}
    </section>
  );
}

function EntryLine({ entry, readOnly }: { entry: AddressBookEntry; readOnly: boolean }) {
  const confirm = useAction('recipients.confirm');
  const remove = useAction('recipients.remove');
  const { recipient, label, words, confirmed } = entry;
  return (
    <li>
      <Icon name="person" />
      <div className="grow">
        <span className="strong">{label}</span>
        <p className="muted small identifier">{recipient}</p>
        <p className="small">{words}</p>
        {!readOnly && (
          <CheckField
            label="The words were compared with the owner of the key"
            checked={confirmed}
            onChange={checked => void confirm.run({ recipient, confirmed: checked })}
          />
        )}
        <ActionNotice of={confirm} />
        <ActionNotice of={remove} />
      </div>
      <Button
        small
        look="quiet"
        words="Remove"
        aria-label={`Remove ${label} from the address book`}
        disabled={readOnly || remove.busy}
        onClick={() => void remove.run({ recipient })}
      />
    </li>
  );
}

function AddEntry() {
  const add = useAction('recipients.add');
  const [label, setLabel] = useState('');
  const [recipient, setRecipient] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const added = await add.run({ label, recipient: recipient.trim() });
    if (!added.ok) return;
    setLabel('');
    setRecipient('');
  };
  return (
    <form className="column" onSubmit={event => void submit(event)}>
      <div className="two-fields">
        <TextField label="Name" value={label} maxLength={200} onChange={setLabel} />
        <TextField label="Their key" aside="age1…" value={recipient} onChange={setRecipient} />
      </div>
      <RecipientWords recipient={recipient.trim()} />
      <ActionNotice of={add} />
      <div className="row">
        <Button
          type="submit"
          small
          icon="add"
          words="Add to the address book"
          disabled={add.busy || label.trim() === '' || recipient.trim() === ''}
        />
      </div>
    </form>
  );
}
