import type { ReadableDb, WritableDb } from '../../../db/database.ts';
import { type Sql, sql } from '../../../db/sql.ts';
import { Analyser } from './analyse.ts';
import { mergeSegments } from './merge.ts';
import { packSegment, unpackSegment } from './packed.ts';
import type { Segment } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';

/** What the index holds apart: pages of documents and rows of tables. A unit's number is its rowid. */
export const SPACES = ['page', 'table_row'] as const;
export type Space = (typeof SPACES)[number];

/** Terms that a segment takes at most, unless one unit alone has more. */
const SEGMENT_TOKENS = 4_000_000;
/** Units that are read from the database at once. */
const BATCH = 1000;

interface Stored {
  readonly segment: Segment;
  /** Row that holds it; undefined while it is in memory alone. */
  id?: number;
}

interface SpaceState {
  segments: Stored[];
  writer: SegmentWriter;
  /** The last unit that is in the index or in the writer. */
  last: number;
}

/**
 * The index over every page and table row of the open project. It follows the tables by row number, so that what was
 * rolled back never gets in and what is missing is added before the next search. Stored beside the database image.
 */
export class TextIndex {
  readonly analyser: Analyser;
  readonly #spaces: Record<Space, SpaceState> = { page: emptySpace(), table_row: emptySpace() };
  #gone: number[] = [];
  #loaded = false;

  constructor(hanVariants: string) {
    this.analyser = new Analyser(hanVariants);
  }

  /** Segments of a space with everything that the database holds now. */
  segments(db: ReadableDb, space: Space): readonly Segment[] {
    this.follow(db);
    this.#freeze(space);
    return this.#spaces[space].segments.map(stored => stored.segment);
  }

  /** Takes in what has been added to the database since the last time. */
  follow(db: ReadableDb): void {
    this.#load(db);
    for (const space of SPACES) while (this.#followBatch(db, space));
  }

  /** Writes what is not stored yet into the database, outside of any transaction of a person's. */
  store(db: WritableDb): void {
    if (!this.#loaded) return;
    this.follow(db);
    for (const id of this.#gone) db.run(sql`DELETE FROM search_segment WHERE id = ${id}`);
    this.#gone = [];
    for (const space of SPACES) {
      this.#freeze(space);
      for (const stored of this.#spaces[space].segments) {
        if (stored.id !== undefined) continue;
        db.run(
          sql`INSERT INTO search_segment (space, first, data) VALUES (${space}, ${stored.segment.from}, ${packSegment(stored.segment)})`,
        );
        const row = db.one<{ id: number }>(sql`SELECT max(id) AS id FROM search_segment`);
        if (row) stored.id = row.id;
      }
    }
  }

  #load(db: ReadableDb): void {
    if (this.#loaded) return;
    this.#loaded = true;
    try {
      for (const space of SPACES) this.#loadSpace(db, space);
    } catch {
      // An index that cannot be read is made anew from the texts.
      for (const { id } of db.all<{ id: number }>(sql`SELECT id FROM search_segment`)) this.#gone.push(id);
      for (const space of SPACES) this.#spaces[space] = emptySpace();
    }
  }

  #loadSpace(db: ReadableDb, space: Space): void {
    const state = this.#spaces[space];
    const ids = db.all<{ id: number }>(
      sql`SELECT id FROM search_segment WHERE space = ${space} ORDER BY first`,
    );
    for (const { id } of ids) {
      const row = db.one<{ data: Uint8Array }>(sql`SELECT data FROM search_segment WHERE id = ${id}`);
      if (!row) continue;
      const segment = unpackSegment(row.data);
      if (segment.from <= state.last) throw new Error('segments overlap');
      state.segments.push({ segment, id });
      state.last = segment.to - 1;
    }
  }

  #followBatch(db: ReadableDb, space: Space): boolean {
    const state = this.#spaces[space];
    const units = unitsAfter(db, space, state.last);
    for (const { id, owner, number, texts } of units) {
      if (state.writer.tokens >= SEGMENT_TOKENS) this.#freeze(space);
      const { writer } = state;
      writer.begin(id, owner, number);
      let position = 0;
      for (const text of texts) {
        // One position is left free between cells, so that no phrase goes over from one into the next.
        position =
          this.analyser.terms(
            text,
            (term, length, at) => {
              writer.add(term, length, at);
            },
            position,
          ) + 1;
      }
      state.last = id;
    }
    return units.length === BATCH;
  }

  /** Makes a segment of what the writer has, and joins the youngest segments while they are of like size. */
  #freeze(space: Space): void {
    const state = this.#spaces[space];
    if (state.writer.isEmpty) return;
    state.segments.push({ segment: state.writer.finish() });
    state.writer = new SegmentWriter();
    for (;;) {
      const [before, last] = state.segments.slice(-2);
      if (!before || !last) return;
      const together = before.segment.tokens + last.segment.tokens;
      if (together > SEGMENT_TOKENS || before.segment.tokens > last.segment.tokens * 3) return;
      for (const { id } of [before, last]) if (id !== undefined) this.#gone.push(id);
      state.segments.splice(-2, 2, { segment: mergeSegments(before.segment, last.segment) });
    }
  }
}

const emptySpace = (): SpaceState => ({ segments: [], writer: new SegmentWriter(), last: 0 });

interface Unit {
  readonly id: number;
  readonly owner: string;
  readonly number: number;
  readonly texts: readonly string[];
}

function unitsAfter(db: ReadableDb, space: Space, last: number): Unit[] {
  const after = (columns: Sql, table: Sql) =>
    sql`SELECT rowid AS id, readingId AS owner, number, ${columns} AS text FROM ${table} WHERE rowid > ${last} ORDER BY rowid LIMIT ${BATCH}`;
  const rows = db.all<{ id: number; owner: string; number: number; text: string }>(
    space === 'page' ? after(sql`text`, sql`page`) : after(sql`cells`, sql`table_row`),
  );
  return rows.map(({ id, owner, number, text }) => ({
    id,
    owner,
    number,
    texts: space === 'page' ? [text] : (JSON.parse(text) as string[]),
  }));
}
