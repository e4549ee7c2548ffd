// The words of one part of a Word document, with what is not plainly shown marked in brackets.
import type { XmlElement, XmlParts } from '../xml/sax.ts';

/** What was found in a part. */
export interface WordText {
  readonly text: string;
  readonly hidden: number;
  readonly inserted: number;
  readonly deleted: number;
}

/** Elements whose beginning and end are marked, with the words for it. */
const changes: Readonly<Record<string, string>> = {
  ins: 'inserted',
  moveTo: 'moved here',
  del: 'deleted',
  moveFrom: 'moved away',
};

/** Reads one part. `asides` are comments and notes by kind and id, which are put where they are called. */
export function wordText(
  parts: XmlParts,
  name: string,
  asides: ReadonlyMap<string, string> = new Map(),
): WordText {
  const reader = new WordReader(asides);
  parts.read(name, {
    open: element => reader.open(element),
    close: tag => reader.close(tag),
    text: text => reader.text(text),
  });
  return reader.done();
}

class WordReader {
  readonly #asides: ReadonlyMap<string, string>;
  readonly #out: string[] = [];
  readonly #counts = { hidden: 0, inserted: 0, deleted: 0 };
  #inText = false;
  #inRunProperties = false;
  #runHidden = false;
  #runText = '';
  #skipped = 0;
  #cells = 0;
  #inCell = 0;
  #inField = false;

  constructor(asides: ReadonlyMap<string, string>) {
    this.#asides = asides;
  }

  open({ name, attributes }: XmlElement): void {
    // The same words stand in a second way for older programs.
    if (this.#skipped > 0 || name === 'Fallback') {
      this.#skipped++;
      return;
    }
    const change = changes[name];
    if (change !== undefined && !this.#inRunProperties && attributes.author !== undefined)
      this.#startChange(name, change, attributes);
    switch (name) {
      case 't':
      case 'delText':
        this.#inText = true;
        break;
      case 'instrText':
        this.#inField = true;
        break;
      case 'rPr':
        this.#inRunProperties = true;
        break;
      case 'vanish':
        if (this.#inRunProperties && attributes.val !== '0' && attributes.val !== 'false')
          this.#runHidden = true;
        break;
      case 'r':
        this.#runHidden = false;
        this.#runText = '';
        break;
      case 'tab':
        if (attributes.val === undefined) this.#runText += '\t';
        break;
      case 'br':
      case 'cr':
        this.#runText += '\n';
        break;
      case 'noBreakHyphen':
        this.#runText += '-';
        break;
      case 'tr':
        this.#cells = 0;
        break;
      case 'tc':
        if (this.#cells++ > 0) this.#out.push('\t');
        this.#inCell++;
        break;
      case 'docPr':
        if (attributes.descr) this.#out.push(`[picture: ${attributes.descr.trim()}]`);
        break;
      case 'commentReference':
      case 'footnoteReference':
      case 'endnoteReference':
        this.#runText += this.#asides.get(`${name.replace('Reference', '')} ${attributes.id}`) ?? '';
        break;
      default:
    }
  }

  #startChange(name: string, change: string, { author, date }: Readonly<Record<string, string>>): void {
    const when = date ? ` ${date.slice(0, 10)}` : '';
    this.#out.push(`[${change} by ${author}${when}: `);
    if (name === 'ins' || name === 'moveTo') this.#counts.inserted++;
    else this.#counts.deleted++;
    this.#openChanges.push(name);
  }

  readonly #openChanges: string[] = [];

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (name === 't' || name === 'delText') this.#inText = false;
    else if (name === 'instrText') this.#inField = false;
    else if (name === 'rPr') this.#inRunProperties = false;
    else if (name === 'r') this.#endRun();
    else if (name === 'p') this.#out.push(this.#inCell > 0 ? ' ' : '\n');
    else if (name === 'tc') {
      this.#inCell--;
      if (this.#out.at(-1) === ' ') this.#out.pop();
    } else if (name === 'tr') this.#out.push(this.#inCell > 0 ? ' ' : '\n');
    else if (this.#openChanges.at(-1) === name) {
      this.#openChanges.pop();
      this.#out.push(']');
    }
  }

  #endRun(): void {
    if (this.#runText === '') return;
    if (this.#runHidden) this.#counts.hidden++;
    this.#out.push(this.#runHidden ? `[hidden: ${this.#runText}]` : this.#runText);
    this.#runText = '';
  }

  text(text: string): void {
    if (this.#inText && !this.#inField && this.#skipped === 0) this.#runText += text;
  }

  done(): WordText {
    return {
      text: this.#out.join('').replace(/\[(inserted|deleted|moved here|moved away) by [^\]:]*: \]/g, ''),
      ...this.#counts,
    };
  }
}

/** The entries of a part of comments or notes by id, each with its author and date. */
export function wordAsides(
  parts: XmlParts,
  part: string,
  kind: 'comment' | 'footnote' | 'endnote',
): Map<string, string> {
  const found = new Map<string, string>();
  let id = '';
  let label = '';
  let words: string[] = [];
  let inText = false;
  parts.read(part, {
    open: ({ name, attributes }) => {
      if (name === kind) {
        id = attributes.type === undefined ? (attributes.id ?? '') : '';
        const by = attributes.author ? ` by ${attributes.author}` : '';
        label = `${kind}${by}${attributes.date ? ` ${attributes.date.slice(0, 10)}` : ''}`;
        words = [];
      }
      inText = name === 't';
    },
    close: name => {
      inText = false;
      if (name === 'p') words.push(' ');
      if (name === kind && id !== '') found.set(`${kind} ${id}`, ` [${label}: ${words.join('').trim()}]`);
    },
    text: text => {
      if (inText) words.push(text);
    },
  });
  return found;
}
