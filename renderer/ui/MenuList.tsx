import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MenuEntry } from './floating.ts';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';

/** A menu: arrows move, Enter does, Esc closes. Its first line has focus when it opens. */
export function MenuList({
  label,
  entries,
  onClose,
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useEffect(() => buttons()[0]?.focus(), []);
  const press = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(at - 1 + all.length) % all.length]?.focus();
    else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else if (event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div className="menu" role="menu" aria-label={label} tabIndex={-1} ref={list} onKeyDown={press}>
      {entries.map((entry, index) =>
        entry === 'divider' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a menu's lines do not change while it is open
          <hr key={index} />
        ) : (
          <button
            type="button"
            role="menuitem"
            key={entry.words}
            className={entry.danger ? 'danger' : undefined}
            disabled={entry.off !== undefined}
            title={entry.off}
            onClick={() => {
              onClose();
              entry.run();
            }}
          >
            {entry.icon && <Icon name={entry.icon} />}
            <span className="grow">{entry.words}</span>
            {entry.keys && <KeyHint keys={entry.keys} />}
          </button>
        ),
      )}
    </div>
  );
}
