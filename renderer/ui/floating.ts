import { createStore } from 'zustand/vanilla';
import type { EvidenceId } from '../../electron/shared/kernel/ids.ts';
import type { IconName } from './icons.ts';

/** One line of a menu. */
export interface MenuAction {
  readonly words: string;
  readonly run: () => void;
  readonly icon?: IconName;
  /** The key that does the same while the thing has focus. */
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly off?: string | undefined;
  readonly danger?: boolean;
}

/** Lines and dividers of a menu. */
export type MenuEntry = MenuAction | 'divider';

/** What floats over the window. One at a time, drawn by `FloatingLayer`. */
export type Floating =
  | {
      readonly kind: 'menu';
      readonly anchor: Element;
      readonly label: string;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly kind: 'evidence'; readonly anchor: Element; readonly id: EvidenceId };

/** Holds what floats. */
export const floating = createStore<{ readonly shown: Floating | null }>(() => ({ shown: null }));

const OPEN_MS = 300;
const CLOSE_MS = 180;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Opens a menu below an element. */
export function openMenu(anchor: Element, label: string, entries: readonly MenuEntry[]): void {
  clearTimeout(timer);
  floating.setState({ shown: { kind: 'menu', anchor, label, entries } });
}

/** Opens the evidence card beside a chip, after the pointer has rested on it; at once when `now`. */
export function openEvidenceCard(anchor: Element, id: EvidenceId, now = false): void {
  clearTimeout(timer);
  const show = () => {
    if (floating.getState().shown?.kind !== 'menu')
      floating.setState({ shown: { kind: 'evidence', anchor, id } });
  };
  if (now) show();
  else timer = setTimeout(show, OPEN_MS);
}

/** The pointer left the chip or the card: closes the card unless the pointer comes back. */
export function leaveEvidenceCard(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (floating.getState().shown?.kind === 'evidence') floating.setState({ shown: null });
  }, CLOSE_MS);
}

/** The pointer is on the card: it stays. */
export const stayOnCard = (): void => clearTimeout(timer);

/** Closes whatever floats; focus goes back to what it hung on when it was a menu. */
export function closeFloating(): void {
  clearTimeout(timer);
  const { shown } = floating.getState();
  floating.setState({ shown: null });
  if (shown?.kind === 'menu' && shown.anchor instanceof HTMLElement) shown.anchor.focus();
}
