// Envelopes of S/MIME, as much of them as a reader looks at.
import { zlibSync } from 'fflate';

type Part = Uint8Array | string | readonly number[];

const bytesOf = (part: Part): number[] =>
  typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part];

/** One value in DER. */
export function der(tag: number, ...parts: Part[]): Uint8Array {
  const content = parts.flatMap(bytesOf);
  const { length } = content;
  const size = length < 128 ? [length] : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Uint8Array.from([tag, ...size, ...content]);
}

/** The same without saying how long it is, as streams are written. */
const endless = (tag: number, ...parts: Part[]): Uint8Array =>
  Uint8Array.from([tag, 0x80, ...parts.flatMap(bytesOf), 0, 0]);

const oid = (hex: string): Uint8Array => der(6, [...Buffer.from(hex, 'hex')]);
const DATA = oid('2a864886f70d010701');
const named = (hex: string, name: string): Uint8Array => der(0x31, der(0x30, oid(hex), der(12, name)));

/** What was signed by someone, in one piece or in pieces; a signature alone without content. */
export function signed(content: string | undefined, signer: string, inPieces = false): Uint8Array {
  const held =
    content === undefined
      ? []
      : inPieces
        ? [endless(0xa0, endless(0x24, der(4, content.slice(0, 10)), der(4, content.slice(10))))]
        : [der(0xa0, der(4, content))];
  const certificate = der(0x30, der(0x30, named('550403', signer)));
  const body = [der(2, [1]), der(0x31), der(0x30, DATA, ...held), der(0xa0, certificate), der(0x31)];
  const wrap = inPieces ? endless : der;
  return wrap(0x30, oid('2a864886f70d010702'), wrap(0xa0, wrap(0x30, ...body)));
}

/** Something encrypted to a key. */
export const enveloped = (): Uint8Array =>
  der(0x30, oid('2a864886f70d010703'), der(0xa0, der(0x30, der(2, [0]), der(0x31), der(4, 'secret'))));

/** Something packed. */
export function packed(content: string): Uint8Array {
  const inner = der(0x30, DATA, der(0xa0, der(4, zlibSync(new TextEncoder().encode(content)))));
  const how = der(0x30, oid('2a864886f70d0109100308'));
  return der(0x30, oid('2a864886f70d0109100109'), der(0xa0, der(0x30, der(2, [0]), how, inner)));
}
