import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import { fold } from '../../../electron/shared/text/normalise.ts';
import type { DraftLink } from './draft.ts';

/** Something the link box offers. `names` are shown beside the first words, as an entity's name in another script. */
export interface Suggestion {
  readonly link: DraftLink;
  readonly label: string;
  readonly others: string;
}

const MOST = 8;

/**
 * Claims and entities whose words hold everything that was typed: those that begin with it first, then by number.
 * With nothing typed: the last claims. What is linked already is left out.
 */
export function suggest(
  typed: string,
  claims: readonly Pick<ClaimCard, 'id' | 'number' | 'text'>[],
  entities: readonly EntitySummary[],
  linked: readonly DraftLink[],
): Suggestion[] {
  const taken = new Set(linked.flatMap(link => ('id' in link ? [link.id as string] : [])));
  const all = [...claims.map(ofClaim), ...entities.map(ofEntity)].filter(
    ({ link }) => 'id' in link && !taken.has(link.id),
  );
  const needle = fold(typed.trim()).text;
  if (needle === '')
    return all
      .filter(({ link }) => link.kind === 'claim')
      .reverse()
      .slice(0, MOST);
  const ranked = all.flatMap(one => {
    const rank = rankOf(needle, one);
    return rank === null ? [] : [{ one, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}

function ofClaim({ id, number, text }: Pick<ClaimCard, 'id' | 'number' | 'text'>): Suggestion {
  return {
    link: { kind: 'claim', id, number, words: text, role: 'supports' },
    label: `C${number}`,
    others: '',
  };
}

function ofEntity({ id, number, name, otherNames }: EntitySummary): Suggestion {
  const link: DraftLink = { kind: 'entity', id, number, words: name, role: 'supports' };
  return { link, label: `N${number}`, others: otherNames.join(' · ') };
}

/** 0: its label; 1: begins with it; 2: a word begins with it; 3: somewhere in it; null: not at all. */
function rankOf(needle: string, { link, label, others }: Suggestion): number | null {
  if (label.toLowerCase() === needle) return 0;
  const words = fold(`${link.words} ${others}`).text;
  if (words.startsWith(needle)) return 1;
  const at = words.indexOf(needle);
  if (at >= 0) return /[\p{L}\p{N}]/u.test(words[at - 1] ?? '') ? 3 : 2;
  return needle.split(/\s+/).every(part => words.includes(part)) ? 3 : null;
}
