/** Where one pane is inside another, the inner one comes after it. */
const PANES = ['nav.rail', '#place', '#beside', '#inspector', '.status'];
const FOCUSABLE = 'button:not(:disabled), input, textarea, select, [tabindex="0"]';

/** What had the keyboard when its pane was left. */
const left = new WeakMap<Element, HTMLElement>();

/** Moves the keyboard to the next (1) or previous (-1) pane that is shown: to where it was there, else to its first control. */
export function toPane(by: 1 | -1): void {
  const panes = PANES.flatMap(selector => {
    const pane = document.querySelector<HTMLElement>(selector);
    return pane && pane.offsetParent !== null ? [pane] : [];
  });
  const active = document.activeElement;
  const at = panes.findLastIndex(pane => pane.contains(active));
  const from = panes[at];
  if (from && active instanceof HTMLElement) left.set(from, active);
  const next = at < 0 ? panes[0] : panes[(at + by + panes.length) % panes.length];
  if (next) (left.get(next)?.isConnected ? left.get(next) : firstOf(next))?.focus();
}

const firstOf = (pane: HTMLElement): HTMLElement => pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane;
