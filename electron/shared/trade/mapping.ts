import { z } from 'zod';
import { ENCODINGS } from '../contract/encodings.ts';

/** What a person decided about a table, as a file that can be kept and shared. Columns are named by their headers. */
export const Mapping = z.strictObject({
  /** Sheet of a workbook, by its name; found out when left out. */
  sheet: z.string().optional(),
  /** Encoding of a delimited file, as readings name it; found out when left out. */
  encoding: z.enum(ENCODINGS.map(({ name }) => name)).optional(),
  /** What stands between its cells; found out when left out. */
  delimiter: z.string().length(1).optional(),
  /** Row of the header among the rows of the table, from 1; found out when left out. */
  headerRow: z.int().min(1).max(1000).optional(),
  /** Field of a column; '' for none, whatever its name. */
  columns: z.record(z.string(), z.string()).default({}),
  /** Style of the dates of a column. */
  dates: z
    .record(z.string(), z.enum(['ymd', 'dmy', 'mdy', 'ymdRun', 'dmyRun', 'month', 'serial', 'year']))
    .default({}),
  /** Decimal mark of a column. */
  marks: z.record(z.string(), z.enum([',', '.'])).default({}),
  /** ISO 4217 codes of signs that several currencies share. */
  currencies: z.record(z.string(), z.string().regex(/^[A-Z]{3}$/)).default({}),
  /** Whether runs of seven digits are dates that lost their first zero. */
  mendDates: z.boolean().optional(),
  /** Days to move dates that came as midnight of another time zone. */
  moveDays: z.int().min(-1).max(1).optional(),
});
export type Mapping = z.infer<typeof Mapping>;
