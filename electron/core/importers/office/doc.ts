// Word 97 to 2003, and plain text of what came before.
import type { ParsedChild } from '../../ports/parser.ts';
import { aReading, type FileOutcome, type OpenFile } from '../outcome.ts';
import { decodeText } from '../text/encoding.ts';
import { guessLanguage } from '../text/language.ts';
import { damaged, Unreadable } from '../unreadable.ts';
import { CompoundFile } from './compound-file.ts';
import { DocFile, type Marks, type Part } from './doc-format.ts';
import { dayOfWordTime, doneBy, MarkedText, markedWarning } from './marked-text.ts';
import { nativeObjects } from './ole-object.ts';
import { summaryOf } from './property-set.ts';
import { fieldWords } from './word-fields.ts';

const what = 'an older Word document';

/** The first version that keeps its text in pieces. */
const WORD_97 = 193;
const LOCKED = 0x0100;
const SECOND_TABLE = 0x0200;

interface Words {
  readonly text: string;
  readonly warnings: readonly string[];
  readonly encoding?: string;
}

/** An older Word document as its words: notes, comments and changes where they stand, headers after, in brackets. */
export function readDoc({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  try {
    const file = new CompoundFile(bytes);
    const words = wordsOf(file);
    const { text, encoding } = words;
    const children: ParsedChild[] = nativeObjects(file);
    return {
      state: 'imported',
      kind: 'text',
      mediaType: sniffed.mediaType,
      reading: aReading({
        ...(encoding && { encoding }),
        language: guessLanguage(text),
        pages: [{ number: 1, text, width: 0, height: 0, runs: [] }],
        pagesWithoutText: text.trim() === '' ? [1] : [],
        warnings: [...warnings, ...words.warnings],
        metadata: summaryOf(file),
      }),
      ...(children.length > 0 && { children }),
    };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(what, 'parts of it are missing');
    throw error;
  }
}

function wordsOf(file: CompoundFile): Words {
  const main = file.stream('WordDocument');
  if (main === undefined) throw damaged(what, 'its main part is missing');
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const flags = view.getUint16(10, true);
  if ((flags & LOCKED) !== 0)
    throw new Unreadable(
      'The document is locked with a password. Save an unlocked copy with the password, and import that.',
      'needs-password',
    );
  if (view.getUint16(2, true) < WORD_97) return olderWords(main, view);
  const table = file.stream((flags & SECOND_TABLE) === 0 ? '0Table' : '1Table');
  if (table === undefined) throw damaged(what, 'its list of pieces is missing');
  return new DocText(new DocFile(main, table)).words();
}

/** Before Word 97 the text stands in one piece, in the encoding of its machine. */
function olderWords(main: Uint8Array, view: DataView): Words {
  const [start, end] = [view.getUint32(24, true), view.getUint32(28, true)];
  const decoded = decodeText(main.subarray(start, end).filter(byte => byte === 7 || byte >= 9));
  return {
    text: tidy(decoded?.text ?? ''),
    ...(decoded && { encoding: decoded.encoding }),
    warnings: [
      'The document is from before Word 97: its words are shown, its changes and notes are not told apart.',
      ...(decoded?.warnings ?? []),
    ],
  };
}

/** Numbers of the lists that say where notes are called, how much each keeps beside the place, and where they stand. */
const notes: readonly (readonly [part: Part, label: string, calls: number, size: number, texts: number])[] = [
  ['footnotes', 'footnote', 2, 2, 3],
  ['comments', 'comment', 4, 30, 5],
  ['endnotes', 'endnote', 46, 2, 47],
];
const COMMENTERS = 36;

class DocText {
  readonly #file: DocFile;
  readonly #authors: readonly string[];
  readonly #counts = new Map<string, number>();
  #pictures = 0;

  constructor(file: DocFile) {
    this.#file = file;
    this.#authors = file.authors();
  }

  words(): Words {
    const asides = this.#asides();
    const main = this.#between(0, this.#file.lengths.main, asides);
    const edges = [
      ...this.#paragraphs('margins', 'header or footer'),
      ...this.#paragraphs('boxes', 'text box'),
      ...this.#paragraphs('marginBoxes', 'text box'),
    ];
    return {
      text: `${tidy(main).trim()}\n${edges.map(edge => `\n${edge}\n`).join('')}`,
      warnings: this.#warnings(),
    };
  }

  /** Notes and comments by the place where they are called. */
  #asides(): Map<number, string> {
    const found = new Map<number, string>();
    const names = this.#commenters();
    for (const [part, label, calls, size, texts] of notes) {
      const from = this.#file.startOf(part);
      const called = this.#file.places(calls, size).slice(0, -1);
      const stands = this.#file.places(texts, 0);
      for (const [index, place] of called.entries()) {
        const [start, end] = [stands[index], stands[index + 1]];
        if (start === undefined || end === undefined) continue;
        const isComment = label === 'comment';
        const words = tidy(this.#between(from + start, from + end))
          .replace(/\s+/g, ' ')
          .trim();
        if (isComment) this.#counts.set(label, called.length);
        found.set(place, ` [${doneBy(label, (isComment && names[index]) || '', '')}: ${words}]`);
      }
    }
    return found;
  }

  /** Who wrote each comment. */
  #commenters(): string[] {
    const owners: string[] = [];
    const list = this.#file.list(COMMENTERS);
    for (let at = 0; at + 2 <= list.length; ) {
      const end = at + 2 + ((list[at] ?? 0) + (list[at + 1] ?? 0) * 256) * 2;
      owners.push(new TextDecoder('utf-16le').decode(list.subarray(at + 2, end)));
      at = end;
    }
    const calls = this.#file.list(4);
    const count = Math.floor((calls.length - 4) / 34);
    return Array.from({ length: Math.max(0, count) }, (_, index) => {
      const at = (count + 1) * 4 + index * 30 + 20;
      return owners[(calls[at] ?? 0) + (calls[at + 1] ?? 0) * 256] ?? '';
    });
  }

  #paragraphs(part: Part, label: string): string[] {
    const start = this.#file.startOf(part);
    const text = tidy(this.#between(start, start + this.#file.lengths[part]));
    const lines = text.split('\n').map(line => line.trim());
    return [...new Set(lines.filter(Boolean))].map(line => `[${label}: ${line}]`);
  }

  #between(from: number, to: number, asides: ReadonlyMap<number, string> = new Map()): string {
    const out = new MarkedText();
    const fields: { told: string; shown: string; inTold: boolean }[] = [];
    let place = from;
    for (const { text, marks } of this.#file.text(from, to)) {
      const label = this.#label(marks);
      for (let index = 0; index < text.length; index++, place++) {
        out.add(asides.get(place) ?? '');
        const letter = text[index] ?? '';
        const field = fields.at(-1);
        if (letter === FIELD) fields.push({ told: '', shown: '', inTold: true });
        else if (letter === FIELD_RESULT && field) field.inTold = false;
        else if (letter === FIELD_END && field) {
          fields.pop();
          if (!fields.some(({ inTold }) => inTold)) out.add(fieldWords(field.told, field.shown));
        } else if (field?.inTold) field.told += letter;
        else if (fields.some(({ inTold }) => inTold)) continue;
        else if (letter === PICTURE || letter === DRAWING) this.#pictures++;
        else {
          for (const each of fields) each.shown += letter;
          out.add(letter, label);
        }
      }
    }
    const text = out.done();
    for (const [kind, count] of out.counts) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    return text;
  }

  #label({ hidden, inserted, deleted, author, when }: Marks): string {
    if (!deleted && !inserted) return hidden ? 'hidden' : '';
    return doneBy(deleted ? 'deleted' : 'inserted', this.#authors[author] ?? '', dayOfWordTime(when));
  }

  #warnings(): string[] {
    return [
      ...markedWarning(this.#counts),
      ...(this.#pictures > 0
        ? ['The document holds pictures or objects, which were passed over. Save it as PDF to keep them.']
        : []),
    ];
  }
}

const FIELD = '\u0013';
const FIELD_RESULT = '\u0014';
const FIELD_END = '\u0015';
const PICTURE = '\u0001';
const DRAWING = '\u0008';

/** Marks of paragraphs, cells and breaks as line ends and tabs; a row ends with two marks of cells. */
const tidy = (text: string): string =>
  text
    .replaceAll('\u0007\u0007', '\n')
    .replaceAll('\u0007', '\t')
    .replaceAll('\u001e', '-')
    .replace(/[\r\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\n{3,}/g, '\n\n');
