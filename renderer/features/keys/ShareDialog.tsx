import { type FormEvent, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { bytes, count, fileName } from '../../text/format.ts';
import { Ask, Button, CheckField, Dialog, Notice, ProblemNotice, TextField } from '../../ui/index.ts';
import { type ChosenPassphrase, NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { useKeyJob } from './use-key-job.ts';

/** Gives a copy of the whole project to others: says what goes out before it does. */
export function ShareDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const { host, jobs } = useServices();
  const book = useQuery('recipients.list', {}, ['recipient']);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [fresh, setFresh] = useState<ChosenPassphrase>('');
  const [to, setTo] = useState('');
  const preview = useQuery('share.preview', { recipients: [...chosen] }, ['*']);
  const job = useKeyJob();
  const ready = !job.busy && to !== '' && fresh !== null && (fresh !== '' || chosen.length > 0);
  const toggle = (recipient: string, on: boolean) =>
    setChosen(on ? [...chosen, recipient] : chosen.filter(each => each !== recipient));
  const choose = async () => {
    const picked = await host.pickNewProject(`copy-of-${fileName(path)}`);
    if (picked) setTo(picked);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const passphrase = fresh ? { newPassphrase: fresh } : {};
    const made = await job.run('Sharing a copy', 'share.make', {
      path: to,
      recipients: [...chosen],
      ...passphrase,
    });
    if (!made.ok) return;
    jobs.note(`A copy for others was written: ${fileName(made.value.path)}`);
    onClose();
  };
  return (
    <Dialog title="Share a copy of the whole project" onClose={onClose}>
      <form className="column" onSubmit={event => void submit(event)}>
        <Ask query={book} what="Reading the address book">
          {entries => (
            <fieldset className="column plain-fieldset">
              <legend className="label">For</legend>
              {entries.length === 0 && (
                <p className="hint">
                  The address book is empty. Add somebody there, or give a new passphrase.
                </p>
              )}
              {entries.map(({ recipient, label, words, confirmed }) => (
                <CheckField
                  key={recipient}
                  label={label}
                  hint={confirmed ? words : `Not confirmed yet: ${words}`}
                  checked={chosen.includes(recipient)}
                  onChange={on => toggle(recipient, on)}
                />
              ))}
            </fieldset>
          )}
        </Ask>
        <details>
          <summary className="second">
            Or for a new passphrase, which is told by another way than the file
          </summary>
          <NewPassphrase label="New passphrase" onChange={setFresh} />
        </details>
        <div className="row" style={{ alignItems: 'flex-end' }}>
          <div className="grow">
            <TextField label="Where" aside="a new file that ends in .plumb" value={to} onChange={setTo} />
          </div>
          <Button words="Choose" onClick={() => void choose()} />
        </div>
        <Ask query={preview} what="Counting what goes out">
          {({ contents }) => <Summary contents={contents} />}
        </Ask>
        <ProblemNotice problem={job.problem} />
        <div className="row dialog-buttons">
          <Button look="quiet" words="Cancel" disabled={job.busy} onClick={onClose} />
          <Button
            type="submit"
            look="primary"
            words={job.busy ? 'Writing the copy' : 'Share all of this'}
            disabled={!ready}
          />
        </div>
      </form>
    </Dialog>
  );
}

/** Everything that a copy gives away, in words. */
function Summary({ contents }: { contents: Output<'share.preview'>['contents'] }) {
  const {
    documents,
    originalBytes,
    evidence,
    entities,
    relations,
    claims,
    actions,
    authors,
    addressBook,
    passwords,
  } = contents;
  const of = [
    `${count(documents, 'document')} (${bytes(originalBytes)})`,
    count(evidence, 'piece of evidence', 'pieces of evidence'),
    count(entities, 'entity', 'entities'),
    count(relations, 'relation'),
    count(claims, 'claim'),
    `${count(actions, 'line')} of the log`,
    ...(addressBook > 0 ? [`${count(addressBook, 'entry', 'entries')} of the address book`] : []),
    ...(passwords > 0 ? [count(passwords, 'password of a locked file', 'passwords of locked files')] : []),
  ];
  return (
    <Notice>
      <p className="strong">This goes out: {of.join(', ')}.</p>
      <p>
        {authors.length > 0 ? `The log names ${authors.join(', ')}. ` : ''}
        What is marked source-sensitive goes out too. A copy that is given cannot be taken back.
      </p>
    </Notice>
  );
}
