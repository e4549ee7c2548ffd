import type { Progress } from '../shared/contract/common.ts';

/** Where a command talks: results on stdout, messages and progress on stderr. */
export interface Terminal {
  /** Whether stdout holds JSON and nothing else. */
  readonly json: boolean;
  /** Whether stdout is a screen and not a pipe or file. */
  readonly isScreen: boolean;
  /** A result for people, with a line end; nothing in JSON mode. */
  out(text: string): void;
  /** One JSON value on one line of stdout, in JSON mode only. */
  value(value: unknown): void;
  /** Text on stdout whatever the mode. */
  raw(text: string): void;
  /** A message on stderr, with a line end. */
  say(text: string): void;
  /** Shows how far a job is, on a screen only. */
  progress(progress: Progress): void;
  clearProgress(): void;
  /** Why stdout could not be written, if so; waits until all is written. A reader that went away is not a failure. */
  failure(): Promise<Error | undefined>;
}

/** Makes the terminal of this process. */
export function createTerminal(json: boolean): Terminal {
  let gone = false;
  let failure: Error | undefined;
  let shown = false;
  const onError = (error: Error) => {
    gone = true;
    if (!('code' in error && error.code === 'EPIPE')) failure = error;
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', () => undefined);
  const raw = (text: string) => {
    if (!gone) process.stdout.write(text);
  };
  const clearProgress = () => {
    if (shown) process.stderr.write('\r\u001B[2K');
    shown = false;
  };
  return {
    json,
    isScreen: process.stdout.isTTY === true,
    raw,
    out: text => {
      if (!json) raw(`${printable(text)}\n`);
    },
    value: value => {
      if (json) raw(`${JSON.stringify(value)}\n`);
    },
    say: text => {
      clearProgress();
      process.stderr.write(`${printable(text)}\n`);
    },
    progress: ({ done, total, current }) => {
      if (process.stderr.isTTY !== true) return;
      const width = Math.max(20, (process.stderr.columns ?? 80) - 1);
      const line = printable(`[${done}/${total}] ${current}`).replaceAll('\n', ' ').slice(0, width);
      process.stderr.write(`\r\u001B[2K${line}`);
      shown = true;
    },
    clearProgress,
    failure: async () => {
      // The write's own answer comes before the stream's error event, which the next turn brings.
      await new Promise<void>(resolve => process.stdout.write('', () => setImmediate(resolve)));
      return failure;
    },
  };
}

/** Text from a case without the control characters that could command a terminal; line ends stay. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}

/** A name from a case for a list with a line each: a line end in it would let it write a line of its own. */
export const oneLine = (name: string): string => name.replace(/[\n\t\u2028\u2029]/g, '\uFFFD');
