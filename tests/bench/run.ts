// `npm run bench`: every benchmark beside a named program that does the same, as ratios. `npm run bench -- start` runs one.
import '../helpers/own-state.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One measurement: ours and theirs in the same unit. Fewer is better, unless the unit is something per second. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  /** The program that `theirs` was measured with, or the target it is. */
  readonly against: string;
}

/** What a benchmark file exports. */
export interface Benchmark {
  bench(): Promise<readonly Measurement[]>;
}

const COLUMNS = ['what', 'ours', 'theirs', 'unit', 'against', 'times'] as const;

/** How many times better ours is than theirs; under 1 is worse. */
export function timesBetter({ ours, theirs, unit }: Measurement): number {
  return unit.endsWith('/s') ? ours / theirs : theirs / ours;
}

const figure = (value: number) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);

function row(measurement: Measurement): string[] {
  const { name, ours, theirs, unit, against } = measurement;
  return [name, figure(ours), figure(theirs), unit, against, `${timesBetter(measurement).toFixed(2)} ×`];
}

/** Lines of a table with columns of even width. */
export function table(rows: readonly (readonly string[])[]): string {
  const all = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map(cells => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}

function isBenchmark(module: unknown): module is Benchmark {
  return (
    typeof module === 'object' && module !== null && 'bench' in module && typeof module.bench === 'function'
  );
}

/** `project` is enough for `project-file`. */
const isCalled = (name: string, wish: string): boolean => name === wish || name.startsWith(`${wish}-`);

async function main(wished: readonly string[]): Promise<number> {
  const files = readdirSync(import.meta.dirname).filter(
    name => name.endsWith('.ts') && !/^run\.|\.test\.ts$/.test(name),
  );
  const chosen = files.filter(
    name => wished.length === 0 || wished.some(wish => isCalled(name.replace(/\.ts$/, ''), wish)),
  );
  const rows: string[][] = [];
  let failed = 0;
  for (const name of chosen.sort()) {
    process.stderr.write(`${name} …\n`);
    try {
      const module: unknown = await import(join(import.meta.dirname, name));
      if (isBenchmark(module)) rows.push(...(await module.bench()).map(row));
    } catch (error) {
      failed += 1;
      process.stderr.write(`${name} failed: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.stdout.write(`${table(rows)}\n`);
  return failed === 0 && chosen.length > 0 ? 0 : 1;
}

if (import.meta.main) process.exit(await main(process.argv.slice(2)));
