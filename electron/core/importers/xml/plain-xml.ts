// XML as programs write it, read fast: tags, attributes and texts. What is written in another way, or is not
// well-formed, is left to the reader of all XML.
import type { XmlHandlers } from './sax.ts';

/** Something that only the reader of all XML can tell: a comment, a CDATA section, an unknown entity, a tag that nothing opened. */
export class NotPlain extends Error {}

/** A tag or text longer than this is left to the other reader: it would be looked at again with every piece. */
const MOST_WAITING = 1 << 20;

/** Characters that XML does not have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?$/;
const DECLARATION =
  /^\ufeff?<\?xml version="1\.0"( encoding="[A-Za-z0-9-]+")?( standalone="(yes|no)")?\s?\?>/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const SOMETHING = /[^ \n\t\r]/;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09;

/** Reads XML that is given in pieces by `feed`. Throws `NotPlain`; what the handlers were given until then is right. */
export function readPlainXml(feed: (write: (text: string) => void) => void, handlers: XmlHandlers): void {
  const reader = new PlainReader(handlers);
  feed(text => reader.write(text));
  reader.end();
}

class PlainReader {
  readonly #handlers: XmlHandlers;
  /** Names are checked once. */
  readonly #names = new Map<string, string>();
  readonly #open: string[] = [];
  /** What may go on with the next piece. */
  #waiting = '';
  #hasBegun = false;
  #hasRoot = false;
  #text = '';
  #at = 0;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  write(piece: string): void {
    let text = this.#waiting + piece;
    this.#waiting = '';
    if (FORBIDDEN.test(piece)) throw new NotPlain();
    const isCut = text.endsWith('\r');
    if (isCut) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    this.#text = text;
    this.#at = this.#hasBegun ? 0 : this.#begin(text);
    if (this.#at >= 0) this.#go();
    else this.#at = 0;
    this.#waiting = text.slice(this.#at) + (isCut ? '\r' : '');
    if (this.#waiting.length > MOST_WAITING) throw new NotPlain();
  }

  end(): void {
    if (this.#open.length > 0 || !this.#hasRoot || SOMETHING.test(this.#waiting)) throw new NotPlain();
  }

  /** Where the first tag may stand; -1 while that is not sure. */
  #begin(text: string): number {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    if (text.length < 200 && !text.includes('>')) return -1;
    this.#hasBegun = true;
    if (!text.startsWith('<?', start)) return start;
    const [declaration] = DECLARATION.exec(text) ?? [];
    if (declaration === undefined) throw new NotPlain();
    return declaration.length;
  }

  /** Reads as far as tags are whole. */
  #go(): void {
    const text = this.#text;
    for (;;) {
      const tag = text.indexOf('<', this.#at);
      if (tag < 0) return;
      if (tag > this.#at) this.#take(this.#at, tag);
      this.#at = tag;
      const isClosing = text.charCodeAt(tag + 1) === 0x2f;
      const end = isClosing ? this.#close(tag) : this.#openTag(tag);
      if (end < 0) return;
      this.#at = end;
    }
  }

  #take(from: number, to: number): void {
    const text = this.#text.slice(from, to);
    if (this.#open.length === 0) {
      if (SOMETHING.test(text)) throw new NotPlain();
      return;
    }
    if (text.includes(']]>')) throw new NotPlain();
    this.#handlers.text?.(text.includes('&') ? unescaped(text) : text);
  }

  #close(tag: number): number {
    const text = this.#text;
    const end = text.indexOf('>', tag);
    if (end < 0) return -1;
    const name = this.#open.pop();
    if (name === undefined || end - tag - 2 !== name.length || !text.startsWith(name, tag + 2))
      throw new NotPlain();
    this.#handlers.close?.(this.#names.get(name) ?? name);
    return end + 1;
  }

  /** Reads a tag that opens; answers where it ends, -1 when it is not all here. */
  #openTag(tag: number): number {
    const text = this.#text;
    let at = tag + 1;
    while (at < text.length && !isEnd(text.charCodeAt(at))) at++;
    const name = text.slice(tag + 1, at);
    const attributes: Record<string, string> = {};
    for (;;) {
      const from = at;
      while (isBlank(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) return -1;
      if (code === 0x3e) break;
      if (code === 0x2f) {
        if (at + 1 >= text.length) return -1;
        if (text.charCodeAt(at + 1) !== 0x3e) throw new NotPlain();
        break;
      }
      if (at === from) throw new NotPlain();
      at = this.#attribute(at, attributes);
      if (at < 0) return -1;
    }
    const isEmpty = text.charCodeAt(at) === 0x2f;
    this.#opened(name, attributes, isEmpty);
    return at + (isEmpty ? 2 : 1);
  }

  #opened(name: string, attributes: Record<string, string>, isEmpty: boolean): void {
    const bare = this.#bare(name);
    if (this.#open.length === 0) {
      if (this.#hasRoot) throw new NotPlain();
      this.#hasRoot = true;
    }
    this.#handlers.open?.({ name: bare, attributes });
    if (isEmpty) this.#handlers.close?.(bare);
    else this.#open.push(name);
  }

  /** Reads one attribute; answers where it ends, -1 when it is not all here. */
  #attribute(at: number, attributes: Record<string, string>): number {
    const text = this.#text;
    const equals = text.indexOf('=', at);
    if (equals < 0 || equals + 1 >= text.length) return -1;
    const quote = text.charCodeAt(equals + 1);
    if (quote !== 0x22 && quote !== 0x27) throw new NotPlain();
    const end = text.indexOf(quote === 0x22 ? '"' : "'", equals + 2);
    if (end < 0) return -1;
    const name = text.slice(at, equals);
    const bare = this.#bare(name);
    const value = text.slice(equals + 2, end);
    if (Object.hasOwn(attributes, name) || /[<\n\t]/.test(value)) throw new NotPlain();
    const plain = value.includes('&') ? unescaped(value) : value;
    attributes[bare] = plain;
    attributes[name] = plain;
    return end + 1;
  }

  /** A name without its prefix. */
  #bare(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (!NAME.test(name) || name.startsWith('__')) throw new NotPlain();
    const bare = name.slice(name.indexOf(':') + 1);
    if (this.#names.size < 1000) this.#names.set(name, bare);
    return bare;
  }
}

/** Whether a character ends the name of a tag. */
const isEnd = (code: number): boolean => isBlank(code) || code === 0x3e || code === 0x2f;

/** A text whose entities are written out. */
function unescaped(text: string): string {
  return text.replace(/&([^;&]*);?/g, (all, name: string) => {
    const known = all.endsWith(';') && Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    return known ?? signOf(all, name);
  });
}

function signOf(all: string, name: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  const isSign =
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfffe) ||
    isHigh(code) ||
    code === 9 ||
    code === 10 ||
    code === 13;
  if (!all.endsWith(';') || !isSign) throw new NotPlain();
  return String.fromCodePoint(code);
}

const isHigh = (code: number): boolean => code >= 0x10000 && code <= 0x10ffff;
