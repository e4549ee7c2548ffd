// Files that old mail programs wrote into the words of a message, between `begin 644 name` and `end`.

/** A text without the files in it, and the files. */
export interface Unpacked {
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Names of files whose end is missing. */
  readonly cut: readonly string[];
}

const BEGIN = /^begin(-base64)? [0-7]{3,4} (\S.*)$/;

/** Takes out every file; a line in their place names each. A text without any comes back as it is. */
export function unpackUuencoded(text: string): Unpacked {
  const lines = text.split(/\r?\n/);
  const kept: string[] = [];
  const files: { name: string; bytes: Uint8Array }[] = [];
  const cut: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, isBase64, name = ''] = BEGIN.exec(line.trimEnd()) ?? [];
    const file = name === '' ? undefined : fileFrom(lines, at + 1, isBase64 !== undefined);
    if (file === undefined || file.bytes.length === 0) {
      kept.push(line);
      continue;
    }
    files.push({ name: name.trim(), bytes: file.bytes });
    if (file.isCut) cut.push(name.trim());
    kept.push(`[attached here: ${name.trim()}]`);
    at = file.last;
  }
  return files.length === 0 ? { text, files, cut } : { text: kept.join('\n'), files, cut };
}

function fileFrom(
  lines: readonly string[],
  first: number,
  isBase64: boolean,
): { readonly bytes: Uint8Array; readonly last: number; readonly isCut: boolean } {
  const bytes: number[] = [];
  for (let at = first; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^(end|====)\s*$/.test(line)) return { bytes: Uint8Array.from(bytes), last: at, isCut: false };
    if (!(isBase64 ? /^[A-Za-z0-9+/=]*\s*$/ : /^[ -`]*\s*$/).test(line))
      return { bytes: Uint8Array.from(bytes), last: at - 1, isCut: true };
    if (isBase64) decodeBase64(line, bytes);
    else decodeLine(line, bytes);
  }
  return { bytes: Uint8Array.from(bytes), last: lines.length, isCut: true };
}

/** The first character says how many bytes follow; blanks at the end of a line may have been lost on the way. */
function decodeLine(line: string, bytes: number[]): void {
  const value = (at: number): number => ((line.charCodeAt(at) || 32) - 32) & 63;
  let left = line === '' ? 0 : value(0);
  for (let at = 1; left > 0; at += 4) {
    const group = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    for (let shift = 16; shift >= 0 && left > 0; shift -= 8, left--) bytes.push((group >> shift) & 255);
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(line: string, bytes: number[]): void {
  const letters = line.replace(/[^A-Za-z0-9+/]/g, '');
  for (let at = 0; at + 1 < letters.length; at += 4) {
    const value = (index: number): number => Math.max(0, LETTERS.indexOf(letters[at + index] ?? 'A'));
    const group = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    const count = Math.min(4, letters.length - at) - 1;
    for (let index = 0; index < count; index++) bytes.push((group >> (16 - index * 8)) & 255);
  }
}
