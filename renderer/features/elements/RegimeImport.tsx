import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { FileFault } from '../../../electron/shared/contract/elements.ts';
import { useAction, useApi } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { ActionNotice, Button, Notice } from '../../ui/index.ts';
import { type Taken, TakenNotice } from './TakenNotice.tsx';

interface Faulty {
  readonly name: string;
  readonly faults: readonly FileFault[];
}

/** Takes a regime that a person wrote; what is wrong with the file is told by line, before anything is changed. */
export function RegimeImport() {
  const api = useApi();
  const take = useAction('regimes.import');
  const field = useRef<HTMLInputElement>(null);
  const [faulty, setFaulty] = useState<Faulty | null>(null);
  const [taken, setTaken] = useState<(Taken & { readonly name: string }) | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What came of the file stands below a long list.
    if (faulty || taken) box.current?.scrollIntoView({ block: 'nearest' });
  }, [faulty, taken]);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setFaulty(null);
    setTaken(null);
    const given = { name: file.name, text: await file.text() };
    const checked = await api.call('regimes.check', given);
    if (checked.ok && checked.value.faults.length > 0)
      return setFaulty({ name: file.name, faults: checked.value.faults });
    const result = await take.run(given);
    if (result.ok) setTaken({ ...result.value, name: file.name });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void read(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file has its equal in the button
    <div className="mx-import" ref={box} onDragOver={event => event.preventDefault()} onDrop={drop}>
      <div className="row">
        <div className="grow">
          <p className="strong">A regime of your own</p>
          <p className="second small">
            A JSON file; save a shipped regime as a file to start from. A file with the code of one of yours
            takes its place.
          </p>
        </div>
        <Button icon="importFiles" words="Import a file" onClick={() => field.current?.click()} />
        <input
          ref={field}
          hidden
          type="file"
          accept=".json,application/json"
          aria-label="Regime file"
          onChange={event => {
            void read(event.target.files?.[0]);
            // The same file, mended, can be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      <ActionNotice of={take} />
      {taken && <TakenNotice title={taken.name} taken={taken} onDismiss={() => setTaken(null)} />}
      {faulty && <Faults {...faulty} onDismiss={() => setFaulty(null)} />}
    </div>
  );
}

const SHOWN = 100;

function Faults({ name, faults, onDismiss }: Faulty & { readonly onDismiss: () => void }) {
  return (
    <Notice tone="danger" onDismiss={onDismiss}>
      <p className="strong">
        “{name}” has {count(faults.length, 'fault')}. Nothing was changed.
      </p>
      <table className="mx-faults">
        <tbody>
          {faults.slice(0, SHOWN).map(({ line, column, what }) => (
            <tr key={`${line} ${column} ${what}`}>
              <th scope="row">
                Line {line}, column {column}
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > SHOWN && <p>{faults.length - SHOWN} more. Mend these first and import it again.</p>}
    </Notice>
  );
}
