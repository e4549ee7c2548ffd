/**
 * `npm run torture [KILLS]`: the crash tests with a thousand kills instead of twenty.
 * `npm run torture -- import [MUTANTS] [SEED]`: files changed at random, imported.
 */
import './helpers/own-state.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [first = '1000', ...words] = process.argv.slice(2);
const args =
  first === 'import'
    ? [join(import.meta.dirname, 'torture', 'import.ts'), ...words]
    : ['--test', 'tests/node/project-file/crash.test.ts'];
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, PLUMB_KILLS: first },
});
process.exitCode = status ?? 1;
