import type { Page, TextPart } from '../../shared/contract/documents.ts';

/** Parts moved to the right, because something was put before the text that they are of. */
export const moved = (parts: readonly TextPart[], by: number): TextPart[] =>
  parts.map(part => ({ ...part, start: part.start + by, end: part.end + by }));

/** A page of a text that has no picture. */
export const textPage = (text: string, structure: readonly TextPart[]): Page => ({
  number: 1,
  text,
  width: 0,
  height: 0,
  runs: [],
  ...(structure.length > 0 && { structure: [...structure] }),
});
