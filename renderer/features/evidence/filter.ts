import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { fold } from '../../../electron/shared/text/normalise.ts';

/** Evidence in which every typed word stands: in number, quote, translation, note, document, place or links. */
export function filterEvidence(all: readonly Evidence[], typed: string): readonly Evidence[] {
  const words = fold(typed.trim()).text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(item => {
    const links = item.links.map(link => `${link.label} ${link.words}`).join(' ');
    const text = [
      `E${item.number}`,
      item.quote,
      item.translation,
      item.note,
      item.documentName,
      item.place,
      links,
    ];
    const folded = fold(text.join(' ')).text;
    return words.every(word => folded.includes(word));
  });
}
