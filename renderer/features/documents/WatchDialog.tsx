import { type FormEvent, useState } from 'react';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { day } from '../../text/format.ts';
import { ActionNotice, Ask, Button, Dialog, IconButton, Segments, TextField } from '../../ui/index.ts';

const MODES = [
  { value: 'import', words: 'Import what is new' },
  { value: 'offer', words: 'Only list it in the ledger' },
] as const;

/** Folders that are looked into while the project is open. Nothing is watched until somebody adds one here. */
export function WatchDialog({ onClose }: { readonly onClose: () => void }) {
  const folders = useQuery('documents.watched', {}, ['watched_folder']);
  const add = useAction('documents.watchFolder');
  const remove = useAction('documents.unwatchFolder');
  const [path, setPath] = useState('');
  const [mode, setMode] = useState<'import' | 'offer'>('import');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() === '') return;
    const result = await add.run({ path: path.trim(), mode });
    if (result.ok) setPath('');
  };
  return (
    <Dialog title="Watched folders" onClose={onClose} className="import-dialog">
      <div className="column">
        <p className="second">
          Looked into every few seconds while the project is open and unlocked. The original files stay where
          they are. Where a folder lies is told only on this computer, never to those whom the project is
          given to.
        </p>
        <Ask query={folders} what="Reading the watched folders">
          {list =>
            list.length === 0 ? (
              <p>No folder is watched.</p>
            ) : (
              <ul className="column watched">
                {list.map(folder => (
                  <li key={folder.id} className="row">
                    <span className="grow ellipsis" dir="auto" title={folder.path}>
                      {folder.path ?? `${folder.name} (on another computer)`}
                    </span>
                    <span className="second">{folder.mode === 'import' ? 'imports' : 'lists only'}</span>
                    <span className="second number">since {day(folder.addedAt)}</span>
                    <IconButton
                      icon="close"
                      words={`Stop watching ${folder.name}`}
                      onClick={() => void remove.run({ id: folder.id })}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Ask>
        <form className="column" onSubmit={event => void submit(event)}>
          <TextField
            label="Folder"
            aside="its full path"
            value={path}
            spellCheck={false}
            onChange={setPath}
          />
          <Segments label="What becomes of new files" value={mode} choices={MODES} onChange={setMode} />
          <ActionNotice of={add} />
          <ActionNotice of={remove} />
          <div className="row end">
            <Button words="Close" onClick={onClose} />
            <Button type="submit" look="primary" words="Watch it" disabled={add.busy || path.trim() === ''} />
          </div>
        </form>
      </div>
    </Dialog>
  );
}
