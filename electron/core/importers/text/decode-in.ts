import { counted } from '../outcome.ts';
import type { Decoded } from './encoding.ts';

/** What `TextDecoder` calls an encoding, where it is not the name that readings have. */
const LABELS: Readonly<Record<string, string>> = { cp866: 'ibm866', 'iso-8859-1': 'windows-1252' };

/** Decodes a text in the encoding that a person named; a mark at its beginning is no part of the text. */
export function decodeIn(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(LABELS[encoding] ?? encoding).decode(bytes);
  const lost = text.split('\ufffd').length - 1;
  const warnings = [
    `It was read as ${encoding} because a person said so.`,
    ...(lost > 0 ? [`${counted(lost, 'place')} could not be decoded so, and show as \ufffd.`] : []),
  ];
  return { text, encoding, warnings };
}
