/** `npm run torture [KILLS]`: the crash tests with a thousand kills instead of twenty. */
import { spawnSync } from 'node:child_process';

const kills = process.argv[2] ?? '1000';
const tests = ['tests/node/project-file/crash.test.ts'];
const { status } = spawnSync(process.execPath, ['--test', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, PLUMB_KILLS: kills },
});
process.exitCode = status ?? 1;
