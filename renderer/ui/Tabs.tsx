import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

/** One tab: its name and, if given, how many things it holds. */
export interface TabItem<V extends string> {
  readonly value: V;
  readonly words: string;
  readonly count?: number | undefined;
}

/** Tabs over a panel. Arrow keys go from tab to tab. */
export function Tabs<V extends string>({
  label,
  items,
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly items: readonly TabItem<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const index = items.findIndex(item => item.value === value);
    const next = items[(index + by + items.length) % items.length];
    if (!next) return;
    onChange(next.value);
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={bar} onKeyDown={move}>
        {items.map(item => (
          <button
            type="button"
            role="tab"
            key={item.value}
            id={`${id}-${item.value}`}
            data-tab={item.value}
            aria-selected={item.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={item.value === value ? 0 : -1}
            onClick={() => onChange(item.value)}
          >
            {item.words}
            {item.count !== undefined && <span className="muted small number">{item.count}</span>}
          </button>
        ))}
      </div>
      <div className="place-main" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
}
