/** `node tests/torture/import.ts [MUTANTS] [SEED]`: the corpus changed at random and imported; nothing may break. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { corpusMissing } from '../corpus/corpus.ts';
import type { Report } from './import-child.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Imports mutants in a process that may read files and nothing else. Throws when that process does not come to its end. */
export function importMutants(count: number, seed: number, which: 'corpus' | 'small', first = 0): Report {
  const allowed = ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons', '--no-warnings'];
  const words = [count, seed, which, first].map(String);
  const child = spawnSync(
    process.execPath,
    [...allowed, '--import', here('watch.ts'), here('import-child.ts'), ...words],
    // Without a search path no recogniser of the machine is found, so none is started to ask for its version.
    {
      env: { ...process.env, PATH: '' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', which === 'corpus' ? 'inherit' : 'pipe'],
      maxBuffer: 1e9,
    },
  );
  if (child.status !== 0)
    throw new Error(`The engine broke (${child.signal ?? child.status}): ${child.stderr ?? ''}`);
  return JSON.parse(child.stdout) as Report;
}

if (import.meta.main) {
  const [count = '5000', seed = '1', first = '0'] = process.argv.slice(2);
  const which = corpusMissing ? 'small' : 'corpus';
  process.stderr.write(`${count} mutants of the files called ${which}, seed ${seed}\n`);
  const report = importMutants(Number(count), Number(seed), which, Number(first));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.faults.length + report.attempts.length === 0 ? 0 : 1;
}
