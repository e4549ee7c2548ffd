// What an archive holds. docs/archive.md describes it for people who read one.
import type { JobContext } from '../../app/context.ts';
import type { JournalRow } from '../../app/journal.ts';
import { sql } from '../../db/sql.ts';
import { projectRow } from '../case-file/queries.ts';
import { csvOf } from '../history/csv.ts';
import { custodyOf } from '../history/custody.ts';
import type { CustodyOriginal } from '../history/custody-data.ts';
import { logCsv } from '../history/handlers.ts';
import { setReport } from '../history/report.ts';
import { fileNames } from '../project/safe-names.ts';
import { dumpOf } from './dump.ts';
import type { Part } from './packer.ts';
import { readMe } from './read-me.ts';

/** Everything that goes into an archive, taken at one moment. */
export interface ArchiveContents {
  /** Time of the last action in it: the time that its files get. */
  readonly at: string;
  readonly parts: readonly Part[];
  /** The database in pieces, made one at a time. */
  database(): Iterable<Part>;
  readonly originals: number;
  readonly actions: number;
}

const encoder = new TextEncoder();
const ORIGINALS = [
  'file in this archive',
  'name',
  'SHA-256',
  'bytes',
  'media type',
  'source',
  'unpacked from',
  'imported (UTC, clock of the computer that acted)',
  'imported by',
  'number of the action',
  'evidence taken from it',
];

/** Takes all that changes at once, before anything else can be done; the report is set afterwards. */
export async function contentsOf(context: JobContext): Promise<ArchiveContents> {
  const { db } = context;
  const project = projectRow(db);
  const rows = db.all<JournalRow>(sql`SELECT * FROM journal ORDER BY seq`);
  const custody = custodyOf(context, {}, '1.7');
  const database = dumpOf(db);
  const log = logCsv(context, {});
  const nameOf = fileNames();
  const named = custody.originals.map(original => ({ original, path: `originals/${nameOf(original.name)}` }));
  const last = rows.at(-1);
  const report = await setReport(context, { filter: {}, standard: '1.7' });
  const facts = { title: project.title, projectId: project.id, head: last, originals: named.length };
  return {
    at: last?.at ?? project.createdAt,
    originals: named.length,
    actions: rows.length,
    parts: [
      { path: 'README.txt', bytes: encoder.encode(readMe(facts)) },
      { path: 'custody-report.pdf', bytes: report.pdf },
      { path: 'log.csv', bytes: log.bytes },
      { path: 'journal.jsonl', bytes: encoder.encode(rows.map(row => `${JSON.stringify(row)}\n`).join('')) },
      { path: 'originals.csv', bytes: encoder.encode(csvOf([ORIGINALS, ...named.map(cellsOf)])) },
      ...named.map(({ original, path }) => ({ path, original: original.sha256 })),
    ],
    database: function* () {
      let number = 0;
      for (const text of database)
        yield { path: `database/${String(++number).padStart(5, '0')}.sql`, bytes: encoder.encode(text) };
    },
  };
}

const cellsOf = ({ original, path }: { original: CustodyOriginal; path: string }): (string | number)[] => [
  path,
  original.name,
  original.sha256,
  original.bytes,
  original.mediaType,
  original.source,
  original.parent,
  original.at,
  original.author,
  original.action,
  original.evidence.map(({ number }) => `E${number}`).join(' '),
];
