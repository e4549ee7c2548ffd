import { parseArgs } from 'node:util';
import { COMMON_OPTIONS, type Command, type Invocation } from './command.ts';
import { exitCodeFor } from './failures.ts';
import { commandHelp, generalHelp, nearest } from './help.ts';
import { COMMANDS, LATER } from './registry.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line (without `node` and the script). Answers the exit code: 0 done, 1 failed, 2 wrong usage, 3 done with refusals. */
export async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = commandFirst(args);
  const terminal = createTerminal(args.includes('--json'));
  try {
    const code = await dispatch(name, rest, terminal);
    const failure = await terminal.failure();
    if (failure === undefined) return code;
    terminal.say(`The result could not be written: ${failure.message}.\nWhat was done in the project stays.`);
    return 1;
  } catch (error) {
    return exitCodeFor(error, terminal);
  } finally {
    terminal.clearProgress();
  }
}

async function dispatch(name: string | undefined, rest: string[], terminal: Terminal): Promise<number> {
  if (name === undefined) throw new UsageError(`Name a command.\n\n${generalHelp()}`);
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], terminal);
  if (name === '--version') return version(terminal);
  if (LATER.includes(name)) {
    throw new UsageError(`“plumb ${name}” is not there yet: it comes with a later version of Plumbline.`);
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) throw unknownCommand(name);
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(commandHelp(name, command));
    return 0;
  }
  return command.run(invocation(name, command, rest, terminal));
}

/** Common options may stand before the command: `plumb --json verify FILE`. */
function commandFirst(args: readonly string[]): readonly string[] {
  let at = 0;
  for (;;) {
    const option = COMMON.find(({ names }) => names.includes(args[at] ?? ''));
    if (!option) return [...args.slice(at), ...args.slice(0, at)];
    at += option.takesValue ? 2 : 1;
  }
}

const COMMON = Object.entries(COMMON_OPTIONS)
  .filter(([name]) => name !== 'help')
  .map(([name, option]) => ({
    names: [`--${name}`, ...('short' in option ? [`-${option.short}`] : [])],
    takesValue: option.type === 'string',
  }));

function invocation(name: string, command: Command, args: string[], terminal: Terminal): Invocation {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...COMMON_OPTIONS, ...command.options },
      allowPositionals: true,
    });
    const [fewest, most] = command.takes;
    if (positionals.length < fewest || positionals.length > most) {
      throw new UsageError(`${positionals.length < fewest ? 'Something is missing.' : 'That is too much.'}`);
    }
    return { values, positionals, terminal };
  } catch (error) {
    if (!(error instanceof Error) || !(error instanceof UsageError || 'code' in error)) throw error;
    const reason = error.message.split('. To specify')[0];
    throw new UsageError(`${reason}\nUsage: plumb ${name} ${command.usage}`);
  }
}

function unknownCommand(name: string): UsageError {
  const near = nearest(name, Object.keys(COMMANDS));
  const hint = near ? `Did you mean “plumb ${near}”?` : 'Run “plumb help” to see all of them.';
  return new UsageError(`There is no command “${name}”. ${hint}`);
}

async function help(name: string | undefined, terminal: Terminal): Promise<number> {
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name !== undefined && !entry) throw unknownCommand(name);
  terminal.out(name !== undefined && entry ? commandHelp(name, await entry.load()) : generalHelp());
  return 0;
}

async function version(terminal: Terminal): Promise<number> {
  const { appVersion } = await import('../node/resources.ts');
  terminal.out(appVersion());
  return 0;
}
