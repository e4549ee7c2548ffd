/** A piece of two texts: in both, only in the first (gone) or only in the second (new). */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** More cells than this in the table of comparisons take too long: what differs is then shown in one piece. */
const MOST_CELLS = 4_000_000;

/** Words, single Chinese characters and what stands between them. */
const pieces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|\s+|./gsu;

/** What became of a text, word by word. The parts that are not new give the first text, those not gone the second. */
export function diff(before: string, after: string): DiffPart[] {
  const a = before.match(pieces) ?? [];
  const b = after.match(pieces) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const parts: DiffPart[] = [];
  add(parts, 'same', a.slice(0, start));
  between(parts, a.slice(start, a.length - end), b.slice(start, b.length - end));
  add(parts, 'same', a.slice(a.length - end));
  return parts;
}

function between(parts: DiffPart[], a: readonly string[], b: readonly string[]): void {
  if (a.length * b.length > MOST_CELLS || a.length === 0 || b.length === 0) {
    add(parts, 'gone', a);
    add(parts, 'new', b);
    return;
  }
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add(parts, 'same', [a[i] ?? '']);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      add(parts, 'gone', [a[i] ?? '']);
      i += 1;
    } else {
      add(parts, 'new', [b[j] ?? '']);
      j += 1;
    }
  }
  add(parts, 'gone', a.slice(i));
  add(parts, 'new', b.slice(j));
}

/** For each pair of places, how many pieces the rests behind them have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  return lengths;
}

function add(parts: DiffPart[], kind: DiffPart['kind'], texts: readonly string[]): void {
  const text = texts.join('');
  if (text === '') return;
  const last = parts.at(-1);
  if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
  else parts.push({ kind, text });
}
