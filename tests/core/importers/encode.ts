// The runtime decodes old encodings but does not write them: this turns its decoder around.
import { decodeBy } from '../../../electron/core/importers/text/decode-by.ts';

const tables = new Map<string, Map<string, number[]>>();

function tableOf(label: string): Map<string, number[]> {
  const known = tables.get(label);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decode = (bytes: number[]) => decodeBy(label, Uint8Array.from(bytes));
  const isDouble = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'].includes(label);
  for (let first = 0; first < 256; first++) {
    if (!isDouble || first < 128) table.set(decode([first]), [first]);
    else
      for (let second = 0x40; second < 0xff; second++) {
        const letter = decode([first, second]);
        if (Array.from(letter).length === 1 && !table.has(letter)) table.set(letter, [first, second]);
      }
  }
  tables.set(label, table);
  return table;
}

/** Bytes of a text in an encoding that TextDecoder knows. Throws if it lacks a character. */
export function encode(label: string, text: string): Uint8Array {
  if (label === 'utf-8') return new TextEncoder().encode(text);
  if (label.startsWith('utf-16')) return utf16(label, text);
  const table = tableOf(label);
  return Uint8Array.from(
    Array.from(text).flatMap(letter => {
      const bytes = table.get(letter);
      if (!bytes) throw new Error(`${label} has no ${letter}`);
      return bytes;
    }),
  );
}

function utf16(label: string, text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), label === 'utf-16le');
  return bytes;
}
