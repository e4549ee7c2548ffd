import { aReading, type FileOutcome } from '../outcome.ts';
import type { Decoded } from './encoding.ts';
import { guessLanguage } from './language.ts';

/** Plain text as a document of one page, without a place on paper. */
export function readText(decoded: Decoded, mediaType: string, warnings: readonly string[]): FileOutcome {
  const isBlank = decoded.text.trim() === '';
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      encoding: decoded.encoding,
      language: guessLanguage(decoded.text),
      pages: [{ number: 1, text: decoded.text, width: 0, height: 0, runs: [] }],
      pagesWithoutText: isBlank ? [1] : [],
      warnings: [...warnings, ...decoded.warnings, ...(isBlank ? ['The file holds only white space.'] : [])],
    }),
  };
}
