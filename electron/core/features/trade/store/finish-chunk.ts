// What is done with a chunk beside reading the next one: its words are indexed, and all is made small.
import type { Analyser } from '../../search/index/analyse.ts';
import type { Segment } from '../../search/index/segment.ts';
import { SegmentWriter } from '../../search/index/segment-writer.ts';
import { decodeChunk } from './columns.ts';
import { PackedTexts } from './packing.ts';
import type { KeptChunk, Squeeze } from './read-set.ts';
import { packWords } from './words-kept.ts';

/** One chunk as it was read, as bytes, so that it can go to another thread. */
export interface PlainChunk {
  readonly rows: number;
  /** As `encodeChunk` lays it out. */
  readonly columns: Uint8Array<ArrayBuffer>;
  /** Raw rows, packed, and the ends of their blocks; empty when they are found in the original. */
  readonly raw: Uint8Array;
  readonly blocks: readonly number[];
  /** Long texts by field, as `PackedTexts` reads them. */
  readonly long: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
  /** Texts of the set that came with this chunk, as `PackedTexts` reads them. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** Fields whose words are searched. */
  readonly searched: readonly string[];
}

/** Finishes the chunks of one set, in their order. */
export class ChunkFinisher {
  readonly #analyser: Analyser;
  readonly #squeeze: Squeeze;
  readonly #texts: string[] = [];

  constructor(analyser: Analyser, squeeze: Squeeze) {
    this.#analyser = analyser;
    this.#squeeze = squeeze;
  }

  /** Indexes a chunk and makes it small. */
  finish(chunk: PlainChunk): KeptChunk {
    const added = new PackedTexts(chunk.texts);
    for (let at = 0; at < added.length; at++) this.#texts.push(added.at(at));
    const long = Object.entries(chunk.long);
    const { index, positions } = packWords(this.#indexOf(chunk));
    return {
      rows: chunk.rows,
      index: this.#squeeze(index),
      positions: this.#squeeze(positions),
      columns: this.#squeeze(chunk.columns),
      raw: chunk.raw,
      blocks: chunk.blocks,
      long: Object.fromEntries(long.map(([field, bytes]) => [field, this.#squeeze(bytes)])),
    };
  }

  /** An index over the rows of a chunk; a unit is a row of the table. Each distinct text is taken apart once. */
  #indexOf({ columns, long, searched }: PlainChunk): Segment {
    const { count, numbers, texts } = decodeChunk(columns);
    const writer = new SegmentWriter();
    const known = new KnownTerms(this.#texts.length);
    const arrays = searched.flatMap(field => texts.get(field) ?? []);
    const packed = Object.values(long).map(bytes => new PackedTexts(bytes));
    for (let at = 0; at < count; at++) {
      const number = numbers[at] ?? 0;
      writer.begin(number, '', number);
      let position = 0;
      for (const array of arrays) {
        const place = array[at] ?? 0;
        if (place === 0) continue;
        if (!known.has(place)) known.learn(place, this.#termsOf(writer, this.#texts[place] ?? ''));
        // One position is left free between cells, so that no phrase goes over from one into the next.
        position = known.add(writer, place, position) + 1;
      }
      for (const each of packed) position = this.#add(writer, each.at(at), position) + 1;
    }
    return writer.finish();
  }

  #termsOf(writer: SegmentWriter, text: string): number[] {
    const terms: number[] = [];
    this.#analyser.terms(text, (units, length) => {
      terms.push(writer.termOf(units, length));
    });
    return terms;
  }

  #add(writer: SegmentWriter, text: string, from: number): number {
    return this.#analyser.terms(text, (units, length, position) => writer.add(units, length, position), from);
  }
}

/** The terms of texts by their places, in one list. */
class KnownTerms {
  readonly #starts: Int32Array;
  #terms = new Int32Array(1 << 16);
  #length = 1;

  constructor(texts: number) {
    this.#starts = new Int32Array(texts);
  }

  has(place: number): boolean {
    return this.#starts[place] !== 0;
  }

  learn(place: number, terms: readonly number[]): void {
    if (this.#length + terms.length >= this.#terms.length) {
      const larger = new Int32Array(2 * (this.#terms.length + terms.length));
      larger.set(this.#terms);
      this.#terms = larger;
    }
    this.#starts[place] = this.#length;
    this.#terms[this.#length++] = terms.length;
    for (const term of terms) this.#terms[this.#length++] = term;
  }

  /** Adds the terms of a text from a position on; answers the position after the last. */
  add(writer: SegmentWriter, place: number, position: number): number {
    const start = this.#starts[place] ?? 0;
    const count = this.#terms[start] ?? 0;
    for (let at = 0; at < count; at++) writer.addTerm(this.#terms[start + 1 + at] ?? 0, position + at);
    return position + count;
  }
}
