// The words of an OpenDocument text or presentation, with what is not plainly shown marked in brackets.
import type { XmlElement, XmlParts } from '../xml/sax.ts';
import { doneBy, MarkedText } from './marked-text.ts';
import { linkWords } from './word-fields.ts';

/** What was found. A text has one page, a presentation one for each slide. */
export interface OdfText {
  readonly pages: readonly string[];
  /** How many stretches were marked, by kind. */
  readonly counts: ReadonlyMap<string, number>;
  /** Numbers of the slides that are not shown. */
  readonly hiddenSlides: readonly number[];
}

/** A tracked change, by its id. */
interface Change {
  kind: '' | 'inserted' | 'deleted';
  author: string;
  day: string;
  words: string;
}

const MAIN = 'content.xml';
const STYLES = 'styles.xml';

/** Reads the body, and headers and footers, which stand among the styles. */
export function odfText(parts: XmlParts): OdfText {
  const known = hiddenStyles(parts, STYLES);
  const hidden = new Set([...known, ...hiddenStyles(parts, MAIN, known)]);
  const reader = new TextReader(hidden, trackedChanges(parts));
  parts.read(MAIN, {
    open: element => reader.open(element),
    close: tag => reader.close(tag),
    text: text => reader.text(text),
  });
  const pages = reader.done();
  const edges = marginTexts(parts);
  const [first = '', ...rest] = pages;
  const all =
    rest.length === 0 && edges.length > 0 ? [`${first}${edges.map(edge => `\n${edge}\n`).join('')}`] : pages;
  return { pages: all, counts: reader.counts, hiddenSlides: reader.hiddenSlides };
}

/** Names of the styles whose text is not shown. */
function hiddenStyles(parts: XmlParts, part: string, known: readonly string[] = []): string[] {
  const found: string[] = [];
  let style = '';
  parts.read(part, {
    open: ({ name, attributes }) => {
      if (name === 'style') {
        style = attributes['style:name'] ?? '';
        const parent = attributes['style:parent-style-name'] ?? '';
        if (known.includes(parent) || found.includes(parent)) found.push(style);
      }
      const isOff =
        attributes['text:display'] === 'none' || attributes['presentation:visibility'] === 'hidden';
      if (isOff && (name === 'text-properties' || name === 'drawing-page-properties')) found.push(style);
    },
  });
  return found;
}

function trackedChanges(parts: XmlParts): Map<string, Change> {
  const found = new Map<string, Change>();
  let change: Change | undefined;
  let into: 'author' | 'day' | 'words' | undefined;
  parts.read(MAIN, {
    open: ({ name, attributes }) => {
      if (name === 'changed-region') {
        change = { kind: '', author: '', day: '', words: '' };
        found.set(attributes['text:id'] ?? attributes.id ?? '', change);
      } else if (change && name === 'insertion') change.kind = 'inserted';
      else if (change && name === 'deletion') change.kind = 'deleted';
      into = name === 'creator' ? 'author' : name === 'date' ? 'day' : 'words';
    },
    close: name => {
      into = 'words';
      if (name === 'changed-region') change = undefined;
      if (change && (name === 'p' || name === 'h')) change.words += ' ';
    },
    text: text => {
      if (change && into) change[into] += text.replace(/\s+/g, ' ');
    },
  });
  return found;
}

function marginTexts(parts: XmlParts): string[] {
  const found = new Set<string>();
  let kind = '';
  let words = '';
  parts.read(STYLES, {
    open: ({ name }) => {
      const own = /^(header|footer)(-left|-first)?$/.exec(name)?.[1];
      if (own) [kind, words] = [own, ''];
    },
    close: name => {
      if (name === 'p') words += ' ';
      if (!/^(header|footer)(-left|-first)?$/.test(name)) return;
      if (words.trim() !== '') found.add(`[${kind}: ${words.replace(/\s+/g, ' ').trim()}]`);
      kind = '';
    },
    text: text => {
      if (kind !== '') words += text;
    },
  });
  return [...found];
}

const asides = new Set(['annotation', 'note', 'notes']);

class TextReader {
  readonly #hidden: ReadonlySet<string>;
  readonly #changes: ReadonlyMap<string, Change>;
  readonly #pages: MarkedText[] = [new MarkedText()];
  readonly #spans: boolean[] = [];
  readonly counts = new Map<string, number>();
  readonly hiddenSlides: number[] = [];
  #inserted = '';
  #aside: { label: string; author: string; day: string; words: string } | undefined;
  #asideInto: 'author' | 'day' | 'words' = 'words';
  #inBody = false;
  #inTracked = 0;
  #inCell = 0;
  #cells = 0;
  #slides = 0;
  #inCitation = false;
  readonly #links: { readonly address: string; shown: string }[] = [];

  constructor(hidden: ReadonlySet<string>, changes: ReadonlyMap<string, Change>) {
    this.#hidden = hidden;
    this.#changes = changes;
  }

  open({ name, attributes }: XmlElement): void {
    if (name === 'body') this.#inBody = true;
    if (!this.#inBody) return;
    const style = attributes['text:style-name'] ?? '';
    const isOff =
      attributes['text:display'] === 'none' || name === 'hidden-text' || name === 'hidden-paragraph';
    this.#spans.push(this.#hidden.has(style) || isOff);
    if (name === 'tracked-changes') this.#inTracked++;
    else if (asides.has(name)) this.#startAside(name, attributes);
    else if (name === 'page') this.#startSlide(attributes);
    else if (name === 'note-citation') this.#inCitation = true;
    else if (name === 'creator') this.#asideInto = 'author';
    else if (name === 'date' && this.#aside) this.#asideInto = 'day';
    else this.#openPlain(name, attributes);
  }

  #startSlide(attributes: XmlElement['attributes']): void {
    if (this.#slides++ > 0) this.#pages.push(new MarkedText());
    if (!this.#hidden.has(attributes['draw:style-name'] ?? '')) return;
    this.#pages.at(-1)?.add('[hidden slide]\n');
    this.hiddenSlides.push(this.#slides);
  }

  #openPlain(name: string, attributes: XmlElement['attributes']): void {
    if (name === 'a') this.#links.push({ address: attributes['xlink:href'] ?? '', shown: '' });
    else if (name === 'hidden-text') this.#put(attributes['text:string-value'] ?? '');
    else if (name === 'tab') this.#put('\t');
    else if (name === 's') this.#put(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 1000)));
    else if (name === 'line-break') this.#put('\n');
    else if (name === 'table-row') this.#cells = 0;
    else if (name === 'table-cell') {
      if (this.#cells++ > 0) this.#put('\t');
      this.#inCell++;
    } else if (name === 'change-start') this.#inserted = this.#label(attributes);
    else if (name === 'change-end') this.#inserted = '';
    else if (name === 'change') this.#deleted(attributes);
  }

  #change(attributes: XmlElement['attributes']): Change | undefined {
    return this.#changes.get(attributes['text:change-id'] ?? attributes['change-id'] ?? '');
  }

  #label(attributes: XmlElement['attributes']): string {
    const change = this.#change(attributes);
    return change?.kind === 'inserted' ? doneBy('inserted', change.author, change.day) : '';
  }

  #deleted(attributes: XmlElement['attributes']): void {
    const change = this.#change(attributes);
    if (change?.kind === 'deleted')
      this.#pages.at(-1)?.add(change.words.trim(), doneBy('deleted', change.author, change.day));
  }

  #startAside(name: string, attributes: XmlElement['attributes']): void {
    const note = attributes['text:note-class'] ?? attributes['note-class'] ?? 'note';
    const label = name === 'annotation' ? 'comment' : name === 'notes' ? 'speaker notes' : note;
    this.#aside = { label, author: '', day: '', words: '' };
    this.#asideInto = 'words';
  }

  #endAside(): void {
    if (this.#aside === undefined) return;
    const { label, author, day, words } = this.#aside;
    this.#aside = undefined;
    const said = words.trim();
    if (said === '') return;
    this.counts.set(label, (this.counts.get(label) ?? 0) + 1);
    const page = this.#pages.at(-1);
    page?.add(` [${doneBy(label, author, day)}: ${said}]`);
    if (label === 'speaker notes') page?.add('\n');
  }

  close(name: string): void {
    if (!this.#inBody) return;
    const link = name === 'a' ? this.#links.pop() : undefined;
    if (link && !link.address.startsWith('#')) this.#put(linkWords(link.address, link.shown));
    this.#spans.pop();
    if (name === 'tracked-changes') this.#inTracked--;
    else if (asides.has(name)) this.#endAside();
    else if (name === 'note-citation') this.#inCitation = false;
    else if (name === 'creator' || name === 'date') this.#asideInto = 'words';
    else if (name === 'table-cell') this.#inCell--;
    else if (name === 'table-row') this.#put('\n');
    else if (name === 'p' || name === 'h') this.#put(this.#inCell > 0 ? ' ' : '\n');
    else if (name === 'body') this.#inBody = false;
  }

  text(text: string): void {
    if (!this.#inBody || this.#inCitation) return;
    for (const link of this.#links) link.shown += text;
    this.#put(text.replace(/[\t\r\n ]+/g, ' '));
  }

  #put(text: string): void {
    if (this.#inTracked > 0) return;
    if (this.#aside) this.#aside[this.#asideInto] += text.replace(/\n/g, ' ');
    else this.#pages.at(-1)?.add(text, this.#inserted || (this.#spans.includes(true) ? 'hidden' : ''));
  }

  done(): string[] {
    const texts = this.#pages.map(page => {
      const text = page
        .done()
        .replace(/ +(?=[\]\t\n])/g, '')
        .replace(/\n +/g, '\n')
        .trim();
      for (const [kind, count] of page.counts) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
      return text === '' ? '' : `${text}\n`;
    });
    return texts;
  }
}
