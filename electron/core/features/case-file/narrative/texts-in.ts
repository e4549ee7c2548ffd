// What an outsider finds in a written file: its words without markup, and everything that stands in it at all.
import { unzipSync } from 'fflate';

/** Words of a part of a file, and where they stand. */
export interface FoundText {
  readonly where: string;
  readonly text: string;
}

/** Every text of a finished Word, HTML or ZIP file. */
export function textsIn(format: 'docx' | 'html' | 'csv', bytes: Uint8Array): FoundText[] {
  const parts: readonly (readonly [string, Uint8Array])[] =
    format === 'html' ? [['HTML', bytes]] : Object.entries(unzipSync(bytes));
  return parts.flatMap(([name, part]): FoundText[] => {
    const text = new TextDecoder().decode(part);
    const named = { where: 'Names of files', text: name };
    if (format === 'csv') return [named, { where: name, text }];
    return [
      named,
      { where: name, text: unescaped(text.replaceAll(/<[^>]*>/g, '')) },
      { where: `${name}, markup`, text: unescaped((text.match(/<[^>]*>/g) ?? []).join('\n')) },
    ];
  });
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
