import { decodeAs } from '../html/html.ts';
import { type Decoded, decodeText } from './encoding.ts';

/** Decodes a text; of XML the encoding that it names is believed where the bytes do not say otherwise. Undefined for bytes that are no text. */
export function decodeXml(bytes: Uint8Array): Decoded | undefined {
  const decoded = decodeText(bytes);
  if (decoded === undefined || /^(ascii|utf-)/.test(decoded.encoding)) return decoded;
  const label = /^\s*<\?xml[^>]{0,200}?encoding=["']([\w-]+)/i
    .exec(decoded.text.slice(0, 400))?.[1]
    ?.toLowerCase();
  return (label && !label.startsWith('utf') ? decodeAs(label, bytes) : undefined) ?? decoded;
}
