// The strings of a PDF as its objects hold them, without trusting any library's idea of where text can be.
import { inflateSync } from 'node:zlib';
import type { FoundText } from '../../core/ports/pdf-inspector.ts';

/** What stands in the objects of a PDF: strings and texts, and streams that hold neither. */
export interface RawContents {
  readonly strings: readonly FoundText[];
  readonly opaque: readonly FoundText[];
}

const OBJECT = /(\d+) (\d+) obj\b/g;
const STREAM = /stream\r?\n/g;
/** Pictures and font programs: their bytes are no words, and chance finds words in them. */
const NO_TEXT = /\/Subtype\s*\/(?:Image|CIDFontType0C|OpenType|Type1C)|\/Length1\b|\/FunctionType|\/N 3\b/;

const HOLDS_TEXT = /\/Type\s*\/(?:Metadata|EmbeddedFile)/;

/** Reads every object, unpacking what is packed. Never throws: what cannot be unpacked is taken as it is. */
export function rawContents(pdf: Uint8Array): RawContents {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  const strings: FoundText[] = [];
  const opaque: FoundText[] = [];
  let at = 0;
  let where = 'Header';
  while (at < text.length) {
    STREAM.lastIndex = at;
    const begin = STREAM.exec(text);
    const outside = text.slice(at, begin?.index ?? text.length);
    where = lastObject(outside) ?? where;
    for (const each of stringsOf(outside)) strings.push({ where, text: each });
    if (begin === null) break;
    const from = begin.index + begin[0].length;
    const end = text.indexOf('endstream', from);
    const to = end < 0 ? text.length : end;
    const dictionary = outside.slice(outside.lastIndexOf(' obj') + 1);
    const body = unpacked(bytes.subarray(from, to));
    if (NO_TEXT.test(dictionary)) opaque.push({ where, text: body.toString('latin1') });
    else for (const each of textsOf(body, HOLDS_TEXT.test(dictionary))) strings.push({ where, text: each });
    at = to + 'endstream'.length;
  }
  return { strings, opaque };
}

function lastObject(text: string): string | undefined {
  const found = [...text.matchAll(OBJECT)].at(-1);
  return found && `Object ${found[1]}`;
}

function unpacked(body: Buffer): Buffer {
  try {
    return inflateSync(body, { finishFlush: 2 });
  } catch {
    return body;
  }
}

/** The strings inside a stream; of metadata and attached files also all of it, as UTF-8 and UTF-16. */
function textsOf(body: Buffer, isText: boolean): string[] {
  const latin = body.toString('latin1');
  if (!isText) return stringsOf(latin);
  return [
    body.toString('utf8'),
    ...stringsOf(latin),
    ...(latin.includes('\0') ? [body.toString('utf16le')] : []),
  ];
}

/** Strings of PDF syntax: in brackets, with escapes, or as hexadecimal digits. */
export function stringsOf(source: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === '(') {
      const [bytes, end] = literal(source, at + 1);
      found.push(decoded(bytes));
      at = end;
    } else if (sign === '<' && source[at + 1] !== '<') {
      const end = source.indexOf('>', at);
      const digits = end < 0 ? '' : source.slice(at + 1, end).replaceAll(/\s+/g, '');
      if (digits !== '' && /^[0-9a-f]+$/i.test(digits)) {
        found.push(decoded(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')));
        at = end;
      }
    } else if (sign === '<') at++;
  }
  return found.filter(each => each !== '');
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(source: string, from: number): [Buffer, number] {
  const bytes: number[] = [];
  let depth = 1;
  let at = from;
  for (; at < source.length; at++) {
    const sign = source[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, at + 4))?.[0];
      const next = source[at + 1] ?? '';
      at += octal?.length ?? (next === '\r' && source[at + 2] === '\n' ? 2 : 1);
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
      else if (next !== '\n' && next !== '\r') bytes.push(ESCAPES[next] ?? next.charCodeAt(0));
      continue;
    }
    if (sign === '(') depth++;
    if (sign === ')' && --depth === 0) break;
    bytes.push(sign.charCodeAt(0));
  }
  return [Buffer.from(bytes), at];
}

/** Text strings are UTF-16 or UTF-8 with a mark, else one byte a letter. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  const latin = bytes.toString('latin1');
  const utf8 = bytes.toString('utf8');
  return utf8 === latin || utf8.includes('\ufffd') ? latin : `${latin}\n${utf8}`;
}
