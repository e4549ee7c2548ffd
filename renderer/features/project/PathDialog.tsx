import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../../bridge/hooks.tsx';
import type { PathQuestion } from '../../bridge/path-asker.ts';
import type { Folder, ShellRoutes } from '../../bridge/shell-routes.ts';
import { bytes } from '../../text/format.ts';
import { Button, Dialog, Icon, Loading, Notice, TextField } from '../../ui/index.ts';
import { joinPath, projectFileName } from './path-parts.ts';
import './path-dialog.css';

/** The browser shell's file dialog: folders and projects of this machine, listed by the shell. */
export function PathDialog() {
  const { asker, routes } = useServices();
  const question = useStore(asker, state => state.question);
  if (!question || !routes) return null;
  return <Picker key={question.kind + question.suggested} question={question} routes={routes} />;
}

function useFolder(routes: ShellRoutes) {
  const [folder, setFolder] = useState<Folder | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const enter = (path: string) => {
    setWrong(null);
    routes
      .folder(path)
      .then(setFolder, error => setWrong(error instanceof Error ? error.message : String(error)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: starts in the home folder, once
  useEffect(() => enter(''), []);
  return { folder, wrong, enter };
}

function Picker({ question, routes }: { question: PathQuestion; routes: ShellRoutes }) {
  const { folder, wrong, enter } = useFolder(routes);
  const [name, setName] = useState(question.suggested);
  const isNew = question.kind === 'new';
  const file = projectFileName(name);
  const save = () => {
    if (folder && file) question.answer(joinPath(folder.path, file));
  };
  return (
    <Dialog
      title={isNew ? 'Where to keep the new project' : 'Open a project'}
      className="path-dialog"
      onClose={() => question.answer(null)}
      foot={
        <>
          <Button words="Cancel" look="quiet" onClick={() => question.answer(null)} />
          {isNew && <Button words="Keep it here" look="primary" disabled={!file || !folder} onClick={save} />}
        </>
      }
    >
      {folder && <FolderLine key={folder.path} folder={folder} onEnter={enter} />}
      {wrong && <Notice tone="danger">{wrong}</Notice>}
      {folder ? (
        <Entries folder={folder} onEnter={enter} onChoose={isNew ? null : question.answer} />
      ) : (
        !wrong && <Loading what="Reading the folder" />
      )}
      {isNew && (
        <TextField
          label="File name"
          value={name}
          onChange={setName}
          hint={file === name.trim() ? undefined : file && `It will be named ${file}.`}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
          }}
        />
      )}
    </Dialog>
  );
}

function FolderLine({ folder, onEnter }: { folder: Folder; onEnter: (path: string) => void }) {
  const [typed, setTyped] = useState(folder.path);
  return (
    <>
      <div className="row">
        {folder.places.map(place => (
          <Button small key={place.path} words={place.name} onClick={() => onEnter(place.path)} />
        ))}
      </div>
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <div className="grow">
          <TextField
            label="Folder"
            value={typed}
            onChange={setTyped}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(typed);
            }}
          />
        </div>
        <Button
          words="Up"
          icon="up"
          disabled={folder.parent === null}
          onClick={() => onEnter(folder.parent ?? '')}
        />
      </div>
    </>
  );
}

function Entries({
  folder,
  onEnter,
  onChoose,
}: {
  readonly folder: Folder;
  readonly onEnter: (path: string) => void;
  /** Null where existing files are only shown, so that no name is chosen twice. */
  readonly onChoose: ((path: string) => void) | null;
}) {
  if (folder.entries.length === 0)
    return <p className="path-entries second">No folders and no projects in here.</p>;
  return (
    <ul className="path-entries" aria-label="Folders and projects">
      {folder.entries.map(entry => (
        <li key={entry.path}>
          <button
            type="button"
            className="path-entry"
            disabled={!entry.folder && !onChoose}
            onClick={() => (entry.folder ? onEnter(entry.path) : onChoose?.(entry.path))}
          >
            <Icon name={entry.folder ? 'folder' : 'key'} />
            <span className="grow ellipsis">{entry.name}</span>
            {!entry.folder && <span className="muted number">{bytes(entry.bytes)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
