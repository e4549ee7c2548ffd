/** A single range as a request names it: from the start, or the last `suffix` bytes. */
type RangeWish = { readonly start: number; readonly last?: number } | { readonly suffix: number };

/** Reads a Range header; null when there is none or it is one that we may ignore (several ranges, other units). */
export function parseRange(header: string | undefined): RangeWish | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!found) return null;
  const [, first = '', last = ''] = found;
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last === '') return { start: Number(first) };
  return Number(last) < Number(first) ? null : { start: Number(first), last: Number(last) };
}

/** The bytes that a wish means in a thing of this length, end exclusive; null when it has none of them. */
export function resolveRange(wish: RangeWish, total: number): { start: number; end: number } | null {
  if ('suffix' in wish) {
    return wish.suffix === 0 || total === 0 ? null : { start: Math.max(0, total - wish.suffix), end: total };
  }
  if (wish.start >= total) return null;
  return { start: wish.start, end: Math.min(total, (wish.last ?? total - 1) + 1) };
}
