// Letters spelt by their numbers, as addresses, mail headers, mark-up and data files do.
import { fromBase64 } from '../kernel/base64.ts';
import type { MappedText } from './normalise.ts';

const BYTES = /(?:%[0-9a-f]{2})+/;
const QUOTED = /(?:=[0-9a-f]{2}(?:=\r?\n)?){2,}/;
const MAIL_WORDS = /=\?[\w-]+\?[bq]\?[^?\s]*\?=(?:\s+(?==\?))?/;
const UNITS = /(?:\\u[0-9a-f]{4})+/;
const REFERENCE = /&#(?:x[0-9a-f]{1,6}|\d{1,7});?/;
const ANY = [BYTES, QUOTED, MAIL_WORDS, UNITS, REFERENCE].map(({ source }) => source).join('|');
const FIRST = new RegExp(ANY, 'i');

/** Whether a text spells any letter by its number. */
export const hasEscapes = (text: string): boolean => FIRST.test(text);

/** The text with such letters in their place (`%D0%9F`, `=?UTF-8?B?…?=`, `\u041f`, `&#1055;`, `=D0=9F`), and the way back; bytes that are no letters become U+FFFD. */
export function withoutEscapes(text: string): Omit<MappedText, 'even'> {
  let made = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  const add = (letters: string, start: number, end: number): void => {
    made += letters;
    for (let unit = 0; unit < letters.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  };
  let at = 0;
  for (const { 0: found, index } of text.matchAll(new RegExp(ANY, 'gi'))) {
    for (; at < index; at++) add(text.charAt(at), at, at + 1);
    at = index + found.length;
    add(lettersOf(found), index, at);
  }
  for (; at < text.length; at++) add(text.charAt(at), at, at + 1);
  return { text: made, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

function lettersOf(run: string): string {
  if (run.startsWith('=?')) return mailWord(run.trim());
  if (run.startsWith('\\u'))
    return run
      .slice(2)
      .split(/\\u/i)
      .map(unit => String.fromCharCode(Number.parseInt(unit, 16)))
      .join('');
  if (run.startsWith('&#')) return reference(run.slice(2).replace(';', ''));
  return new TextDecoder().decode(bytesOf(run));
}

const bytesOf = (run: string): Uint8Array =>
  Uint8Array.from(run.match(/[0-9a-f]{2}/gi) ?? [], each => Number.parseInt(each, 16));

function reference(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** A word of a mail header (RFC 2047); as it is where its coding is not known. */
function mailWord(word: string): string {
  const [, charset = '', how = '', coded = ''] = word.split('?');
  try {
    return new TextDecoder(charset).decode(/b/i.test(how) ? fromBase64(coded) : quotedBytes(coded));
  } catch {
    return word;
  }
}

const quotedBytes = (coded: string): Uint8Array =>
  Uint8Array.from(coded.replaceAll('_', ' ').match(/=[0-9a-f]{2}|[^=]/gi) ?? [], each =>
    each.length > 1 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0),
  );
