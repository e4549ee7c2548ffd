import type { Anchor } from '../../../shared/contract/anchor.ts';

/** Where an anchor stands, in words: `p. 3`, `pp. 3-4`, `row 5`, `rows 5-9, 12`. */
export function placeOf(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'text': {
      const pages = anchor.stretches.map(stretch => stretch.page);
      return pages.length === 1 ? `p. ${pages[0]}` : `pp. ${ranges(pages)}`;
    }
    case 'area':
      return `p. ${anchor.page}, area`;
    case 'rows':
      return `${anchor.rows.length === 1 ? 'row' : 'rows'} ${ranges(anchor.rows)}`;
  }
}

/** Numbers in order, neighbours as ranges: `[5, 6, 7, 12]` gives `5-7, 12`. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right);
  const parts: { from: number; to: number }[] = [];
  for (const number of sorted) {
    const last = parts.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else parts.push({ from: number, to: number });
  }
  return parts.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** The first words of a quote, for sentences and lists. */
export function shortened(text: string, length = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
