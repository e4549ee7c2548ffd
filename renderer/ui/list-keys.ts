import { type KeyPress, strokeOf } from '../keys/stroke.ts';

/** What a key means in a list. */
export type ListKey =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'open' | 'inspect' | 'mark' | 'all' | 'remove' };

/** What a key press does in a list of `length` rows whose row `at` is active; null when it means nothing here. */
export function listKey(press: KeyPress, at: number, length: number, page: number): ListKey | null {
  const stroke = strokeOf(press);
  if (!stroke || length === 0) return null;
  const extend = stroke.startsWith('shift+');
  const go = (to: number): ListKey => ({ kind: 'move', to: Math.min(Math.max(to, 0), length - 1), extend });
  switch (extend ? stroke.slice('shift+'.length) : stroke) {
    case 'j':
    case 'down':
      return go(at + 1);
    case 'k':
    case 'up':
      return go(at < 0 ? length - 1 : at - 1);
    case 'home':
      return go(0);
    case 'end':
      return go(length - 1);
    case 'pageup':
      return go(at - page);
    case 'pagedown':
      return go(at + page);
    case 'enter':
      return extend ? null : { kind: 'open' };
    case 'alt+enter':
      return { kind: 'inspect' };
    case 'space':
      return { kind: 'mark' };
    case 'ctrl+a':
      return { kind: 'all' };
    case 'delete':
      return { kind: 'remove' };
    default:
      return null;
  }
}
