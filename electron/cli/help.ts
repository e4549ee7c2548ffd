import type { Command } from './command.ts';
import { COMMANDS } from './registry.ts';

const COMMON = `Options of every command
  --json                 one JSON value, or one a line, on stdout and nothing else
  --passphrase-file F    read the passphrase from a file (else PLUMB_PASSPHRASE, else a prompt)
  -i, --identity-file F  open with an age identity, as “plumb keygen” writes it
  --author NAME          who acts, for the log; nobody by default

Exit codes: 0 done, 1 failed (the message says what to do next), 2 wrong usage,
3 done, but some files were not imported.`;

/** Help over all commands. */
export function generalHelp(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `plumb: Plumbline on the command line

${commands.join('\n')}

Run “plumb help COMMAND” to see how one is used.

${COMMON}`;
}

/** Help for one command. */
export function commandHelp(name: string, command: Command): string {
  return `Usage: plumb ${name} ${command.usage}\n\n${command.help}\n\n${COMMON}`;
}

/** The name that was probably meant, or undefined: at most two letters differ. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map(name => ({ name, steps: distance(typed, name) }))
    .sort((left, right) => left.steps - right.steps);
  const best = ranked[0];
  return best && best.steps <= 2 ? best.name : undefined;
}

/** Letters to add, drop or change to make one word of the other. */
function distance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const line = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[right.length] ?? 0;
}
