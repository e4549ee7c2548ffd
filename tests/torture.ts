/**
 * `npm run torture [KILLS [OUTAGES [FLIPS [CUTS]]]]`: the endurance tests of the project file in full, where `npm test` runs a few
 * of each. A seed in PLUMB_SEED repeats a run. By default a thousand kills, ten thousand flipped bits and a thousand cuts.
 */
import './helpers/own-state.ts';
import { spawnSync } from 'node:child_process';

const [kills = '1000', outages = '5000', flips = '10000', cuts = '1000'] = process.argv.slice(2);
const tests = ['crash', 'outage', 'flips'].map(name => `tests/node/project-file/${name}.test.ts`);
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PLUMB_KILLS: kills,
    PLUMB_OUTAGES: outages,
    PLUMB_FLIPS: flips,
    PLUMB_CUTS: cuts,
  },
});
process.exitCode = status ?? 1;
