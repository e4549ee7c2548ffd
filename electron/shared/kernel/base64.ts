// Bytes as text (RFC 4648), for places that hold text alone.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as Base64, filled up with `=`. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letter = (shift: number) => LETTERS.charAt((bits >> shift) & 63);
    parts.push(letter(18), letter(12), left > 1 ? letter(6) : '=', left > 2 ? letter(0) : '=');
  }
  return parts.join('');
}

/** The bytes of a Base64 text. Letters that are none count as the first. */
export function fromBase64(text: string): Uint8Array {
  const plain = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  for (let at = 0, to = 0; at < plain.length; at += 4, to += 3) {
    const value = (offset: number) => Math.max(0, LETTERS.indexOf(plain.charAt(at + offset)));
    const bits = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    for (let part = 0; part < 3 && to + part < bytes.length; part++)
      bytes[to + part] = (bits >> (16 - 8 * part)) & 255;
  }
  return bytes;
}
