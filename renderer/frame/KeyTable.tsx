import { useServices } from '../bridge/hooks.tsx';
import { useCommandList } from '../keys/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { type KeyRow, keyTable } from './key-words.ts';
import './key-table.css';

/** Every key, by where it works: the same wherever it is opened. */
export function KeyTable() {
  const { shelf } = useServices();
  const commands = useCommandList().flatMap(({ id, words, group, keys = [] }) =>
    keys.length > 0 ? [{ id, words, group, keys }] : [],
  );
  return (
    <Dialog title="Keys" className="key-table" onClose={() => shelf.setState({ overlay: null })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="key-scroll" aria-label="All keys" tabIndex={0}>
        <div className="key-groups">
          {keyTable(commands).map(([title, rows]) => (
            <KeyGroup key={title} title={title} rows={rows} />
          ))}
        </div>
      </section>
      <p className="hint">
        Single letters act only outside text fields, and can be switched off in Settings.
      </p>
    </Dialog>
  );
}

function KeyGroup({ title, rows }: { title: string; rows: readonly KeyRow[] }) {
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
