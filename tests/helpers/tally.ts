import { relative } from 'node:path';
import type { run } from 'node:test';

/** How many tests ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** How the tests of one run ended, and in which files something failed (paths from the root) with how many failures. */
export interface RunTally extends Tally {
  readonly failures: ReadonlyMap<string, number>;
}

type Stream = ReturnType<typeof run>;

const SLOW_MS = 5000;
const KEPT_OUTPUT = 4000;

/** Counts tests as they end; says failures with their cause at once, and at the end what was slow or skipped. */
export async function tallyOf(tests: Stream, root: string, say: (text: string) => void): Promise<RunTally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  const failures = new Map<string, number>();
  const slow: string[] = [];
  const skipped = new Map<string, number>();
  const output = new Map<string, string>();
  const place = (file: string | undefined) => relative(root, file ?? '').replaceAll('\\', '/');

  const hear = (data: { file?: string | undefined; message: string }) => {
    const file = place(data.file);
    output.set(file, `${output.get(file) ?? ''}${data.message}`.slice(-KEPT_OUTPUT));
  };
  tests.on('test:stdout', hear);
  tests.on('test:stderr', hear);
  tests.on('test:pass', data => {
    if (data.details.type === 'suite') return;
    if (data.skip !== undefined || data.todo !== undefined) {
      tally.skipped += 1;
      const why = typeof data.skip === 'string' ? data.skip : 'no reason given';
      skipped.set(why, (skipped.get(why) ?? 0) + 1);
      return;
    }
    tally.passed += 1;
    const seconds = data.details.duration_ms / 1000;
    if (seconds * 1000 > SLOW_MS) slow.push(`  ${seconds.toFixed(1)} s  ${place(data.file)}: ${data.name}`);
  });
  tests.on('test:fail', data => {
    if (data.details.type === 'suite') return;
    // A test whose subtests failed is told by them.
    if ('failureType' in data.details.error && data.details.error.failureType === 'subtestsFailed') return;
    tally.failed += 1;
    const file = place(data.file);
    failures.set(file, (failures.get(file) ?? 0) + 1);
    say(`✖ ${file}: ${data.name}\n${indent(reason(data.details.error))}`);
  });
  // The stream ends only if somebody reads it.
  for await (const _ of tests) void _;

  for (const file of failures.keys()) {
    const text = output.get(file)?.trim();
    if (text) say(`What ${file} printed:\n${indent(text)}`);
  }
  if (slow.length > 0) say(`Slow:\n${slow.join('\n')}`);
  for (const [why, times] of skipped) say(`Skipped ${times}: ${why}`);
  return { ...tally, failures };
}

function reason(error: Error): string {
  const { cause } = error;
  // A crash of native code ends the process of a whole file: no test tells of it.
  if ('signal' in error && typeof error.signal === 'string')
    return `its process was ended by ${error.signal}`;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : (error.stack ?? error.message);
}

const indent = (text: string) => text.replace(/^/gm, '    ');
