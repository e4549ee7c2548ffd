import type { Size } from './page-source.ts';

/** More pixels than this in one canvas cost more memory than they show detail. */
const MOST_PIXELS = 16_777_216;
/** Browsers paint nothing into a canvas that is longer. */
const LONGEST_SIDE = 16_384;

/** The scale that a whole page can be painted at: what is wanted, or as much of it as one canvas holds. */
export function paintScale({ width, height }: Size, wanted: number): number {
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
}
