import { counted } from '../outcome.ts';
import { decodeBy } from './decode-by.ts';
import type { Decoded } from './encoding.ts';

/** Decodes a text in the encoding that a person named; a mark at its beginning is no part of the text. */
export function decodeIn(bytes: Uint8Array, encoding: string): Decoded {
  const text = decodeBy(encoding, bytes).replace(/^\ufeff/, '');
  const lost = text.split('\ufffd').length - 1;
  const warnings = [
    `It was read as ${encoding} because a person said so.`,
    ...(lost > 0 ? [`${counted(lost, 'place')} could not be decoded so, and show as \ufffd.`] : []),
  ];
  return { text, encoding, warnings };
}
