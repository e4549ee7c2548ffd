// The words of a web page. Nothing is run or fetched: scripts, styles and everything outside the page are left out.
import { Parser } from 'htmlparser2';
import type { TextPart } from '../../../shared/contract/documents.ts';
import { AsideCollector, type Asides } from './html-asides.ts';
import { type Hiding, PageStyles } from './html-styles.ts';

/** What was found in a web page. */
export interface HtmlText {
  readonly text: string;
  /** Headings, links and tables, with their places in the text. */
  readonly structure: readonly TextPart[];
  readonly title: string;
  /** `name: content` of its meta elements. */
  readonly meta: Readonly<Record<string, string>>;
  /** Tables without tables inside them, as rows of cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Words that stand outside every table. */
  readonly outsideTables: string;
  /** What it says without showing it. */
  readonly asides: Asides;
  /** How many elements wanted something from elsewhere, or to run. */
  readonly leftOut: number;
}

const SILENT = new Set('script style object applet embed iframe frame'.split(' '));
const OWN_LINE = new Set(
  'p div br hr li ul ol table tr h1 h2 h3 h4 h5 h6 section article header footer main aside nav blockquote pre form fieldset figure figcaption dl dt dd address center template'.split(
    ' ',
  ),
);
const FETCHING = new Set('script iframe frame object embed applet link img video audio source'.split(' '));

/** Elements that hold nothing. */
const VOID = new Set('input img br hr meta link area col source wbr'.split(' '));

/** Reads decoded HTML. Never throws; any nesting is fine. */
export function htmlText(html: string): HtmlText {
  const reader = new Collector();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: name => reader.close(name),
      ontext: text => reader.text(text),
      oncomment: text => reader.comment(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.replaceAll('\0', ''));
  parser.end();
  return reader.done();
}

/** More parts than this are not told apart. */
const MOST_PARTS = 20_000;

/** A part that was begun and not ended yet. */
type OpenPart = Omit<TextPart, 'end'> & { readonly name: string };

class Collector {
  readonly #out: string[] = [];
  #length = 0;
  readonly #parts: TextPart[] = [];
  readonly #openParts: OpenPart[] = [];
  readonly #meta: Record<string, string> = {};
  readonly #tables: string[][][] = [];
  readonly #openTables: { rows: string[][]; cell: string[] | undefined; holdsTable: boolean }[] = [];
  #silent: string | undefined;
  #silentDepth = 0;
  #title = '';
  #inTitle = false;
  #pre = 0;
  #leftOut = 0;
  #outside = '';
  readonly #asides = new AsideCollector();
  /** Names of the elements that are open and not shown, with those of the same name inside them. */
  #hidden: { readonly name: string; depth: number } | undefined;
  readonly #styles = new PageStyles();
  #sheet = '';
  /** Whether the letters of each open element cannot be told from what is behind them. */
  readonly #faint: boolean[] = [];
  #isFaintOpen = false;
  #drawings = 0;
  #atLineStart = true;
  #blankDue = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const hiding = this.#styles.open(name, attributes);
    this.#faint.push(hiding === 'letters');
    if (FETCHING.has(name) && (name === 'script' || attributes.src || attributes.href || attributes.data))
      this.#leftOut++;
    if (name === 'meta') this.#noteMeta(attributes);
    if (name === 'svg') this.#drawings++;
    if (name === 'title' && this.#silent === undefined && this.#drawings === 0) this.#inTitle = true;
    if (this.#silent === undefined && SILENT.has(name)) {
      this.#silent = name;
      this.#silentDepth = 1;
      return;
    }
    if (this.#silent !== undefined) {
      if (name === this.#silent) this.#silentDepth++;
      return;
    }
    this.#asides.open(name, attributes);
    if (name === 'pre') this.#pre++;
    if (OWN_LINE.has(name)) this.#endLine();
    this.#openHidden(name, hiding);
    this.#openPart(name, attributes);
    if (this.#drawings > 0) this.#blankDue = true;
    if (name === 'li') this.#put('• ');
    if (name === 'img' && attributes.alt) this.#put(`[picture: ${attributes.alt.trim()}]`);
    this.#openTable(name);
  }

  #openHidden(name: string, hiding: Hiding): void {
    if (this.#hidden) {
      if (this.#hidden.name === name) this.#hidden.depth++;
      return;
    }
    if (VOID.has(name) || hiding !== 'all') return;
    this.#endFaint();
    this.#hidden = { name, depth: 1 };
    this.#putWords(' ');
    this.#putWords('[hidden: ');
  }

  #closeHidden(name: string): void {
    if (this.#hidden?.name !== name || --this.#hidden.depth > 0) return;
    this.#hidden = undefined;
    // The mark ends on the line of its last word.
    if (this.#out.at(-1) === '\n') {
      this.#out.pop();
      this.#length -= 1;
    }
    if (this.#out.at(-1) === '[hidden:') this.#dropMark();
    else this.#put(']');
    this.#blankDue = true;
  }

  /** Nothing was hidden in it. */
  #dropMark(): void {
    this.#length -= this.#out.pop()?.length ?? 0;
    this.#atLineStart = this.#out.length === 0 || this.#out.at(-1)?.endsWith('\n') === true;
  }

  #openPart(name: string, { href = '' }: Readonly<Record<string, string>>): void {
    const start = this.#length;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) this.#openParts.push({ name, kind: 'heading', start, level: Number(level) });
    else if (name === 'table') this.#openParts.push({ name, kind: 'table', start });
    else if (name === 'a' && href.trim() !== '')
      this.#openParts.push({ name, kind: 'link', start, href: href.trim().slice(0, 2_000) });
  }

  #closePart(closed: string): void {
    const at = this.#openParts.findLastIndex(part => part.name === closed);
    const [part] = at < 0 ? [] : this.#openParts.splice(at, 1);
    if (!part || this.#parts.length >= MOST_PARTS) return;
    const { name: _, ...told } = part;
    // A table around others is layout, as a rule: its inner tables are the ones to show.
    const holdsTable = told.kind === 'table' && this.#openTables.at(-1)?.holdsTable;
    if (this.#length > told.start && !holdsTable) this.#parts.push({ ...told, end: this.#length });
  }

  #openTable(name: string): void {
    const table = this.#openTables.at(-1);
    if (name === 'table') {
      if (table) table.holdsTable = true;
      this.#openTables.push({ rows: [], cell: undefined, holdsTable: false });
    } else if (table && name === 'tr') {
      this.#endCell(table);
      table.rows.push([]);
    } else if (table && (name === 'td' || name === 'th')) {
      this.#endCell(table);
      if (table.rows.length === 0) table.rows.push([]);
      if ((table.rows.at(-1)?.length ?? 0) > 0) this.#cellGap();
      table.cell = [];
    }
  }

  #endCell(table: { rows: string[][]; cell: string[] | undefined }): void {
    if (table.cell !== undefined) table.rows.at(-1)?.push(table.cell.join('').replace(/\s+/g, ' ').trim());
    table.cell = undefined;
  }

  #cellGap(): void {
    this.#endFaint();
    if (!this.#atLineStart) this.#push('\t');
    this.#blankDue = false;
  }

  close(name: string): void {
    this.#styles.close();
    this.#faint.pop();
    if (this.#silent !== undefined) {
      if (name === 'style') this.#styles.sheet(this.#sheet);
      if (name === 'style') this.#sheet = '';
      if (name === this.#silent && --this.#silentDepth === 0) this.#silent = undefined;
      return;
    }
    this.#asides.close(name);
    this.#closePart(name);
    if (name === 'svg') this.#drawings = Math.max(0, this.#drawings - 1);
    if (name === 'title') this.#inTitle = false;
    if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    const table = this.#openTables.at(-1);
    if (table && (name === 'td' || name === 'th' || name === 'tr')) this.#endCell(table);
    if (table && name === 'table') {
      this.#endCell(table);
      this.#openTables.pop();
      const rows = table.rows.filter(row => row.length > 0);
      if (!table.holdsTable && rows.length > 0) this.#tables.push(rows);
    }
    this.#closeHidden(name);
    if (OWN_LINE.has(name) && name !== 'br') this.#endLine();
  }

  comment(text: string): void {
    if (this.#silent === undefined) this.#asides.comment(text);
  }

  text(text: string): void {
    if (this.#silent === 'style') this.#sheet += text;
    if (this.#silent !== undefined) return;
    if (this.#inTitle) {
      this.#title += text;
      return;
    }
    for (const table of this.#openTables) table.cell?.push(text);
    if (this.#openTables.length === 0) this.#outside += text;
    this.#asides.text(text);
    if (text.trim() !== '') this.#turnFaint(this.#faint.at(-1) === true);
    if (this.#pre > 0) this.#put(text);
    else this.#putWords(text);
  }

  /** Letters of the colour of what is behind them are marked, from the first to the last of a line. */
  #turnFaint(isFaint: boolean): void {
    if (!isFaint) this.#endFaint();
    if (!isFaint || this.#hidden || this.#isFaintOpen) return;
    this.#putWords(' ');
    this.#putWords('[hidden: ');
    this.#isFaintOpen = true;
  }

  #endFaint(): void {
    if (!this.#isFaintOpen) return;
    this.#isFaintOpen = false;
    const isBlankDue = this.#blankDue;
    this.#put(']');
    this.#blankDue = isBlankDue;
  }

  #putWords(text: string): void {
    const words = text.replace(/[\s\u00a0]+/g, ' ');
    if (words.startsWith(' ')) this.#blankDue = true;
    const bare = words.trim();
    if (bare === '') return;
    if (this.#blankDue && !this.#atLineStart) this.#push(' ');
    this.#put(bare);
    this.#blankDue = words.endsWith(' ');
  }

  #push(text: string): void {
    this.#out.push(text);
    this.#length += text.length;
  }

  #put(text: string): void {
    this.#push(text);
    this.#atLineStart = text.endsWith('\n');
    this.#blankDue = false;
  }

  #endLine(): void {
    this.#endFaint();
    if (!this.#atLineStart) this.#push('\n');
    this.#atLineStart = true;
    this.#blankDue = false;
  }

  #noteMeta({ name, property, content }: Readonly<Record<string, string>>): void {
    const key = name ?? property;
    if (key && content && Object.keys(this.#meta).length < 30)
      this.#meta[key.slice(0, 60)] = content.slice(0, 500);
  }

  done(): HtmlText {
    this.#endFaint();
    const whole = this.#out.join('');
    const text = whole.trim();
    return {
      text,
      structure: placed(this.#parts, whole.length - whole.trimStart().length, text),
      title: this.#title.replace(/\s+/g, ' ').trim(),
      meta: this.#meta,
      tables: this.#tables,
      outsideTables: this.#outside.replace(/\s*\n\s*/g, '\n').trim(),
      asides: this.#asides.done(),
      leftOut: this.#leftOut,
    };
  }
}

/** Parts by their place in the trimmed text, without blanks at their ends, in order; empty ones are left out. */
function placed(parts: readonly TextPart[], cut: number, text: string): TextPart[] {
  const found = parts.flatMap(part => {
    let start = Math.max(0, part.start - cut);
    let end = Math.min(text.length, part.end - cut);
    while (start < end && /\s/.test(text[start] ?? '')) start++;
    while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
    return start < end ? [{ ...part, start, end }] : [];
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
