/** A line of two versions of a text: in both, only in the one before, or only in the one after. */
export interface ApartLine {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Steps of a comparison that are worth their time; longer texts are told as gone and new between their common ends. */
const MOST_STEPS = 4_000_000;

/** Two texts line by line: what went, what came, in reading order. */
export function linesApart(before: readonly string[], after: readonly string[]): ApartLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const same = (text: string): ApartLine => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** By the longest run of lines that both have, in order. */
function middle(before: readonly string[], after: readonly string[]): ApartLine[] {
  if (before.length * after.length > MOST_STEPS)
    return [
      ...before.map(text => ({ kind: 'gone', text }) as const),
      ...after.map(text => ({ kind: 'new', text }) as const),
    ];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      longest[i * width + j] =
        before[i] === after[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const lines: ApartLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, now] = [before[i], after[j]];
    if (old !== undefined && old === now) {
      lines.push({ kind: 'same', text: old });
      i++;
      j++;
    } else if (
      now === undefined ||
      (old !== undefined && (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      lines.push({ kind: 'gone', text: old ?? '' });
      i++;
    } else {
      lines.push({ kind: 'new', text: now });
      j++;
    }
  }
  return lines;
}
