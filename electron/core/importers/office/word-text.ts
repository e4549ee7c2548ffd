// The words of one part of a Word document, with what is not plainly shown marked in brackets.
import type { XmlElement, XmlParts } from '../xml/sax.ts';
import { doneBy } from './marked-text.ts';
import { fieldWords, linkWords } from './word-fields.ts';
import { type Looks, WordLooks } from './word-looks.ts';
import { signs, symbolWords } from './word-symbols.ts';

/** What was found in a part. */
export interface WordText {
  readonly text: string;
  readonly hidden: number;
  readonly inserted: number;
  readonly deleted: number;
  /** Signs of fonts that have no letter. */
  readonly symbols: number;
  /** Comments and notes that were called, by kind and id. */
  readonly called: ReadonlySet<string>;
}

/** What other parts of the document say about the words of this one. */
export interface WordSurroundings {
  /** Comments and notes by kind and id, which are put where they are called. */
  readonly asides: ReadonlyMap<string, string>;
  /** Where links lead, by id. */
  readonly links: ReadonlyMap<string, string>;
  /** Words of parts that stand in the text, by id. */
  readonly chunks: ReadonlyMap<string, string>;
  /** Styles whose text is not shown. */
  readonly hiddenStyles: ReadonlySet<string>;
  /** Styles that put a colour behind it. */
  readonly shadedStyles: ReadonlySet<string>;
}

/** Nothing is known beside the part itself. */
export const ALONE: WordSurroundings = {
  asides: new Map(),
  links: new Map(),
  chunks: new Map(),
  hiddenStyles: new Set(),
  shadedStyles: new Set(),
};

/** Elements whose beginning and end are marked, with the words for it. */
const changes: Readonly<Record<string, string>> = {
  ins: 'inserted',
  moveTo: 'moved here',
  del: 'deleted',
  moveFrom: 'moved away',
};

/** The same of single cells of a table. */
const cellChanges: Readonly<Record<string, string>> = {
  cellIns: 'cell inserted',
  cellDel: 'cell deleted',
  cellMerge: 'cell merged',
};
/** What something looked like before a tracked change of its looks. */
const OLD_LOOKS = new Set('rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange'.split(' '));

/** Reads one part. */
export function wordText(parts: XmlParts, name: string, around: WordSurroundings = ALONE): WordText {
  const reader = new WordReader(around);
  parts.read(name, {
    open: element => reader.open(element),
    close: tag => reader.close(tag),
    text: text => reader.text(text),
  });
  return reader.done();
}

/** A stretch of letters of one look. Text boxes stand inside a run, with runs of their own. */
interface Run extends Looks {
  text: string;
  hidden: boolean;
}

/** A field under way: what it is told to do, and what it shows. */
interface Field {
  told: string;
  shown: string;
}

const EMPTY_CHANGES = /\[(inserted|deleted|moved here|moved away)( by [^\]:]*)?: \]/g;

/** Takes the pieces of a part's XML. */
export class WordReader {
  readonly #around: WordSurroundings;
  readonly #out: string[] = [];
  readonly #counts = { hidden: 0, inserted: 0, deleted: 0, symbols: 0 };
  readonly #called = new Set<string>();
  readonly #looks: WordLooks;
  readonly #runs: Run[] = [];
  readonly #fields: Field[] = [];
  readonly #links: Field[] = [];
  readonly #openChanges: string[] = [];
  /** Rows that are open, and whether they were deleted or inserted as a whole. */
  readonly #rows: boolean[] = [];
  /** Whether a first way of showing something was read; then its second is passed over. */
  readonly #choices: boolean[] = [];
  /** Cells that are open, and whether they were deleted, inserted or merged by themselves. */
  readonly #markedCells: boolean[] = [];
  #inText = false;
  #inTold = false;
  #inRunProperties = false;
  #inRowProperties = false;
  #isParagraphHidden = false;
  #skipped = 0;
  #cells = 0;
  #inCell = 0;

  constructor(around: WordSurroundings) {
    this.#around = around;
    this.#looks = new WordLooks(around.shadedStyles);
  }

  open(element: XmlElement): void {
    const { name, attributes } = element;
    // The same words stand in a second way for older programs; how they looked before a change says nothing of now.
    const isOld = (name === 'Fallback' && this.#choices.at(-1)) || OLD_LOOKS.has(name);
    if (this.#skipped > 0 || isOld) {
      this.#skipped++;
      return;
    }
    if (changes[name] !== undefined) this.#startChange(name, attributes);
    else if (!this.#openProperty(element) && !this.#openTable(element)) this.#openPlain(element);
    this.#looks.open(element, this.#runs.at(-1));
  }

  /** Elements that say how what follows looks. */
  #openProperty({ name, attributes }: XmlElement): boolean {
    const { hiddenStyles } = this.#around;
    const isOn = attributes.val !== '0' && attributes.val !== 'false';
    const run = this.#runs.at(-1);
    if (name === 'rPr') this.#inRunProperties = true;
    else if (name === 'trPr') this.#inRowProperties = true;
    else if (name === 'vanish' || name === 'specVanish') {
      if (this.#inRunProperties && run) run.hidden = isOn;
    } else if (name === 'rStyle') {
      if (run && hiddenStyles.has(attributes.val ?? '')) run.hidden = true;
    } else if (name === 'pStyle') this.#isParagraphHidden = hiddenStyles.has(attributes.val ?? '');
    else return false;
    return true;
  }

  #openTable({ name, attributes }: XmlElement): boolean {
    if (name === 'tr') {
      this.#cells = 0;
      this.#rows.push(false);
    } else if (name === 'tc') {
      if (this.#cells++ > 0) this.#out.push('\t');
      this.#inCell++;
      this.#markedCells.push(false);
    } else if (cellChanges[name] !== undefined) this.#startCellChange(name, attributes);
    else return false;
    return true;
  }

  #openPlain({ name, attributes }: XmlElement): void {
    const sign = signs[name];
    if (sign !== undefined) {
      // A stop for tabs is no tab.
      if (attributes.val === undefined && attributes.pos === undefined) this.#add(sign);
      return;
    }
    switch (name) {
      case 't':
      case 'delText':
        this.#inText = true;
        break;
      case 'AlternateContent':
        this.#choices.push(false);
        break;
      case 'Choice':
        this.#choices[this.#choices.length - 1] = true;
        break;
      case 'instrText':
        this.#inTold = true;
        break;
      case 'fldChar':
        this.#turnField(attributes.fldCharType ?? '');
        break;
      case 'fldSimple':
        this.#fields.push({ told: attributes.instr ?? '', shown: '' });
        break;
      case 'hyperlink':
        this.#links.push({
          told: this.#around.links.get(attributes['r:id'] ?? attributes.id ?? '') ?? '',
          shown: '',
        });
        break;
      case 'r':
        this.#runs.push({ text: '', hidden: this.#isParagraphHidden });
        break;
      case 'p':
        this.#isParagraphHidden = false;
        break;
      case 'txbxContent':
        this.#startBox();
        break;
      case 'docPr':
        if (attributes.descr) this.#out.push(`[picture: ${attributes.descr.trim()}]`);
        break;
      case 'sym':
        this.#addSymbol(attributes);
        break;
      case 'altChunk':
        this.#out.push(this.#around.chunks.get(attributes['r:id'] ?? attributes.id ?? '') ?? '');
        break;
      case 'commentReference':
      case 'footnoteReference':
      case 'endnoteReference':
        this.#call(`${name.replace('Reference', '')} ${attributes.id}`);
        break;
      default:
    }
  }

  #call(aside: string): void {
    this.#called.add(aside);
    this.#add(this.#around.asides.get(aside) ?? '');
  }

  #addSymbol({ font, char }: XmlElement['attributes']): void {
    const { words, isKnown } = symbolWords(font, char);
    if (!isKnown) this.#counts.symbols++;
    this.#add(words);
  }

  #startChange(name: string, { author = '', date = '' }: XmlElement['attributes']): void {
    if (this.#inRunProperties) return;
    const label = doneBy(changes[name] ?? '', author, date);
    if (name === 'ins' || name === 'moveTo') this.#counts.inserted++;
    else this.#counts.deleted++;
    if (this.#inRowProperties) {
      this.#out.push(`[row ${label}: `);
      this.#rows[this.#rows.length - 1] = true;
      return;
    }
    this.#out.push(`[${label}: `);
    this.#openChanges.push(name);
  }

  #startCellChange(name: string, { author = '', date = '', vMerge }: XmlElement['attributes']): void {
    if (this.#markedCells.length === 0) return;
    if (name === 'cellDel') this.#counts.deleted++;
    else this.#counts.inserted++;
    const done = name === 'cellMerge' && vMerge !== 'cont' ? 'cell split' : (cellChanges[name] ?? '');
    this.#out.push(
      this.#markedCells.at(-1) ? `${doneBy(done, author, date)}: ` : `[${doneBy(done, author, date)}: `,
    );
    this.#markedCells[this.#markedCells.length - 1] = true;
  }

  /** A text box stands in the middle of a run: what the run said before comes first. */
  #startBox(): void {
    const run = this.#runs.at(-1);
    if (run) this.#putRun(run);
    if (run) run.text = '';
    this.#out.push('[text box: ');
  }

  #turnField(turn: string): void {
    if (turn === 'begin') this.#fields.push({ told: '', shown: '' });
    else if (turn === 'end') this.#endField();
  }

  #endField(): void {
    const field = this.#fields.pop();
    if (field) this.#add(fieldWords(field.told, field.shown));
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    this.#looks.close(name);
    if (name === 't' || name === 'delText') this.#inText = false;
    else if (name === 'instrText') this.#inTold = false;
    else if (name === 'rPr') this.#inRunProperties = false;
    else if (name === 'trPr') this.#inRowProperties = false;
    else if (name === 'r') this.#endRun();
    else if (name === 'p') this.#out.push(this.#inCell > 0 ? ' ' : '\n');
    else if (name === 'fldSimple') this.#endField();
    else if (name === 'AlternateContent') this.#choices.pop();
    else if (name === 'hyperlink') {
      const link = this.#links.pop();
      if (link) this.#add(linkWords(link.told, link.shown));
    } else this.#closeBlock(name);
  }

  #closeBlock(name: string): void {
    if (name === 'txbxContent') {
      this.#dropGap();
      this.#out.push(']');
    } else if (name === 'tc') {
      this.#inCell--;
      if (this.#out.at(-1) === ' ') this.#out.pop();
      if (this.#markedCells.pop()) this.#out.push(']');
    } else if (name === 'tr') {
      if (this.#rows.pop()) this.#out.push(']');
      this.#out.push(this.#inCell > 0 ? ' ' : '\n');
    } else if (this.#openChanges.at(-1) === name) {
      this.#openChanges.pop();
      this.#out.push(']');
    }
  }

  #dropGap(): void {
    const last = this.#out.at(-1);
    if (last === '\n' || last === ' ') this.#out.pop();
  }

  #endRun(): void {
    const run = this.#runs.pop();
    if (run) this.#putRun(run);
  }

  #putRun(run: Run): void {
    const { text } = run;
    if (text === '') return;
    const hidden = run.hidden || (text.trim() !== '' && this.#looks.hides(run));
    if (hidden) this.#counts.hidden++;
    this.#out.push(hidden ? `[hidden: ${text}]` : text);
  }

  /** Letters of the run under way; outside of one they stand for themselves. */
  #add(text: string): void {
    for (const field of this.#fields) field.shown += text;
    for (const link of this.#links) link.shown += text;
    const run = this.#runs.at(-1);
    if (run) run.text += text;
    else if (text !== '') this.#out.push(text);
  }

  text(text: string): void {
    if (this.#skipped > 0) return;
    const field = this.#fields.at(-1);
    if (this.#inTold && field) field.told += text;
    else if (this.#inText && !this.#inTold) this.#add(text);
  }

  done(): WordText {
    return {
      text: this.#out.join('').replace(EMPTY_CHANGES, ''),
      ...this.#counts,
      called: this.#called,
    };
  }
}
