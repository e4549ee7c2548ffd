// Mappings and column sets that are kept under a name, and mappings as files.
import { z } from 'zod';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ColumnSet, KeptMapping } from '../../../shared/contract/trade.ts';
import { foldName } from '../../../shared/trade/column-keys.ts';
import { Mapping } from '../../../shared/trade/mapping.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

interface MappingRow {
  readonly id: string;
  readonly name: string;
  readonly mapping: string;
  readonly headers: string;
}

const keptOf = ({ id, name, mapping, headers }: MappingRow): KeptMapping => ({
  id: id as KeptMapping['id'],
  name,
  mapping: Mapping.parse(JSON.parse(mapping)),
  headers: JSON.parse(headers) as string[],
});

/** Mappings by name. */
export const listMappings = (db: ReadableDb): KeptMapping[] =>
  db.all<MappingRow>(sql`SELECT id, name, mapping, headers FROM trade_mapping ORDER BY name`).map(keptOf);

/** Names of kept mappings that were made for a table with these headers. */
export function mappingsFor(db: ReadableDb, headers: readonly string[]): string[] {
  const here = new Set(headers.map(foldName));
  return listMappings(db)
    .filter(({ headers: own }) => own.length > 0 && own.every(header => here.has(foldName(header))))
    .map(({ name }) => name);
}

function mappingById(db: ReadableDb, id: string): KeptMapping {
  const row = db.one<MappingRow>(sql`SELECT id, name, mapping, headers FROM trade_mapping WHERE id = ${id}`);
  return row ? keptOf(row) : refuse({ code: 'not-found', what: 'mapping', id });
}

/** Keeps a mapping under its name. */
export function keepMapping(
  { db, work, newId, at, author }: ActionContext,
  { name, mapping, headers }: Input<'trade.keepMapping'>,
): KeptMapping {
  const there = db.one<{ id: string }>(sql`SELECT id FROM trade_mapping WHERE name = ${name}`);
  const values = { mapping: JSON.stringify(mapping), headers: JSON.stringify(headers), at, author };
  const id = there?.id ?? newId('tmp');
  if (there) work.update('trade_mapping', id, values);
  else work.insert('trade_mapping', { id, name, ...values });
  work.say(`Kept the mapping “${name}”`);
  return mappingById(db, id);
}

/** Removes a kept mapping. */
export function forgetMapping(
  { db, work }: ActionContext,
  { id }: Input<'trade.forgetMapping'>,
): Output<'trade.forgetMapping'> {
  const { name } = mappingById(db, id);
  work.remove('trade_mapping', id);
  work.say(`Removed the mapping “${name}”`);
  return { id };
}

/** A mapping as a file: its name and headers beside it, so that it is known again elsewhere. */
const MappingFile = z.object({
  plumblineMapping: z.literal(1),
  name: z.string(),
  headers: z.array(z.string()),
  mapping: Mapping,
});

/** Offers a kept mapping as a file. */
export async function saveMapping(
  context: JobContext,
  { id }: Input<'trade.saveMapping'>,
): Promise<Output<'trade.saveMapping'>> {
  const { name, headers, mapping } = mappingById(context.db, id);
  const text = JSON.stringify({ plumblineMapping: 1, name, headers, mapping }, null, 2);
  const ref = context.offer(new TextEncoder().encode(`${text}\n`), 'application/json');
  return { ref, fileName: `${name.replace(/[^\p{L}\p{N} _-]+/gu, '-')}.mapping.json` };
}

/** Keeps the mapping of a file; one that holds a mapping alone gets the name given. */
export async function loadMapping(
  context: JobContext,
  { source, name }: Input<'trade.loadMapping'>,
): Promise<KeptMapping> {
  const { files } = context.ports;
  const bytes = source.kind === 'upload' ? files.takeUpload(source.upload) : await files.read(source.path);
  const offered = source.kind === 'upload' ? source.name : (source.path.split(/[\\/]/).at(-1) ?? '');
  const read = readMapping(bytes);
  if (!read)
    refuse({
      code: 'not-allowed',
      what: `“${offered}” is no mapping.`,
      next: 'A mapping is a file that was saved from the import of a table, or JSON like {"columns": {"Header": "field"}}.',
    });
  const called = name || read.name || offered.replace(/(\.mapping)?\.json$/i, '');
  return context.act('trade.loadMapping', action =>
    keepMapping(action, { name: called, mapping: read.mapping, headers: read.headers }),
  );
}

function readMapping(
  bytes: Uint8Array,
): Pick<z.infer<typeof MappingFile>, 'name' | 'headers' | 'mapping'> | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const file = MappingFile.safeParse(json);
    if (file.success) return file.data;
    const alone = Mapping.safeParse(json);
    return alone.success
      ? { name: '', headers: Object.keys(alone.data.columns), mapping: alone.data }
      : undefined;
  } catch {
    return undefined;
  }
}

const columnsOf = ({ id, name, fields }: { id: string; name: string; fields: string }): ColumnSet => ({
  id,
  name,
  fields: JSON.parse(fields) as string[],
});

/** Column sets by name. */
export const listColumnSets = (db: ReadableDb): ColumnSet[] =>
  db.all<Parameters<typeof columnsOf>[0]>(sql`SELECT * FROM trade_columns ORDER BY name`).map(columnsOf);

/** Keeps columns under a name. */
export function keepColumnSet(
  { db, work, newId }: ActionContext,
  { name, fields }: Input<'trade.keepColumnSet'>,
): ColumnSet {
  const there = db.one<{ id: string }>(sql`SELECT id FROM trade_columns WHERE name = ${name}`);
  const id = there?.id ?? newId('tcs');
  if (there) work.update('trade_columns', id, { fields: JSON.stringify(fields) });
  else work.insert('trade_columns', { id, name, fields: JSON.stringify(fields) });
  work.say(`Kept the columns “${name}”`);
  return { id, name, fields };
}

/** Removes kept columns. */
export function forgetColumnSet(
  { db, work }: ActionContext,
  { id }: Input<'trade.forgetColumnSet'>,
): Output<'trade.forgetColumnSet'> {
  const row = db.one<{ name: string }>(sql`SELECT name FROM trade_columns WHERE id = ${id}`);
  if (!row) refuse({ code: 'not-found', what: 'columns', id });
  work.remove('trade_columns', id);
  work.say(`Removed the columns “${row.name}”`);
  return { id };
}
