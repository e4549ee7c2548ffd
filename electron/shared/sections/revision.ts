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

/** A short name of a text: the same for the same text, another for any other. It keeps no secret and proves nothing. */
export function revisionOf({ content }: SectionTree): string {
  let [one, other] = [0x2f4a_61c3, 0x51ed_270b];
  for (const block of content) {
    const key = `${blockKey(block)}\n`;
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      one = Math.imul(one ^ unit, 0x0100_0193) + at;
      other = Math.imul(other + unit, 0x0019_660d) ^ (other >>> 15);
    }
  }
  return [one, other].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
