import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  /** Straight into the sample case. */
  readonly sample: boolean;
  /** The browser shell even where Electron is installed. */
  readonly browser: boolean;
  /** Only print the address. */
  readonly noWindow: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  /** A project to unlock, as a whole path; null for the welcome page. */
  readonly project: string | null;
  readonly help: boolean;
}

/** What the launcher understands. */
export const USAGE = `npm start -- [PROJECT.plumb] [options]

  --sample       open straight into the sample case
  --browser      use an installed browser even where Electron is there
  --no-window    print the address and open nothing
  --port N       listen on this port instead of a random one
  --help         show this

PLUMB_CHROMIUM names the browser to use. Everything also works without a window: npm run -s plumb -- --help`;

/** Reads the arguments. Throws an `Error` with a sentence when they are wrong. */
export function readOptions(args: readonly string[]): StartOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sample: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      'no-window': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`“${values.port}” is not a port.`);
  if (positionals.length > 1) throw new Error('Name one project at most.');
  const [project] = positionals;
  if (project && values.sample) throw new Error('Name a project or --sample, not both.');
  return {
    sample: values.sample,
    browser: values.browser,
    noWindow: values['no-window'],
    port,
    project: project === undefined ? null : resolve(project),
    help: values.help,
  };
}
