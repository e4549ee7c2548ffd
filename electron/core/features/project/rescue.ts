import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import { type JournalRow, lastOf, replay, sealedRow } from '../../app/journal.ts';
import { ANALYSIS_TABLES, EVIDENCE_TABLES } from '../../app/tables.ts';
import { database, type WritableDb } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { identifier, sql } from '../../db/sql.ts';
import type { Ports } from '../../ports/index.ts';
import type { Salvage } from '../../ports/project-file.ts';
import type { SqlEngine } from '../../ports/sql-engine.ts';
import { keptBeside } from '../trade/store/loaded.ts';
import { RescueFolder } from './rescue-folder.ts';
import { reportOf, type Saved } from './rescue-report.ts';
import { fileNames } from './safe-names.ts';

/** Pages and rows are written as texts. */
const REST = EVIDENCE_TABLES.filter(table => table !== 'page' && table !== 'table_row');
const encoder = new TextEncoder();

/** Writes everything that still holds of a project into a new folder, with a report of what does not. */
export async function rescue(
  ports: Ports,
  { path, folder, passphrase, identities }: Input<'project.rescue'>,
): Promise<Output<'project.rescue'>> {
  const salvage = await ports.projectFiles.salvage(path, { passphrase, identities });
  let opened: SqlEngine | null = null;
  try {
    const out = new RescueFolder(ports.files.newFolder(folder));
    const lost = salvage.damage.map(({ where, what }) => ({ where, what }));
    opened = newestImage(ports, salvage);
    const db = database(opened);
    migrate(db);
    lost.push(...replayAll(db, salvage, ports));
    // On a disk that fills, what is small and nobody can make again comes first, and what can be made again last.
    const actions = writeJournal(db, salvage, out);
    const analysis = writeTables(db, ANALYSIS_TABLES, out);
    const kept = writeOriginals(db, salvage, out, lost, ports);
    const tables = { ...analysis, ...writeTables(db, REST, out) };
    const pages = writeTexts(db, out);
    const { unwritten, stopped } = out;
    const saved: Saved = { actions, tables, ...kept, pages, lost, unwritten };
    out.report(reportOf(saved, ports.clock.now()));
    const problems = [...unwritten, ...lost];
    const { originals } = kept;
    const ok = problems.length === 0;
    return { folder, originals, actions, pages, ok, problems, ...(stopped && { stopped }) };
  } finally {
    opened?.close();
    salvage.close();
  }
}

/** The newest image that is whole and opens; an empty database when there is none. */
function newestImage(ports: Ports, salvage: Salvage): SqlEngine {
  for (const { bytes } of salvage.images()) {
    try {
      const engine = ports.sql.open(bytes);
      lastOf(database(engine));
      return engine;
    } catch {
      // An older image may open.
    }
  }
  return ports.sql.open();
}

/** Does again what the image does not hold, up to the first action that is lost. */
function replayAll(db: WritableDb, salvage: Salvage, ports: Ports): { where: string; what: string }[] {
  for (const { seq, payload } of salvage.actions()) {
    const last = lastOf(db).seq;
    if (seq <= last) continue;
    db.script('BEGIN');
    try {
      replay(db, payload, ports.crypto);
      db.script('COMMIT');
    } catch {
      db.script('ROLLBACK');
      return [
        {
          where: `action ${last + 1}`,
          what: `it cannot be done again, so the tables are as of action ${last}; what later actions changed is in journal.jsonl`,
        },
      ];
    }
  }
  return [];
}

const json = (value: unknown): Uint8Array => encoder.encode(`${JSON.stringify(value, null, 1)}\n`);

function writeJournal(db: WritableDb, salvage: Salvage, out: RescueFolder): number {
  const rows = new Map<number, JournalRow>();
  for (const { seq, payload } of salvage.actions()) {
    const row = sealedRow(payload);
    if (row !== null) rows.set(seq, row.row);
  }
  for (const row of db.all<JournalRow>(sql`SELECT * FROM journal`)) rows.set(row.seq, row);
  const lines = [...rows.values()]
    .sort((left, right) => left.seq - right.seq)
    .map(row => `${JSON.stringify({ ...row, changes: JSON.parse(row.changes) })}\n`);
  return out.write('journal.jsonl', encoder.encode(lines.join(''))) ? rows.size : 0;
}

function writeTables(db: WritableDb, names: readonly string[], out: RescueFolder): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const table of names) {
    const rows = db.all(sql`SELECT * FROM ${identifier(table)}`);
    if (out.write(`tables/${table}.json`, json(rows))) counts[table] = rows.length;
  }
  return counts;
}

function writeOriginals(
  db: WritableDb,
  salvage: Salvage,
  out: RescueFolder,
  lost: { where: string; what: string }[],
  { crypto }: Ports,
): { readonly originals: number; readonly damagedOriginals: number } {
  const documents = db.all<{ name: string; sha256: string }>(sql`SELECT name, sha256 FROM document`);
  const names = new Map(documents.map(({ name, sha256 }) => [sha256, name]));
  const held = new Set(salvage.originals.map(({ sha256 }) => sha256));
  for (const { name, sha256 } of documents)
    if (!held.has(sha256)) lost.push({ where: name, what: 'its original is lost' });
  const nameOf = fileNames();
  let originals = 0;
  let damagedOriginals = 0;
  // What trade records keep beside the originals can be made again from them.
  const beside = keptBeside(db);
  const all = salvage.originals.filter(({ sha256 }) => !beside.has(sha256));
  for (const { sha256 } of all) {
    const called = names.get(sha256) ?? sha256;
    // Read twice, once to see whether it is whole: it may be larger than memory.
    const { holes, sameHash } = looked(salvage, sha256, crypto);
    const whole = holes.length === 0 && sameHash;
    const path = `${whole ? 'originals' : 'damaged-originals'}/${nameOf(called)}`;
    const written = out.writePieces(path, bytesOf(salvage.originalPieces(sha256)));
    originals += written && whole ? 1 : 0;
    damagedOriginals += written && !whole ? 1 : 0;
    for (const { from, to } of holes)
      lost.push({
        where: called,
        what: `bytes ${from} to ${to} are lost; there are zeros in their place`,
      });
    if (holes.length === 0 && !whole) lost.push({ where: called, what: 'its bytes do not have its SHA-256' });
  }
  return { originals, damagedOriginals };
}

function looked(salvage: Salvage, sha256: string, crypto: Ports['crypto']) {
  const hash = crypto.hasher();
  const holes: { from: number; to: number }[] = [];
  for (const { from, bytes, lost } of salvage.originalPieces(sha256)) {
    hash.update(bytes);
    if (lost) holes.push({ from, to: from + bytes.length });
  }
  return { holes, sameHash: hash.digest() === sha256 };
}

function* bytesOf(pieces: Iterable<{ readonly bytes: Uint8Array }>): Generator<Uint8Array> {
  for (const { bytes } of pieces) yield bytes;
}

/** The texts that were read, one file for each reading: pages with form feeds between them, rows as JSON lines. */
function writeTexts(db: WritableDb, out: RescueFolder): number {
  const nameOf = fileNames();
  let pages = 0;
  for (const { id, name } of db.all<{ id: string; name: string }>(
    sql`SELECT reading.id, document.name FROM reading JOIN document ON document.id = reading.documentId ORDER BY reading.at`,
  )) {
    const texts = db.all<{ text: string }>(
      sql`SELECT text FROM page WHERE readingId = ${id} ORDER BY number`,
    );
    const rows = db.all<{ cells: string }>(
      sql`SELECT cells FROM table_row WHERE readingId = ${id} ORDER BY number`,
    );
    const text = encoder.encode(texts.map(({ text }) => text).join('\f'));
    if (texts.length > 0 && out.write(`texts/${nameOf(`${name}.txt`)}`, text)) pages += texts.length;
    if (rows.length > 0)
      out.write(
        `texts/${nameOf(`${name}.jsonl`)}`,
        encoder.encode(rows.map(({ cells }) => `${cells}\n`).join('')),
      );
  }
  return pages;
}

/** Examines a file, also one that is too damaged to open. */
export async function examine(
  ports: Ports,
  { path, passphrase, identities }: Input<'project.examine'>,
): Promise<Output<'project.examine'>> {
  try {
    const problems = await ports.projectFiles.examine(path, { passphrase, identities }, () => undefined);
    return { ok: problems.length === 0, problems };
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'damaged') throw error;
    return { ok: false, problems: [{ where: error.problem.where, what: error.problem.what }] };
  }
}
