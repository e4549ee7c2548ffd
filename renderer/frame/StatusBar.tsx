import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import { useApi, useHost, useQuery, useServices } from '../bridge/hooks.tsx';
import { count, seconds, whole } from '../text/format.ts';
import { IconButton, LinkButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { stepHistory } from './global-commands.ts';
import { UnsavedBar } from './UnsavedBar.tsx';

/** Saved, last action, work in progress, connections: left to right. */
export function StatusBar({ project }: { project: ProjectStatus }) {
  return (
    <footer className="status">
      <SavedPart project={project} />
      <LastAction readOnly={project.readOnly} />
      <Work />
      <LockTimer />
      <Connections />
      <UnsavedBar path={project.path} />
    </footer>
  );
}

function SavedPart({ project }: { project: ProjectStatus }) {
  const saved = useStore(useServices().session.store, state => state.saved.savedAt);
  const at = saved ?? project.savedAt;
  return (
    <span className="status-part" aria-live="polite">
      {at ? (
        <>
          <Icon name="tick" size={12} />
          <span className="number">Saved to disk {seconds(at)}</span>
        </>
      ) : (
        'Nothing to save yet'
      )}
    </span>
  );
}

function LastAction({ readOnly }: { readOnly: boolean }) {
  const { api, shelf, session } = useServices();
  const sentence = useStore(session.store, state => state.saved.lastSentence);
  const state = useQuery('history.state', {}, ['*']);
  const undo = state.status === 'ready' ? state.value.undo : null;
  if (!sentence) return null;
  // An export or import cannot be undone: the link must never take back something else than it stands beside.
  const isThis = undo !== null && sentence.endsWith(undo) && !sentence.startsWith('Undid: ');
  return (
    <span className="status-part last-action">
      <span className="ellipsis" title={sentence}>
        {sentence}
      </span>
      {isThis && !readOnly && (
        <>
          <LinkButton
            words="Undo"
            title={`Undo: ${undo}`}
            aria-label={`Undo: ${undo}`}
            onClick={() => void stepHistory(api, shelf, 'history.undo')}
          />
          <KeyHint keys="ctrl+z" />
        </>
      )}
    </span>
  );
}

function Work() {
  const { jobs } = useServices();
  const running = useStore(jobs.store, state => state.running);
  const notes = useStore(jobs.store, state => state.notes);
  // The newest: what was done last is what one looks for; putting it away shows the one before.
  const note = notes.at(-1);
  if (running.length === 0) {
    return (
      <span className="status-part push" aria-live="polite">
        {note ? (
          <>
            <span className="ellipsis">{note.words}</span>
            <IconButton icon="close" words="Seen" onClick={() => jobs.dismiss(note.id)} />
          </>
        ) : (
          'No work running'
        )}
      </span>
    );
  }
  return (
    <span className="status-part push">
      {running.map(job => (
        <span className="row" key={job.id}>
          <Icon name="work" size={12} />
          <span>{job.name}</span>
          {job.progress && job.progress.total > 0 && (
            <>
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${Math.round((job.progress.done / job.progress.total) * 100)}%` }} />
              </span>
              <span className="number">
                {whole(job.progress.done)} of {whole(job.progress.total)}
              </span>
            </>
          )}
          {job.cancelling ? (
            <span>Stopping after this one</span>
          ) : (
            <LinkButton
              words="Cancel"
              aria-label={`Cancel: ${job.name}`}
              onClick={() => jobs.cancel(job.id)}
            />
          )}
        </span>
      ))}
    </span>
  );
}

/** How long until the idle lock; nothing as long as somebody is there. */
function LockTimer() {
  const left = useStore(useServices().idle.store, state => state.left);
  if (left === null) return null;
  return (
    <span className="status-part" title="Any key or movement of the pointer starts the time anew">
      <Icon name="lock" size={12} />
      <span className={left <= 1 ? 'number warning' : 'number'}>Locks in {left} min</span>
    </span>
  );
}

function Connections() {
  const { shelf } = useServices();
  const refused = useRefusedCount();
  return (
    <button
      type="button"
      className="status-part"
      title="Every request outside the application is refused and listed here"
      onClick={() => shelf.setState({ overlay: 'connections' })}
    >
      <Icon name="offline" size={12} />
      <span className="strong">0 connections</span>
      {refused > 0 && <span className="danger strong">{count(refused, 'try', 'tries')} refused</span>}
    </button>
  );
}

/** How many connections were tried and refused. Asked again after each action: nothing counts by itself. */
function useRefusedCount(): number {
  const host = useHost();
  const api = useApi();
  const [refused, setRefused] = useState(0);
  useEffect(() => {
    const ask = () =>
      void host.refusedConnections().then(
        list => setRefused(list.length),
        () => undefined,
      );
    ask();
    return api.onEvent(ask);
  }, [host, api]);
  return refused;
}
