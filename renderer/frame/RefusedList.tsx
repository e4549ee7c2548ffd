import { useEffect, useState } from 'react';
import { useHost, useServices } from '../bridge/hooks.tsx';
import { dayAndTime } from '../text/format.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Loading } from '../ui/States.tsx';

/** What was tried outside, and refused, since the start. */
export function RefusedList() {
  const { shelf } = useServices();
  const host = useHost();
  const [list, setList] = useState<Awaited<ReturnType<typeof host.refusedConnections>> | null>(null);
  useEffect(() => {
    void host.refusedConnections().then(setList, () => setList([]));
  }, [host]);
  return (
    <Dialog title="0 connections" onClose={() => shelf.setState({ overlay: null })}>
      <p className="second">
        Plumbline talks to no other machine. Whatever tries to is refused and listed here.
      </p>
      {list === null ? (
        <Loading what="Reading the list" />
      ) : list.length === 0 ? (
        <p>Nothing was tried since the start.</p>
      ) : (
        <ul className="column">
          {list.map(({ at, what }) => (
            <li key={`${at} ${what}`} className="row">
              <span className="muted number">{dayAndTime(at)}</span>
              <span className="identifier">{what}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
