// Encodings that the runtime does not decode: DOS Latin, EBCDIC of mainframes, UTF-32, and the seven-bit writings of
// Chinese and Korean. The tables are those of Unicode's mapping files.

/** The upper half (80 to FF) of DOS code pages. */
const DOS: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■' +
    '\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■' +
    '\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐' +
    '└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■' +
    '\u00a0',
};

/** EBCDIC from 40 on. Below are controls, of which only line ends and tabs are kept. */
const EBCDIC =
  ' \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="' +
  'Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×' +
  '{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ';

/** Where CP500 differs from CP037. */
const CP500: Readonly<Record<number, string>> = {
  74: '[',
  79: '!',
  90: ']',
  95: '^',
  176: '¢',
  186: '¬',
  187: '|',
};

const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  ...Object.fromEntries(Object.entries(DOS).map(([name, upper]) => [name, byTable(asciiAnd(upper))])),
  cp037: byTable(ebcdic({})),
  cp500: byTable(ebcdic(CP500)),
  'utf-32le': bytes => utf32(bytes, true),
  'utf-32be': bytes => utf32(bytes, false),
  'hz-gb-2312': bytes => sevenBits(bytes, 'gb18030', hzShift),
  'iso-2022-kr': bytes => sevenBits(bytes, 'euc-kr', koreanShift),
};

/** Decodes by a table of our own; undefined when the runtime knows the encoding itself, or nobody does. */
export const decodeOwn = (encoding: string, bytes: Uint8Array): string | undefined =>
  decoders[encoding]?.(bytes);

function asciiAnd(upper: string): string[] {
  return [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), ...upper];
}

function ebcdic(own: Readonly<Record<number, string>>): string[] {
  const letters = Array.from(EBCDIC);
  const control: Readonly<Record<number, string>> = { 5: '\t', 13: '\r', 21: '\n', 37: '\n' };
  return Array.from(
    { length: 256 },
    (_, code) => own[code] ?? control[code] ?? (code < 64 ? '\ufffd' : (letters[code - 64] ?? '\ufffd')),
  );
}

function byTable(table: readonly string[]): (bytes: Uint8Array) => string {
  return bytes => {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += 8192) {
      let part = '';
      for (const byte of bytes.subarray(at, at + 8192)) part += table[byte];
      parts.push(part);
    }
    return parts.join('');
  };
}

function utf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code));
  }
  return parts.join('') + (bytes.length % 4 === 0 ? '' : '\ufffd');
}

/** What shifts a seven-bit text: how many bytes that takes, what stands for them, and whether double bytes follow. */
interface Shift {
  readonly length: number;
  readonly text: string;
  readonly isDouble: boolean;
}

/** Seven-bit text: between its shifts, two bytes a letter that lack their high bit. */
function sevenBits(
  bytes: Uint8Array,
  label: string,
  shiftAt: (bytes: Uint8Array, at: number) => Shift | undefined,
): string {
  const decoder = new TextDecoder(label);
  const parts: string[] = [];
  let isDouble = false;
  for (let at = 0; at < bytes.length; ) {
    const shift = shiftAt(bytes, at);
    if (shift) {
      parts.push(shift.text);
      isDouble = shift.isDouble;
      at += shift.length;
    } else if (isDouble && (bytes[at] ?? 0) > 32) {
      const pair = bytes.subarray(at, at + 2).map(byte => byte | 0x80);
      parts.push(pair.length === 2 ? decoder.decode(pair) : '\ufffd');
      at += 2;
    } else {
      if (bytes[at] === 10) isDouble = false;
      parts.push(String.fromCharCode(bytes[at++] ?? 0));
    }
  }
  return parts.join('');
}

const TILDE = 126;

/** `~{` begins double bytes, `~}` ends them, `~~` is the sign itself, and one at the end of a line joins it with the next. */
function hzShift(bytes: Uint8Array, at: number): Shift | undefined {
  if (bytes[at] !== TILDE) return undefined;
  const next = String.fromCharCode(bytes[at + 1] ?? 0);
  if (next === '{') return { length: 2, text: '', isDouble: true };
  if (next === '}') return { length: 2, text: '', isDouble: false };
  if (next === '~') return { length: 2, text: '~', isDouble: false };
  return next === '\n' ? { length: 2, text: '', isDouble: false } : undefined;
}

/** Shift-out and shift-in; the announcement at the beginning says nothing that is shown. */
function koreanShift(bytes: Uint8Array, at: number): Shift | undefined {
  if (bytes[at] === 14) return { length: 1, text: '', isDouble: true };
  if (bytes[at] === 15) return { length: 1, text: '', isDouble: false };
  const isAnnounced =
    bytes[at] === 27 && bytes[at + 1] === 36 && bytes[at + 2] === 41 && bytes[at + 3] === 67;
  return isAnnounced ? { length: 4, text: '', isDouble: false } : undefined;
}
