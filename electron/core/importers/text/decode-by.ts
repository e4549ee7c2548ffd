// Decoding by name: what the runtime knows, and what it does not.
import { decodeOwn } from './code-pages.ts';

/** What `TextDecoder` calls an encoding, where that is not the name that readings have. */
const LABELS: Readonly<Record<string, string>> = {
  ascii: 'utf-8',
  'utf-8-sig': 'utf-8',
  cp866: 'ibm866',
  'iso-8859-1': 'windows-1252',
};

/** The name that the runtime decodes an encoding by, or undefined where it does not. */
export function runtimeLabel(encoding: string): string | undefined {
  const label = LABELS[encoding] ?? encoding;
  try {
    return new TextDecoder(label).encoding === 'replacement' ? undefined : label;
  } catch {
    return undefined;
  }
}

/** Text of bytes in an encoding, by the name that readings have. What cannot be decoded shows as U+FFFD. Marks stay. */
export const decodeBy = (encoding: string, bytes: Uint8Array): string =>
  decodeOwn(encoding, bytes) ??
  new TextDecoder(LABELS[encoding] ?? encoding, { ignoreBOM: true }).decode(bytes);
