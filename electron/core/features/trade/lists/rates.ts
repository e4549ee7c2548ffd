// Rates of currencies: US dollars for one unit, by day.
import { z } from 'zod';
import { splitDelimited } from '../../../importers/table/delimited.ts';
import { type Decimal, parseDecimal } from '../values/decimal.ts';

/** Rates as a file, with where they are from. */
export const RateTable = z.object({
  title: z.string(),
  source: z.string(),
  version: z.string(),
  verify: z.string().default(''),
  rates: z
    .array(z.object({ date: z.iso.date(), currency: z.string().regex(/^[A-Z]{3}$/), usd: z.string() }))
    .min(1),
});
export type RateTable = z.infer<typeof RateTable>;

/** A rate is taken for a day within so many days after its own: weekends and holidays have none. */
export const RATE_DAYS = 10;

/** Rates by currency, days rising. */
export interface Rates {
  /** Title and version, for people. */
  readonly name: string;
  readonly byCurrency: ReadonlyMap<
    string,
    { readonly days: readonly number[]; readonly usd: readonly Decimal[] }
  >;
}

/** Rates ready to be looked up. */
export function ratesOf({ title, version, rates }: RateTable): Rates {
  const byCurrency = new Map<string, { days: number[]; usd: Decimal[] }>();
  for (const { date, currency, usd } of [...rates].sort((one, two) => (one.date < two.date ? -1 : 1))) {
    const rate = parseDecimal(usd, '.');
    if (!rate || rate.units <= 0n) continue;
    const known = byCurrency.get(currency) ?? { days: [], usd: [] };
    known.days.push(Number(date.replaceAll('-', '')));
    known.usd.push(rate);
    byCurrency.set(currency, known);
  }
  return { name: `${title} (${version})`, byCurrency };
}

/** The rate of a currency on a day (YYYYMMDD): that of the day, or the last before it that is not too old. */
export function rateOn({ byCurrency }: Rates, currency: string, day: number): Decimal | undefined {
  const found = byCurrency.get(currency);
  if (!found || day % 100 === 0) return undefined;
  let low = 0;
  let high = found.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found.days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  const last = found.days[at];
  return last !== undefined && daysBetween(last, day) <= RATE_DAYS ? found.usd[at] : undefined;
}

const daysBetween = (from: number, to: number): number => (utc(to) - utc(from)) / 86_400_000;
const utc = (day: number): number =>
  Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);

/** Reads rates from CSV with the columns date, currency and usd; undefined when it has no such rows, or a wrong one. */
export function ratesFromCsv(text: string, title: string, source: string): RateTable | undefined {
  const [head = [], ...records] = splitDelimited(
    text.replace(/^\uFEFF/, ''),
    text.includes(';') ? ';' : ',',
  ).records;
  const columns = ['date', 'currency', 'usd'].map(name =>
    head.findIndex(cell => cell.trim().toLowerCase() === name),
  );
  if (columns.some(column => column < 0)) return undefined;
  const rates = records.map(cells => {
    const [date = '', currency = '', usd = ''] = columns.map(column => (cells[column] ?? '').trim());
    return { date, currency: currency.toUpperCase(), usd: usd.replace(',', '.') };
  });
  const version =
    rates
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '';
  const read = RateTable.safeParse({ title, source, version, rates });
  return read.success && rates.every(({ usd }) => parseDecimal(usd, '.') !== null) ? read.data : undefined;
}
