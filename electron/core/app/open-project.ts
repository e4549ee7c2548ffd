import type { BytesRef } from '../../shared/contract/common.ts';
import type { Method } from '../../shared/contract/index.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { ProjectStatus } from '../../shared/contract/project.ts';
import type { EngineEvent } from '../../shared/contract/wire.ts';
import type { WritableDb } from '../db/database.ts';
import { newestVersion } from '../db/migrate.ts';
import { sql } from '../db/sql.ts';
import { ownPast } from '../features/keys/descent.ts';
import { SearchState } from '../features/search/state.ts';
import type { Ports } from '../ports/index.ts';
import type {
  ActionRecord,
  Keys,
  Opened,
  ProjectFile,
  RewriteOptions,
  Rewriting,
} from '../ports/project-file.ts';
import type { SqlEngine } from '../ports/sql-engine.ts';
import { bringUp, broughtUpSentence, type UpToDate } from './bring-up.ts';
import type { ActionContext, NewProject, QueryContext } from './context.ts';
import { problemOf } from './dispatch.ts';
import { History } from './history.ts';
import { type JournalRow, record } from './journal.ts';
import { Tidying } from './rewriting.ts';
import { UnitOfWork, type Work } from './unit-of-work.ts';

/** A new image is written when the actions since the last one weigh more than this. */
const IMAGE_AFTER_BYTES = 16 * 1024 * 1024;
/** On closing, an image is written when replaying the actions would be felt at the next opening. */
const IMAGE_ON_CLOSE_BYTES = 256 * 1024;
/** Exports kept in memory for the shell to fetch. */
const EXPORTS_KEPT = 4;

/** What opening a project is given. */
export interface Opening {
  readonly file: ProjectFile;
  readonly image: Uint8Array | null;
  readonly actions: readonly ActionRecord[];
  readonly recovered: string | null;
  /** Of a file that was there before. */
  readonly siblings?: Opened['siblings'];
  readonly author: string;
}

/** In whose name an action is done, and at which instant (ISO 8601). */
export interface Signed {
  readonly author: string;
  readonly at: string;
}

/** One open project: its database in memory, its file, its history. Lives in the case-worker. */
export class OpenProject {
  readonly #ports: Ports;
  readonly #sql: SqlEngine;
  readonly #db: WritableDb;
  readonly #opening: Opening;
  readonly #tellEveryone: (event: EngineEvent) => void;
  readonly #history = new History();
  readonly #search: SearchState;
  readonly #exports = new Map<string, { readonly bytes: Uint8Array; readonly mediaType: string }>();
  #savedAt: string | null = null;
  #seq = 0;
  #imaging: ReturnType<typeof setTimeout> | null = null;
  /** Bytes of actions without an image when one could not be written. */
  #failedImageAt = 0;
  readonly #tidying: Tidying;
  readonly #broughtUp: UpToDate['broughtUp'];
  readonly #siblings: readonly string[];

  constructor(ports: Ports, opening: Opening, tellEveryone: (event: EngineEvent) => void) {
    this.#ports = ports;
    this.#opening = opening;
    this.#tellEveryone = tellEveryone;
    this.#search = new SearchState(ports.resources);
    const { sql: engine, db, broughtUp } = bringUp(ports, opening);
    this.#sql = engine;
    this.#db = db;
    this.#broughtUp = broughtUp;
    for (const row of this.#db.all<JournalRow>(
      sql`SELECT seq, action, sentence, reverses, added, substr(changes, 1, 2) AS changes FROM journal ORDER BY seq`,
    )) {
      this.#history.push(row);
      this.#seq = row.seq;
    }
    const { file } = opening;
    this.#siblings = opening.siblings?.(ownPast(this.#db, file.keySlots())) ?? [];
    this.#tidying = new Tidying(opening.file, event => ports.log.note(event));
  }

  /** What queries get. */
  get context(): QueryContext {
    return {
      db: this.#db,
      file: this.#opening.file,
      history: this.#history,
      ports: this.#ports,
      search: this.#search,
    };
  }

  /** What the interface shows of the project. */
  status(): ProjectStatus {
    const project = this.#db.one<{ id: string; title: string; sample: number }>(
      sql`SELECT id, title, sample FROM project`,
    );
    if (!project) refuse({ code: 'damaged', where: 'database', what: 'the project has no name' });
    const { file, author } = this.#opening;
    const broughtUp = this.#broughtUp && broughtUpSentence(this.#broughtUp);
    const found = [this.#opening.recovered, ...this.#siblings, broughtUp];
    const said = found.filter(sentence => sentence !== null);
    return {
      id: project.id as ProjectStatus['id'],
      title: project.title,
      sample: project.sample === 1,
      path: file.path,
      readOnly: file.readOnly,
      author,
      bytes: file.bytes(),
      savedAt: this.#savedAt,
      recovered: said.length === 0 ? null : said.join(' '),
    };
  }

  /**
   * Runs one action: transaction, journal row, sealed and synced to disk, and only then committed and told. When
   * anything fails, everything is as before. `signed` is for what is replayed: else it is whoever opened the project, now.
   */
  act<T>(name: Method, run: (context: ActionContext) => T, signed: Signed = this.#signature()): T {
    if (this.#opening.file.readOnly) refuse({ code: 'read-only' });
    const work = new UnitOfWork(this.#db);
    const newId = (prefix: string) => `${prefix}_${this.#ports.crypto.uniqueId()}`;
    this.#db.script('BEGIN');
    let result: T;
    let row: JournalRow | undefined;
    try {
      result = run({ ...this.context, work, ...signed, newId });
      row = this.#append(name, signed, newId('act'), work.done());
      this.#db.script('COMMIT');
    } catch (error) {
      this.#db.script('ROLLBACK');
      throw error;
    }
    if (row) this.#told(row, work.done());
    return result;
  }

  #signature(): Signed {
    return { author: this.#opening.author, at: this.#ports.clock.now().toISOString() };
  }

  #append(name: Method, signed: Signed, id: string, work: Work): JournalRow | undefined {
    if (work.changes.length === 0 && work.added.length === 0 && !work.noted) return undefined;
    const deed = { id, ...signed, action: name, work };
    const { row, payload } = record(this.#db, deed, this.#ports.crypto);
    this.#opening.file.append({ seq: row.seq, payload });
    return row;
  }

  #told(row: JournalRow, work: Work): void {
    this.#history.push(row);
    this.#seq = row.seq;
    this.#savedAt = this.#ports.clock.now().toISOString();
    const tables = new Set([
      ...work.changes.map(change => change.table),
      ...work.added.map(added => added.table),
      'journal',
    ]);
    this.#search.changed(this.#db, tables);
    this.#tellEveryone({
      kind: 'changed',
      tables: [...tables],
      seq: row.seq,
      sentence: row.sentence,
      savedAt: this.#savedAt,
    });
    if (this.#opening.file.bytesSinceImage() > this.#failedImageAt + IMAGE_AFTER_BYTES) this.#imageSoon();
  }

  /** After the answer has gone out: the person who did the last action need not wait for it, nor hear if it fails. */
  #imageSoon(): void {
    this.#imaging ??= setTimeout(() => {
      this.#imaging = null;
      if (this.#opening.file.bytesSinceImage() > IMAGE_AFTER_BYTES) this.refreshImage();
      this.#tidying.look();
    }, 0);
  }

  #noImage(): void {
    if (this.#imaging !== null) clearTimeout(this.#imaging);
    this.#imaging = null;
  }

  /** Writes down that an older version made the project, if so: the database as it is now, then a line of the log. */
  noteBroughtUp(): void {
    if (this.#broughtUp === null) return;
    const { from } = this.#broughtUp;
    this.saveImage();
    this.act('project.open', ({ work }) =>
      work.note(
        `Brought the project up to date, from version ${from} of its tables to ${newestVersion()}; a copy of the file as it was is beside it`,
      ),
    );
  }

  /**
   * Writes the database image, so that the next opening need not replay the actions before it. It holds nothing else:
   * when there is no room for it, say, whatever was done is saved all the same, and it is tried again later.
   */
  refreshImage(): void {
    try {
      this.saveImage();
      this.#failedImageAt = 0;
    } catch (error) {
      problemOf(error, this.#ports);
      this.#ports.log.note('image-failed');
      this.#failedImageAt = this.#opening.file.bytesSinceImage();
    }
  }

  /** The same, when what follows rests on it. Refuses with `disk-full` or `cannot-write`. */
  saveImage(): void {
    if (!this.#opening.file.readOnly) this.#opening.file.putImage(this.#seq, this.image().bytes);
  }

  /** The database as it is now, and the number of its last action. */
  image(): { readonly seq: number; readonly bytes: Uint8Array } {
    this.#search.store(this.#db);
    return { seq: this.#seq, bytes: this.#sql.image() };
  }

  /** Begins to write the file anew. What did so in the background is stopped, and may start again later. */
  async rewrite(options: RewriteOptions): Promise<Rewriting> {
    await this.#tidying.stop();
    try {
      return await this.#opening.file.rewrite(options);
    } finally {
      this.#tidying.resume();
    }
  }

  /** Makes an empty project of the same lineage, by the same author. What is done in it is told to nobody here. */
  async newProject(path: string, keys: Keys): Promise<NewProject> {
    const { author } = this.#opening;
    const file = await this.#ports.projectFiles.create(path, this.status().id, keys);
    try {
      const opening = { file, image: null, actions: [], recovered: null, author };
      return new OpenProject(this.#ports, opening, () => undefined);
    } catch (error) {
      file.discard();
      throw error;
    }
  }

  /** Ends what runs in the background. To be called before `close`. */
  quiet(): Promise<void> {
    this.#noImage();
    return this.#tidying.stop();
  }

  /** Keeps bytes for the shell to fetch. */
  offer(bytes: Uint8Array, mediaType: string): BytesRef {
    const token = this.#ports.crypto.uniqueId();
    this.#exports.set(token, { bytes, mediaType });
    for (const old of [...this.#exports.keys()].slice(0, -EXPORTS_KEPT)) this.#exports.delete(old);
    return `export/${token}`;
  }

  /** Offered bytes, or undefined. */
  offered(token: string): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined {
    return this.#exports.get(token);
  }

  /** Closes, and removes the file that was made just now. */
  discard(): void {
    this.#noImage();
    this.#exports.clear();
    this.#sql.close();
    this.#opening.file.discard();
  }

  /** Saves and closes; the key is forgotten. */
  close(): void {
    this.#noImage();
    try {
      if (this.#opening.file.bytesSinceImage() > IMAGE_ON_CLOSE_BYTES) this.refreshImage();
    } finally {
      this.#exports.clear();
      this.#sql.close();
      this.#opening.file.close();
    }
  }
}
