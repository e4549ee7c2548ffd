/** What a key event tells; a DOM `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  ' ': 'space',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Escape: 'esc',
};

/**
 * A key press in one word, like `ctrl+shift+l`, `g`, `?` or `alt+left`; null while composing or for a bare modifier.
 * Letters are taken from the physical key when the layout is not Latin, so that they work on a Russian keyboard.
 */
export function strokeOf(press: KeyPress): string | null {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return null;
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(press.key)) return null;
  const name = nameOf(press);
  const parts = [];
  if (press.ctrlKey || press.metaKey) parts.push('ctrl');
  if (press.altKey) parts.push('alt');
  // Shift is part of how a sign like ? is typed; only for letters and named keys does it mean something.
  if (press.shiftKey && (name.length > 1 || /[a-z]/.test(name))) parts.push('shift');
  return [...parts, name].join('+');
}

function nameOf({ key, code, altKey }: KeyPress): string {
  const named = NAMED[key];
  if (named) return named;
  if (key.length > 1) return key.toLowerCase();
  const foreign = key > '\u007e' || altKey;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && foreign) return letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit && foreign) return digit;
  return key.toLowerCase();
}

/** Whether a stroke is a single character key, with or without Shift: such keys never act inside text fields. */
export function isSingle(stroke: string): boolean {
  const bare = stroke.replace(/^shift\+/, '');
  return bare.length === 1 || bare === 'space';
}

const FIELD_KEYS = new Set([
  ...['a', 'c', 'v', 'x', 'z', 'y', 'shift+z', 'left', 'right', 'home', 'end', 'backspace'].map(
    key => `ctrl+${key}`,
  ),
  ...[
    'left',
    'right',
    'up',
    'down',
    'home',
    'end',
    'enter',
    'tab',
    'backspace',
    'delete',
    'pageup',
    'pagedown',
  ],
  ...['shift+left', 'shift+right', 'shift+up', 'shift+down', 'shift+home', 'shift+end', 'shift+tab'],
]);

/** Whether a text field needs this stroke for itself. */
export const belongsToField = (stroke: string): boolean => isSingle(stroke) || FIELD_KEYS.has(stroke);

const SHOWN: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  esc: 'Esc',
  enter: 'Enter',
  space: 'Space',
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  delete: 'Del',
  backspace: 'Backspace',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
};

/** A stroke, or a sequence divided by a blank (`g h`), as it is printed on keys: `Ctrl K`, `G H`. */
export function showKeys(keys: string, mac = false): string {
  const one = (stroke: string) => {
    const parts =
      stroke === '+' || stroke.endsWith('++')
        ? [...stroke.slice(0, -2).split('+').filter(Boolean), '+']
        : stroke.split('+');
    return parts
      .map(part => (part === 'ctrl' && mac ? 'Cmd' : (SHOWN[part] ?? part.toUpperCase())))
      .join(' ');
  };
  return keys.split(' ').map(one).join(' ');
}
