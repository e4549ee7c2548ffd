// The line between the stand-in and the test that started it: what the test sees, and the dialogs it answers.

/** Something that the test wants to know of. */
export type Told =
  | { readonly kind: 'sandboxed' | 'shown' }
  | { readonly kind: 'window'; readonly preferences: object }
  | { readonly kind: 'partition'; readonly name: string; readonly cache: boolean }
  | { readonly kind: 'schemes'; readonly schemes: readonly object[] }
  | { readonly kind: 'process'; readonly path: string }
  | { readonly kind: 'error'; readonly title: string; readonly content: string }
  | { readonly kind: 'menu'; readonly items: number }
  | { readonly kind: 'page'; readonly port: number }
  | { readonly kind: 'ask'; readonly id: number; readonly dialog: 'save' | 'open' };

let last = 0;
const waiting = new Map<number, (answer: unknown) => void>();

process.on(
  'message',
  (message: {
    readonly id?: number;
    readonly answer?: unknown;
    readonly start?: string[];
    readonly power?: string;
  }) => {
    if (message.start) started(message.start);
    if (message.power) powered(message.power);
    waiting.get(message.id ?? 0)?.(message.answer);
    waiting.delete(message.id ?? 0);
  },
);

let started: (commandLine: string[]) => void = () => undefined;

/** Calls back when the test starts the program a second time. */
export function onSecondStart(listener: (commandLine: string[]) => void): void {
  started = listener;
}

let powered: (event: string) => void = () => undefined;

/** Calls back with what the test makes happen to the machine, by the name that `powerMonitor` has for it. */
export function onPower(listener: (event: string) => void): void {
  powered = listener;
}

/** Tells the test. */
export function tell(what: Told): void {
  process.send?.(what);
}

/** Asks the test what the person chooses in a dialog. */
export function ask(dialog: 'save' | 'open'): Promise<unknown> {
  const id = ++last;
  tell({ kind: 'ask', id, dialog });
  return new Promise(resolve => waiting.set(id, resolve));
}
