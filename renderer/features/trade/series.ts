// Months of a chart: numbers here are for drawing alone. What is said in words keeps the exact text.
import type { Output } from '../../../electron/shared/contract/index.ts';

/** One part of one month. */
export interface SeriesPart {
  readonly month: string;
  readonly group: string;
  readonly value: number;
  readonly text: string;
}

/** The parts that a month is divided into: at most four, so that they can be told apart. */
export const GROUPS = ['Tier 1', 'Tier 2', 'Tier 3 and 4', 'Not on the list'] as const;

/** Which part a tier belongs to. */
export function groupOf(tier: string): (typeof GROUPS)[number] {
  if (tier === '1') return 'Tier 1';
  if (tier === '2') return 'Tier 2';
  return tier === '' ? 'Not on the list' : 'Tier 3 and 4';
}

/** Totals by month and tier as parts of a chart. Months without a day before the year are left out. */
export function partsOf(rows: Output<'trade.aggregate'>['rows'], measure: string): SeriesPart[] {
  const texts = new Map<string, string[]>();
  for (const row of rows) {
    const month = String(row.month ?? '');
    if (!/^\d{4}-\d{2}$/.test(month)) continue;
    const key = `${month} ${groupOf(String(row.chplTier ?? ''))}`;
    texts.set(key, [...(texts.get(key) ?? []), String(row[measure] ?? '0')]);
  }
  return [...texts].map(([key, all]) => {
    const text = exactSum(all);
    return { month: key.slice(0, 7), group: key.slice(8), value: Number(text), text };
  });
}

/** Months of a chart with the sum of each part, for its table. */
export function monthTable(
  parts: readonly SeriesPart[],
): readonly { readonly month: string; readonly values: ReadonlyMap<string, string> }[] {
  const months = new Map<string, Map<string, string>>();
  for (const { month, group, text } of parts) {
    const groups = months.get(month) ?? new Map<string, string>();
    groups.set(group, text);
    months.set(month, groups);
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, values]) => ({ month, values }));
}

/** The sum of exact decimals, exact. */
export function exactSum(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map(text => text.split('.')[1]?.length ?? 0));
  const sum = texts.reduce((total, text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return total + BigInt(`${whole}${fraction.padEnd(places, '0')}`);
  }, 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const sign = sum < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The last day of a month, as `2024-02-29`. */
export function endOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(last).padStart(2, '0')}`;
}
