import { type FormEvent, useState } from 'react';
import { useAction, usePreferences, useServices } from '../../bridge/hooks.tsx';
import { rememberProject } from '../../bridge/preferences.ts';
import { fileName } from '../../text/format.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { ActionNotice, Button, CheckField, TextAreaField, TextField } from '../../ui/index.ts';
import { KeyFileButton } from './KeyFileButton.tsx';

/** Asks for the passphrase or an identity. `opaque` (after locking) shows no name and no path. */
export function UnlockForm({
  path,
  opaque = false,
  onCancel,
}: {
  readonly path: string;
  readonly opaque?: boolean;
  readonly onCancel: () => void;
}) {
  const { preferences, session } = useServices();
  const { author, rememberProjects } = usePreferences();
  const open = useAction('project.open');
  const [passphrase, setPassphrase] = useState('');
  const [identity, setIdentity] = useState('');
  const [readOnly, setReadOnly] = useState(false);
  const identities = identity.match(/AGE-SECRET-KEY-1[0-9A-Z]+/gi)?.map(key => key.toUpperCase()) ?? [];
  const ready = passphrase !== '' || identities.length > 0;
  const inUse = open.problem?.code === 'in-use';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || open.busy) return;
    const key = {
      ...(passphrase === '' ? {} : { passphrase }),
      ...(identities.length > 0 ? { identities } : {}),
    };
    await session.locked();
    const opened = await open.run({ path, ...key, readOnly, author });
    if (opened.ok) rememberProject(preferences, path);
  };
  return (
    <form className="card" aria-label="Unlock" onSubmit={event => void submit(event)}>
      {!opaque && (
        <div>
          <h2>{fileName(path)}</h2>
          <p className="muted small identifier">{path}</p>
        </div>
      )}
      <TextField
        type="password"
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
        autoComplete="current-password"
      />
      <details>
        <summary className="second">Open with a key instead</summary>
        <div style={{ marginTop: 8 }}>
          <TextAreaField
            label={PROJECT_TEXT.identity}
            hint={PROJECT_TEXT.identityHint}
            rows={3}
            spellCheck={false}
            value={identity}
            onChange={setIdentity}
          />
          <KeyFileButton onText={setIdentity} />
          {identity.trim() !== '' && identities.length === 0 && (
            <p className="hint" role="alert">
              There is no age identity in it: a line that starts with AGE-SECRET-KEY-1.
            </p>
          )}
        </div>
      </details>
      {!opaque && (
        <CheckField
          label={PROJECT_TEXT.remember}
          hint={PROJECT_TEXT.rememberHint}
          checked={rememberProjects}
          onChange={checked => preferences.setState({ rememberProjects: checked })}
        />
      )}
      {(inUse || readOnly) && (
        <CheckField label="Open for reading only" checked={readOnly} onChange={setReadOnly} />
      )}
      <ActionNotice of={open} />
      <div className="row">
        <Button words={opaque ? 'Another project' : 'Back'} look="quiet" onClick={onCancel} />
        <Button
          type="submit"
          look="primary"
          words={open.busy ? 'Unlocking' : 'Unlock'}
          disabled={!ready || open.busy}
        />
      </div>
    </form>
  );
}
