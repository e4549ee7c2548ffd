/** A piece of a snippet: found words or the text around them. */
export interface SnippetPart {
  readonly text: string;
  readonly found: boolean;
}

/** Splits a snippet whose found words stand between U+0002 and U+0003. */
export function snippetParts(snippet: string): SnippetPart[] {
  return snippet
    .split('\u0002')
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, found: false }];
      const end = piece.indexOf('\u0003');
      if (end < 0) return [{ text: piece, found: true }];
      return [
        { text: piece.slice(0, end), found: true },
        { text: piece.slice(end + 1), found: false },
      ];
    })
    .filter(part => part.text !== '');
}
