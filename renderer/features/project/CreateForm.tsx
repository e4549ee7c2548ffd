import { type FormEvent, useState } from 'react';
import { useAction, usePreferences, useServices } from '../../bridge/hooks.tsx';
import { rememberProject } from '../../bridge/preferences.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { ActionNotice, Button, CheckField, Notice, TextAreaField, TextField } from '../../ui/index.ts';
import { type ChosenPassphrase, NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { suggestFile } from './suggest-file.ts';

/** Title, place and passphrase of a new project, with plain words about what happens when the passphrase is lost. */
export function CreateForm({ onCancel }: { onCancel: () => void }) {
  const { host, preferences } = useServices();
  const { author: known, rememberProjects } = usePreferences();
  const create = useAction('project.create');
  const [title, setTitle] = useState('');
  const [path, setPath] = useState('');
  const [chosen, setChosen] = useState<ChosenPassphrase>('');
  const [recipients, setRecipients] = useState('');
  const [author, setAuthor] = useState(known);
  const keys = recipients.split(/\s+/).filter(Boolean);
  const ready = title.trim() !== '' && path !== '' && chosen !== null && (chosen !== '' || keys.length > 0);

  const choose = async () => {
    const chosen = await host.pickNewProject(suggestFile(title));
    if (chosen) setPath(chosen);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || chosen === null) return;
    preferences.setState({ author });
    const passphrase = chosen === '' ? {} : { passphrase: chosen };
    const made = await create.run({ path, title, ...passphrase, recipients: keys, author });
    if (made.ok) rememberProject(preferences, path);
  };
  return (
    <form className="card" aria-label={PROJECT_TEXT.create} onSubmit={event => void submit(event)}>
      <h2>{PROJECT_TEXT.create}</h2>
      <TextField label="Title" value={title} onChange={setTitle} autoFocus maxLength={500} />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <div className="grow">
          <TextField label="Where" aside="a new file that ends in .plumb" value={path} onChange={setPath} />
        </div>
        <Button words="Choose" onClick={() => void choose()} />
      </div>
      <NewPassphrase known={[title, author]} onChange={setChosen} />
      <Notice tone="warning">{PROJECT_TEXT.noRecovery}</Notice>
      <details>
        <summary className="second">More ways in, and your name</summary>
        <div className="column" style={{ marginTop: 8 }}>
          <TextAreaField
            label="Recipients"
            aside="public keys that start with age1, one a line"
            rows={2}
            spellCheck={false}
            value={recipients}
            onChange={setRecipients}
          />
          <TextField
            label={PROJECT_TEXT.author}
            hint={PROJECT_TEXT.authorHint}
            value={author}
            onChange={setAuthor}
          />
        </div>
      </details>
      <CheckField
        label={PROJECT_TEXT.remember}
        hint={PROJECT_TEXT.rememberHint}
        checked={rememberProjects}
        onChange={checked => preferences.setState({ rememberProjects: checked })}
      />
      <ActionNotice of={create} />
      <div className="row">
        <Button words="Back" look="quiet" onClick={onCancel} />
        <Button
          type="submit"
          look="primary"
          words={create.busy ? 'Creating' : 'Create'}
          disabled={!ready || create.busy}
        />
      </div>
    </form>
  );
}
