// `npm test`: lint, types and a fresh build first, then every test. `npm test -- PATH…` runs those files or folders only.
import './helpers/own-state.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { findBrowser } from '../electron/browser/find-browser.ts';
import { NO_CHROMIUM } from './helpers/chromium.ts';
import { type RunTally, type Tally, tallyOf } from './helpers/tally.ts';

const root = dirname(import.meta.dirname);
const say = (text: string) => process.stdout.write(`${text}\n`);

/** Files that need a Chromium: they fail with what to do, rather than being left out, when there is none. */
const NEEDS_CHROMIUM = /^tests\/(e2e|desktop)\//;
/** Files that drive a browser window: on a busy machine it can be too slow for the patience of a test. */
const WITH_WINDOWS = /^tests\/(e2e|desktop|contract)\//;
const NEEDS_BUILD = /^tests\/(e2e|desktop|cli)\//;

/** Runs one of the checks that come before the tests; true when it found nothing. */
function check(name: string, script: string, args: readonly string[]): boolean {
  const started = performance.now();
  const result = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (result.status === 0) {
    say(`${name}: clean (${seconds} s)`);
    return true;
  }
  say(`${name}: failed\n${result.stdout}${result.stderr}`);
  return false;
}

/** The test files that were asked for, in a stable order; slow ones first, so that they do not end the run alone. */
function testFiles(asked: readonly string[]): string[] {
  const patterns = asked.length > 0 ? asked.flatMap(asFiles) : ['tests/**/*.test.ts'];
  const found = patterns.flatMap(pattern => globSync(pattern, { cwd: root }));
  const names = [...new Set(found.map(file => relative(root, resolve(root, file)).replaceAll('\\', '/')))];
  return names.sort((left, right) => weight(right) - weight(left) || (left < right ? -1 : 1));
}

function asFiles(path: string): string[] {
  const full = resolve(root, path);
  if (!existsSync(full)) return [path];
  return statSync(full).isDirectory() ? [`${full}/**/*.test.ts`] : [full];
}

const weight = (file: string) => (/^tests\/(e2e|desktop|cli|corpus|layers)\//.test(file) ? 1 : 0);

/** Installs Debian's Chromium where that is possible and allowed. */
function provideChromium(): void {
  if (findBrowser()) return;
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get');
  if (!debian || process.getuid?.() !== 0 || process.env.PLUMB_CHROMIUM || process.env.PLUMB_NO_INSTALL)
    return;
  say('Installing Chromium from Debian, for the tests in a real browser …');
  const options = {
    stdio: 'ignore',
    timeout: 240_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}

function tell(checks: Tally, ok: boolean): void {
  if (ok) checks.passed += 1;
  else checks.failed += 1;
}

/** Runs test files, so many at a time. */
function runFiles(files: readonly string[], concurrency: number): Promise<RunTally> {
  const paths = files.map(file => join(root, file));
  return tallyOf(run({ files: paths, concurrency, cwd: root, timeout: 240_000 }), root, say);
}

/**
 * Runs test files, two at a time. Files with windows in which something failed are run once more, alone. What passes then is
 * counted as passed, and its file named as unsteady; what fails again has failed.
 */
async function runSteadily(files: readonly string[]): Promise<Tally> {
  const { failures, ...tally } = await runFiles(files, 2);
  const again = [...failures.keys()].filter(file => WITH_WINDOWS.test(file));
  for (const file of again) {
    const { failed } = await runFiles([file], 1);
    const before = failures.get(file) ?? 0;
    say(`Unsteady: ${file}: ${before} failed beside other tests, ${failed} alone.`);
    tally.passed += Math.max(0, before - failed);
    tally.failed += failed - before;
  }
  return tally;
}

async function main(): Promise<number> {
  const asked = process.argv.slice(2);
  const files = testFiles(asked);
  if (files.length === 0) {
    say(`No test file matches ${asked.join(' ')}.\n0 passed, 1 failed`);
    return 1;
  }
  const checks: Tally = { passed: 0, failed: 0, skipped: 0 };
  if (asked.length === 0) {
    tell(
      checks,
      check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    );
  }
  // Windows in tests show what is in out/: without a fresh build they would test the last one.
  if (asked.length === 0 || files.some(file => NEEDS_BUILD.test(file))) {
    tell(checks, check('types and build', 'build/build.ts', []));
  }
  if (files.some(file => NEEDS_CHROMIUM.test(file))) {
    provideChromium();
    if (!findBrowser()) say(`${NO_CHROMIUM} The tests that need one will fail.`);
  }
  const { passed, failed, skipped } = await runSteadily(files);
  const all = { passed: checks.passed + passed, failed: checks.failed + failed };
  say(`${all.passed} passed, ${all.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return all.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
