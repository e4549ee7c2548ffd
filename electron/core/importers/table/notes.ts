// What stands beside the cells of a sheet: a title over the header, comments, text boxes, links. Search finds words in
// documents, so this becomes a small document of its own.
import type { ParsedChild } from '../../ports/parser.ts';
import { aReading } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';

/** Headings with the lines below them. */
export type Notes = readonly (readonly [heading: string, lines: readonly string[]])[];

/** A banner of a word or two is told in a warning, and no document. */
const WORTH_A_DOCUMENT = 12;

/** Words beside a table as a child of its document; undefined when there are none to speak of. */
export function notesChild(name: string, notes: Notes): ParsedChild | undefined {
  const filled = notes.filter(([, lines]) => lines.some(line => line.trim() !== ''));
  const length = filled.reduce((sum, [, lines]) => sum + lines.join('').length, 0);
  if (length < WORTH_A_DOCUMENT) return undefined;
  const text = filled.map(([heading, lines]) => `${heading}:\n${lines.join('\n')}\n`).join('\n');
  return {
    name: `${name} / notes`,
    bytes: new TextEncoder().encode(text),
    outcome: {
      state: 'imported',
      kind: 'text',
      mediaType: 'text/plain',
      reading: aReading({
        encoding: 'utf-8',
        language: guessLanguage(text),
        pages: [{ number: 1, text, width: 0, height: 0, runs: [] }],
        warnings: ['These words stand beside the rows of the table; they were put together here.'],
      }),
    },
  };
}
