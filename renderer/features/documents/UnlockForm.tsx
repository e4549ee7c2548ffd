import { type FormEvent, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useProject } from '../../bridge/hooks.tsx';
import { Button, Notice, ProblemNotice, TextField } from '../../ui/index.ts';
import { useRetry } from './use-retry.ts';

/** Asks for the password of a stored, locked document and opens it. */
export function UnlockForm({ document }: { document: Document }) {
  const readOnly = useProject()?.readOnly ?? false;
  const [password, setPassword] = useState('');
  const retry = useRetry();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') void retry.run({ documentIds: [document.id] }, [password]);
  };
  if (readOnly) return null;
  return (
    <form className="column unlock" onSubmit={submit}>
      <TextField
        label="Password"
        aside="kept inside the project only"
        spellCheck={false}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look="primary" words="Open the file" disabled={retry.busy || password === ''} />
      {retry.problem && <ProblemNotice problem={retry.problem} onDismiss={retry.dismiss} />}
      {retry.outcome && (
        <Notice tone="warning" onDismiss={retry.dismiss}>
          The password does not open it.
        </Notice>
      )}
    </form>
  );
}
