import { type FormEvent, useState } from 'react';
import { count } from '../../text/format.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { passwordsOf } from './import-saying.ts';
import { PasswordsField } from './PasswordsField.tsx';

/** Asks for a list of passwords, which are then tried on every locked file. */
export function PasswordsDialog({
  files,
  onTry,
  onClose,
}: {
  readonly files: number;
  readonly onTry: (passwords: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const [list, setList] = useState('');
  const passwords = passwordsOf(list);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passwords.length > 0) onTry(passwords);
  };
  return (
    <Dialog title={`Open ${count(files, 'locked file')}`} onClose={onClose}>
      <form className="column" onSubmit={submit}>
        <PasswordsField value={list} onChange={setList} />
        <div className="row end">
          <Button type="button" words="Cancel" onClick={onClose} />
          <Button
            type="submit"
            look="primary"
            words={passwords.length > 1 ? `Try ${passwords.length} passwords` : 'Try it'}
            disabled={passwords.length === 0}
          />
        </div>
      </form>
    </Dialog>
  );
}
