// Rich Text Format: words between control words; everything that is not shown stands in groups that are passed over.
import { aReading, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { dayOfWordTime, doneBy, MarkedText, markedWarning } from './marked-text.ts';
import { labelOf } from './property-set.ts';
import { asides, facts, fontPages, margins, signs, silent, timeParts } from './rtf-words.ts';
import { fieldWords } from './word-fields.ts';

/** An RTF document as its words. Pictures and objects in it are passed over. */
export function readRtf({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const { text, encoding, passedOver, counts, metadata } = rtfText(bytes);
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      encoding,
      language: guessLanguage(text),
      pages: [{ number: 1, text, width: 0, height: 0, runs: [] }],
      pagesWithoutText: text.trim() === '' ? [1] : [],
      warnings: [
        ...warnings,
        ...markedWarning(counts),
        ...(passedOver > 0
          ? ['The document holds pictures or objects, which were passed over. Save it as PDF to keep them.']
          : []),
      ],
      metadata,
    }),
  };
}

interface Group {
  readonly silent: boolean;
  /** How many characters follow a \u for programs that do not know it. */
  readonly skip: number;
  readonly codepage: string;
  readonly isHidden: boolean;
  readonly isInserted: boolean;
  readonly isDeleted: boolean;
  /** Number of who changed it, and when. */
  readonly author: number;
  readonly when: number;
  /** Where its words go. */
  readonly out: MarkedText;
  /** What the field that shows these words is told to do. */
  readonly field?: string | undefined;
  /** What to do with the words when the group that they began with ends. */
  readonly end?: ((words: string) => void) | undefined;
}

interface RtfText {
  readonly text: string;
  readonly encoding: string;
  readonly passedOver: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Text of RTF bytes. Never throws. */
export function rtfText(bytes: Uint8Array): RtfText {
  const source = new TextDecoder('windows-1252').decode(bytes);
  const label = labelOf(Number(/\\ansicpg(\d+)/.exec(source)?.[1] ?? 1252));
  return new RtfReader(bytes, label, fontPages(source)).read();
}

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #label: string;
  readonly #fonts: ReadonlyMap<number, string>;
  readonly #main = new MarkedText();
  readonly #counts = new Map<string, number>();
  readonly #metadata: Record<string, string> = {};
  readonly #margins = new Set<string>();
  #authors: string[] = [];
  #commenter = '';
  #commentDay = '';
  #fieldTold = '';
  #pending: number[] = [];
  #group: Group;
  #isOptional = false;
  #at = 0;
  #toSkip = 0;
  #passedOver = 0;

  constructor(bytes: Uint8Array, label: string, fonts: ReadonlyMap<number, string>) {
    this.#bytes = bytes;
    this.#label = label;
    this.#fonts = fonts;
    this.#group = {
      silent: false,
      skip: 1,
      codepage: label,
      isHidden: false,
      isInserted: false,
      isDeleted: false,
      author: 0,
      when: 0,
      out: this.#main,
    };
  }

  read(): RtfText {
    const open: Group[] = [];
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at++] ?? 0;
      if (byte === 0x7b) {
        this.#flush();
        open.push(this.#group);
        this.#group = { ...this.#group, end: undefined };
      } else if (byte === 0x7d) this.#close(open.pop());
      else if (byte === 0x5c) this.#control();
      else if (byte !== 10 && byte !== 13 && byte !== 0) this.#letter(byte);
    }
    this.#flush();
    return this.#done();
  }

  #done(): RtfText {
    const text = this.#main
      .done()
      .replace(/\t\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    for (const [kind, count] of this.#main.counts) this.#counts.set(kind, count);
    return {
      text: `${[text, ...this.#margins].join('\n\n')}\n`,
      encoding: this.#label,
      passedOver: this.#passedOver,
      counts: this.#counts,
      metadata: this.#metadata,
    };
  }

  #close(outer: Group | undefined): void {
    this.#flush();
    const { end, out, field } = this.#group;
    this.#group = outer ?? this.#group;
    if (field !== undefined && outer?.field !== field) out.add(fieldWords(field, out.tail()));
    end?.(out.done().replace(/\s+/g, ' ').trim());
  }

  #letter(byte: number): void {
    this.#isOptional = false;
    if (this.#toSkip > 0) this.#toSkip--;
    else if (!this.#group.silent) this.#pending.push(byte);
  }

  #put(text: string): void {
    this.#flush();
    if (!this.#group.silent) this.#group.out.add(text, this.#mark());
  }

  #mark(): string {
    const { isHidden, isInserted, isDeleted, author, when } = this.#group;
    if (!isInserted && !isDeleted) return isHidden ? 'hidden' : '';
    return doneBy(isDeleted ? 'deleted' : 'inserted', this.#authors[author] ?? '', dayOfWordTime(when));
  }

  /** Letters wait until the encoding ends, because a Chinese one takes two bytes. */
  #flush(): void {
    if (this.#pending.length === 0) return;
    const text = new TextDecoder(this.#group.codepage).decode(Uint8Array.from(this.#pending));
    this.#pending = [];
    this.#group.out.add(text, this.#mark());
  }

  #control(): void {
    const sign = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    if (!/[a-z]/i.test(sign)) {
      this.#at++;
      this.#symbol(sign);
      return;
    }
    const window = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 48));
    const [all = '', word = '', number] = /^([a-z]+)(-?\d+)? ?/i.exec(window) ?? [];
    this.#at += Math.max(all.length, 1);
    const wasOptional = this.#isOptional;
    this.#isOptional = false;
    this.#word(word, number === undefined ? undefined : Number(number), wasOptional);
  }

  #symbol(sign: string): void {
    if (sign === "'") {
      const hex = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 2));
      this.#at += 2;
      const byte = Number.parseInt(hex, 16);
      if (Number.isFinite(byte)) this.#letter(byte);
    } else if (sign === '*') this.#isOptional = true;
    else if (sign === '~') this.#put(' ');
    else if (sign === '_') this.#put('-');
    else if (sign === '\n' || sign === '\r') this.#put('\n');
    else if ('\\{}'.includes(sign)) this.#letter(sign.charCodeAt(0));
  }

  #word(word: string, number: number | undefined, isOptional: boolean): void {
    if (this.#group.silent && word !== 'bin') return;
    const sign = signs[word];
    if (sign !== undefined) this.#put(sign);
    else if (this.#apart(word)) return;
    else if (word === 'ud') return;
    else if (isOptional || silent.has(word)) {
      if (word === 'pict' || word === 'object') this.#passedOver++;
      this.#change({ silent: true });
    } else if (word === 'u' && number !== undefined) {
      this.#put(String.fromCharCode(number & 0xffff));
      this.#toSkip = this.#group.skip;
    } else if (word === 'uc') this.#change({ skip: Math.max(0, number ?? 1) });
    else if (word === 'f') this.#change({ codepage: this.#fonts.get(number ?? 0) ?? this.#label });
    else if (word === 'bin') this.#at += Math.max(0, number ?? 0);
    else this.#look(word, number);
  }

  /** Words about how the letters that follow are shown, changed, or when something was. */
  #look(word: string, number: number | undefined): void {
    const isOn = number !== 0;
    if (word === 'v') this.#change({ isHidden: isOn });
    else if (word === 'plain') this.#change({ isHidden: false, isInserted: false, isDeleted: false });
    else if (word === 'revised') this.#change({ isInserted: isOn });
    else if (word === 'deleted') this.#change({ isDeleted: isOn });
    else if (word === 'revauth' || word === 'revauthdel') this.#change({ author: number ?? 0 });
    else if (word === 'revdttm' || word === 'revdttmdel') this.#change({ when: number ?? 0 });
    else {
      const before = timeParts[word];
      if (before !== undefined && this.#group.out !== this.#main)
        this.#group.out.add(`${before}${String(number ?? 0).padStart(2, '0')}`);
    }
  }

  /** Groups whose words go somewhere else. */
  #apart(word: string): boolean {
    const aside = asides[word];
    const margin = margins[word];
    const fact = facts[word];
    if (aside !== undefined) this.#collect(words => this.#callAside(aside, words));
    else if (margin !== undefined)
      this.#collect(words => words !== '' && this.#margins.add(`[${margin}: ${words}]`));
    else if (fact !== undefined) this.#collect(words => this.#state(fact, words));
    else if (word === 'revtbl') this.#collect(words => this.#nameAuthors(words));
    else if (word === 'atnauthor') this.#collect(words => this.#nameCommenter(words));
    else if (word === 'atndate') this.#collect(words => this.#dateComment(words));
    else if (word === 'fldinst') this.#collect(words => this.#tellField(words));
    else if (word === 'fldrslt') this.#change({ field: this.#fieldTold });
    else return false;
    return true;
  }

  #collect(end: (words: string) => void): void {
    this.#change({ out: new MarkedText(), end, isHidden: false, isInserted: false, isDeleted: false });
  }

  #nameAuthors(words: string): void {
    this.#authors = words.split(';').map(name => name.trim());
  }

  #nameCommenter(words: string): void {
    this.#commenter = words;
  }

  #tellField(words: string): void {
    this.#fieldTold = words;
  }

  #dateComment(words: string): void {
    this.#commentDay = dayOfWordTime(Number(words) || 0);
  }

  #state(fact: string, words: string): void {
    const isTime = /^\d{1,4}-/.test(words) && fact !== 'Title';
    if (words !== '' && !(isTime && words.startsWith('00'))) this.#metadata[fact] = words.slice(0, 1000);
  }

  #callAside(label: string, words: string): void {
    if (words === '') return;
    const isComment = label === 'comment';
    const head = isComment ? doneBy(label, this.#commenter, this.#commentDay) : label;
    if (isComment) this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
    this.#commenter = '';
    this.#commentDay = '';
    this.#group.out.add(` [${head}: ${words}]`);
  }

  #change(change: Partial<Group>): void {
    this.#flush();
    this.#group = { ...this.#group, ...change };
  }
}
