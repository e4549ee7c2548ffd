// Which text somebody began from: a short name of a text that both sides work out for themselves.
import { normalBlock } from './normal.ts';
import type { Block, SectionTree } from './tree.ts';

const names = new WeakMap<Block, string>();

/** A block in its one form, as text: two that read alike are equal. */
export function blockKey(block: Block): string {
  const known = names.get(block);
  if (known !== undefined) return known;
  const key = JSON.stringify(normalBlock(block));
  names.set(block, key);
  return key;
}

/** Two halves of a sum over a text. */
type Sum = readonly [number, number];

const START: Sum = [0x2f4a_61c3, 0x51ed_270b];
const sums = new WeakMap<Block, Sum>();

/** A block that was summed once is not summed again: a text of a hundred pages is named at every save. */
function sumOf(block: Block): Sum {
  const known = sums.get(block);
  if (known) return known;
  const sum = added(START, blockKey(block));
  sums.set(block, sum);
  return sum;
}

function added([one, other]: Sum, text: string): Sum {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x0100_0193) + at;
    other = Math.imul(other + unit, 0x0019_660d) ^ (other >>> 15);
  }
  return [one, other];
}

const written = ([one, other]: Sum): string =>
  [one, other].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');

/** A short name of a text: the same for the same text, another for any other. It keeps no secret and proves nothing. */
export const revisionOf = ({ content }: SectionTree): string =>
  written(content.reduce((sum, block) => added(sum, written(sumOf(block))), START));
