// JSON and XML as text that a person can read and search: characters that are written as numbers are shown as themselves.
// Nothing is parsed into objects, and no entity is ever expanded, so that no file can make it large.

/** A text as it is shown, with sentences about what was done to show it so. */
export interface Readable {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** Lines that are longer than this were not written for people: they are broken where the structure allows it. */
const LONG_LINE = 2_000;
/** Texts that are longer are shown with the lines that they have. */
const MOST_REFLOWED = 16_000_000;

const escapes = /\\(u[0-9a-fA-F]{4}|["\\/bfnrt])/g;
const simple: Readonly<Record<string, string>> = { b: ' ', f: '\n', n: '\n', r: '', t: '\t' };

/** JSON with its escapes (`\u041e`, `\n`, `\"`) as the characters that they stand for. */
export function readableJson(text: string): Readable {
  let count = 0;
  const lined = isLong(text) ? withLines(text) : text;
  const shown = lined.replace(escapes, (whole, sign: string) => {
    const letter = sign.length > 1 ? fromCode(Number.parseInt(sign.slice(1), 16)) : (simple[sign] ?? sign);
    if (letter === undefined) return whole;
    count++;
    return letter;
  });
  return told(shown, [
    ...(lined === text ? [] : [BROKEN_LINES]),
    ...(count === 0 ? [] : [`${escaped(count)} (such as \\u041e or \\n)${ARE_SHOWN}`]),
  ]);
}

/** Halves of pairs have come together by standing side by side; half of one alone is no character. */
function told(text: string, warnings: readonly string[]): Readable {
  return { text: text.toWellFormed(), warnings };
}

const BROKEN_LINES = 'Its lines are very long: they are shown broken where its structure allows it.';
const ARE_SHOWN = ' are shown as what they stand for. The original keeps them as they are written.';
const escaped = (count: number): string =>
  `${count} ${count === 1 ? 'character' : 'characters'} written as numbers or signs`;

/** A character that may be shown; undefined for controls. */
function fromCode(code: number): string | undefined {
  if (code > 0x10ffff || code < 0x20 || (code > 0x7e && code < 0xa0)) return LINE_ENDS.get(code);
  return String.fromCodePoint(code);
}
const LINE_ENDS: ReadonlyMap<number, string> = new Map([
  [9, '\t'],
  [10, '\n'],
  [13, ''],
]);

function isLong(text: string): boolean {
  if (text.length > MOST_REFLOWED) return false;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > LONG_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}

/** Deeper than this nothing is set in further: bombs of brackets would grow. */
const DEEPEST = 12;

/** One value a line, set in by its depth. */
function withLines(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  const put = (end: number): void => {
    parts.push(text.slice(start, end).trim(), '\n', '  '.repeat(Math.max(0, Math.min(depth, DEEPEST))));
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === ',') put(at + 1);
    else if (sign === '{' || sign === '[') {
      if (depth++ < DEEPEST) put(at + 1);
    } else if ((sign === '}' || sign === ']') && depth-- <= DEEPEST) put(at);
  }
  parts.push(text.slice(start).trim());
  return parts.join('').replace(/([[{])\n *(?=[\]}])/g, '$1');
}

/** Where the string that begins at `start` ends: its closing quote, or the end of the text. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

const token = /\s+|[{}[\],:]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** How many values of JSON stand in a text one after the other; 0 when it is something else. Only objects and arrays count. */
export function jsonValues(text: string): number {
  if (!/^\s*[[{]/.test(text.slice(0, 1_000))) return 0;
  let depth = 0;
  let values = 0;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; ) {
    if (text[at] === '"') {
      at = stringEnd(text, at) + 1;
      if (depth === 0 || at > text.length) return 0;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return 0;
    at += found.length;
    if (found === '{' || found === '[') {
      if (depth++ === 0) values++;
    } else if ((found === '}' || found === ']') && --depth < 0) return 0;
    else if (depth === 0 && !/[\s}\]]/.test(found)) return 0;
  }
  return depth === 0 ? values : 0;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const references = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** XML with its character references (`&#1054;`, `&amp;`) as the characters that they stand for. */
export function readableXml(text: string): Readable {
  let count = 0;
  const isReflowed = isLong(text);
  const decode = (part: string): string =>
    (isReflowed ? part.replace(/>[ \t]*</g, '>\n<') : part).replace(
      references,
      (whole, decimal?: string, hex?: string, name?: string) => {
        const letter = name
          ? named[name]
          : fromCode(Number.parseInt(decimal ?? hex ?? '', decimal ? 10 : 16));
        if (letter === undefined) return whole;
        count++;
        return letter;
      },
    );
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf(CDATA, at);
    if (start < 0) {
      parts.push(decode(text.slice(at)));
      break;
    }
    // What stands there is meant letter by letter.
    const end = text.indexOf(CDATA_END, start);
    const next = end < 0 ? text.length : end + CDATA_END.length;
    parts.push(decode(text.slice(at, start)), text.slice(start, next));
    at = next;
  }
  const entities = text.match(/<!ENTITY\s/g)?.length ?? 0;
  return told(parts.join(''), [
    ...(isReflowed ? [BROKEN_LINES] : []),
    ...(count === 0 ? [] : [`${escaped(count)} (such as &#1054; or &amp;)${ARE_SHOWN}`]),
    ...(entities === 0
      ? []
      : [
          `The file defines ${entities === 1 ? 'an entity' : `${entities} entities`} of its own: none is expanded, and nothing is fetched.`,
        ]),
  ]);
}
