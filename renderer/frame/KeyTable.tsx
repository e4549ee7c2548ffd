import { useServices } from '../bridge/hooks.tsx';
import type { Command, CommandGroup } from '../keys/commands.ts';
import { useCommandList } from '../keys/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { LIST_KEYS } from './list-key-words.ts';
import './key-table.css';

/** Every key that works right now, by where it works. */
export function KeyTable() {
  const { shelf } = useServices();
  const commands = useCommandList().filter(command => command.keys && command.keys.length > 0);
  const groups = new Map<CommandGroup, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return (
    <Dialog title="Keys" className="key-table" onClose={() => shelf.setState({ overlay: null })}>
      <div className="key-groups">
        {[...groups].map(([group, list]) => (
          <KeyGroup
            key={group}
            title={group}
            rows={list.map(({ id, words, keys = [] }) => ({ id, words, keys }))}
          />
        ))}
        <KeyGroup title="In lists" rows={LIST_KEYS} />
      </div>
      <p className="hint">
        Single letters act only outside text fields, and can be switched off in Settings.
      </p>
    </Dialog>
  );
}

function KeyGroup({
  title,
  rows,
}: {
  title: string;
  rows: readonly { readonly id: string; readonly words: string; readonly keys: readonly string[] }[];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ id, words, keys }) => (
          <div key={id} className="row">
            <dt className="grow">{words}</dt>
            <dd className="row">
              {keys.map(key => (
                <KeyHint key={key} keys={key} spoken />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
