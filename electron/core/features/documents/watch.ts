// Watched folders: what is new in them is imported, or noted in the ledger to be read later, while the project is open.
import type { LedgerEntry } from '../../../shared/contract/documents.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { WatchedFolder } from '../../../shared/contract/watching.ts';
import type { ActionContext, JobContext, QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { importOffered, noted } from './import-files.ts';
import { filesOf, NOTHING_SAID, type Offered, Said } from './offered.ts';

interface FolderRow {
  readonly id: WatchedFolder['id'];
  readonly name: string;
  readonly origin: string;
  readonly mode: WatchedFolder['mode'];
  readonly settings: string;
  readonly addedAt: string;
}

const rows = (db: ReadableDb): FolderRow[] =>
  db.all<FolderRow>(sql`SELECT * FROM watched_folder ORDER BY addedAt, id`);

/** Folders that this project watches. Where one lies is told on the computer that it was added on. */
export function watchedFolders({ db, ports }: QueryContext): WatchedFolder[] {
  return rows(db).map(({ id, name, origin, mode, addedAt }) => {
    const path = ports.machine.open(origin);
    return { id, name, mode, addedAt, ...(path !== undefined && { path }) };
  });
}

/** Begins to watch a folder. */
export function watchFolder(context: ActionContext, input: Input<'documents.watchFolder'>): WatchedFolder[] {
  const { work, newId, at, author, ports } = context;
  const { path, mode, ...settings } = input;
  if (watchedFolders(context).some(folder => folder.path === path))
    refuse({
      code: 'not-allowed',
      what: 'This folder is watched already.',
      next: 'Remove it first to change how.',
    });
  const name = path.split(/[\\/]/).findLast(part => part !== '') ?? path;
  const origin = ports.machine.seal(path);
  const id = newId('wat');
  work.insert('watched_folder', {
    id,
    name,
    origin,
    mode,
    settings: JSON.stringify(settings),
    addedAt: at,
    author,
  });
  work.say(`Began to watch the folder “${name}”`);
  return watchedFolders(context);
}

/** Stops watching a folder; what came out of it stays. */
export function unwatchFolder(
  context: ActionContext,
  { id }: Input<'documents.unwatchFolder'>,
): WatchedFolder[] {
  const found =
    rows(context.db).find(row => row.id === id) ?? refuse({ code: 'not-found', what: 'watched folder', id });
  context.work.remove('watched_folder', id);
  context.work.say(`Stopped watching the folder “${found.name}”`);
  return watchedFolders(context);
}

/** Projects that are being watched: two windows must not bring in the same file twice. */
const watching = new WeakSet<object>();

/** Looks into the watched folders again and again, until it is cancelled or the project closes. */
export async function watch(context: JobContext): Promise<Output<'documents.watch'>> {
  const brought: LedgerEntry[] = [];
  const seen = new Map<string, string>();
  let mine = false;
  try {
    for (;;) {
      if (!mine && !watching.has(context.file)) {
        watching.add(context.file);
        mine = true;
      }
      if (mine) for (const folder of rows(context.db)) await lookInto(context, folder, seen, brought);
      await context.ports.files.pause(context.signal);
      await context.breathe();
    }
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'cancelled')) throw error;
    return { entries: brought };
  } finally {
    if (mine) watching.delete(context.file);
  }
}

async function lookInto(
  context: JobContext,
  folder: FolderRow,
  seen: Map<string, string>,
  brought: LedgerEntry[],
): Promise<void> {
  const path = context.ports.machine.open(folder.origin);
  if (path === undefined) return;
  const said = { ...NOTHING_SAID, ...Said.parse(JSON.parse(folder.settings)) };
  const fresh = await freshIn(context, path, said, `${folder.id} `, seen);
  if (fresh.length === 0) return;
  if (folder.mode === 'offer') noted(context, fresh, 'It is new in a watched folder. Read it from here.');
  else await importOffered(context, fresh.length > 1 ? noted(context, fresh) : fresh, said, brought);
}

/** Files that are not in the ledger as they are now, and did not change between two looks: nobody is writing them. */
async function freshIn(
  context: JobContext,
  path: string,
  said: Input<'documents.import'>,
  prefix: string,
  seen: Map<string, string>,
): Promise<Offered[]> {
  const found = await filesOf(context, { kind: 'path', path }, said).catch(() => []);
  return found.filter(({ name, bytes, modified = 0 }) => {
    const [key, mark] = [prefix + name, `${bytes} ${modified}`];
    const before = seen.get(key);
    if (before === `done${mark}`) return false;
    seen.set(key, mark);
    if (before !== mark) return false;
    seen.set(key, `done${mark}`);
    return !isKnown(context.db, name, bytes, modified);
  });
}

/** Whether the ledger has a line for the file that is younger than its last change. */
function isKnown(db: ReadableDb, name: string, bytes: number, modified: number): boolean {
  const changed = new Date(modified).toISOString();
  return (
    db.one(
      sql`SELECT 1 FROM ledger WHERE file = ${name} AND (bytes = ${bytes} OR bytes = 0) AND at >= ${changed} LIMIT 1`,
    ) !== undefined
  );
}
