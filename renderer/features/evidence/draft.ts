import type { Marking } from '../../../electron/shared/contract/anchor.ts';
import type { Handling, InformationGrade, Role } from '../../../electron/shared/contract/common.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { LinkDraft } from '../../../electron/shared/contract/evidence.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { ClaimId, EntityId } from '../../../electron/shared/kernel/ids.ts';

/** A link as the form holds it: to something that is there, or to something that is made when the evidence is kept. */
export type DraftLink = { readonly role: Role } & (
  | { readonly kind: 'claim'; readonly id: ClaimId; readonly number: number; readonly words: string }
  | { readonly kind: 'entity'; readonly id: EntityId; readonly number: number; readonly words: string }
  | { readonly kind: 'new-claim'; readonly words: string }
  | { readonly kind: 'new-entity'; readonly words: string; readonly schema: string }
  | {
      readonly kind: 'new-value';
      readonly words: string;
      /** '' until one is chosen. */
      readonly property: string;
      readonly entity: { readonly id: EntityId; readonly number: number; readonly name: string } | null;
    }
);

/** Evidence that is being made: nothing of it is in the case until it is kept. */
export interface Draft {
  readonly marking: Marking;
  readonly quote: string;
  readonly place: string;
  readonly language: string;
  readonly note: string;
  readonly translation: string;
  readonly translator: string;
  readonly informationGrade: InformationGrade | null;
  readonly handling: Handling;
  readonly links: readonly DraftLink[];
}

/** What was marked, with its words, before a form is opened. */
export interface Marked {
  readonly marking: Marking;
  readonly quote: string;
  readonly place: string;
}

/** A draft with all that the document already says filled in. The grade stays empty: nobody judged it yet. */
export function draftOf(
  marked: Marked,
  document: Document,
  links: readonly DraftLink[],
  translator: string,
): Draft {
  return {
    ...marked,
    language: languageOf(marked.quote) ?? document.language,
    note: '',
    translation: '',
    translator,
    informationGrade: null,
    handling: document.handling,
    links,
  };
}

/** Of a quote's letters so many at least must be of a script that tells its language: a name alone does not. */
const TELLING_SHARE = 0.2;
/** A character of Chinese or Japanese says as much as so many letters. */
const LETTERS_A_CHARACTER = 3;

/** The language that the letters of a quote tell; undefined where they leave it open. */
export function languageOf(quote: string): string | undefined {
  const count = (letters: RegExp) => quote.match(letters)?.length ?? 0;
  const characters = count(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const all = count(/\p{L}/gu) + characters * (LETTERS_A_CHARACTER - 1);
  const isTold = (letters: number) => letters > 0 && letters >= all * TELLING_SHARE;
  if (isTold(characters * LETTERS_A_CHARACTER))
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(quote) ? 'ja' : 'zh';
  if (isTold(count(/\p{Script=Hangul}/gu))) return 'ko';
  if (isTold(count(/\p{Script=Cyrillic}/gu))) return /[іїєґ]/iu.test(quote) ? 'uk' : 'ru';
  if (isTold(count(/\p{Script=Arabic}/gu))) return /[پچژگ]/u.test(quote) ? 'fa' : 'ar';
  return undefined;
}

/** Whether two links lead to the same thing. */
export function sameTarget(a: DraftLink, b: DraftLink): boolean {
  return 'id' in a && 'id' in b ? a.id === b.id : a.kind === b.kind && a.words === b.words;
}

/** The links with one more; one that is there already only takes the new role. */
export function withLink(links: readonly DraftLink[], added: DraftLink): DraftLink[] {
  const rest = links.filter(link => !sameTarget(link, added));
  return [...rest, added];
}

/** What `evidence.keep` is given: the links to things that are there. Fields that say nothing are left out. */
export function keepInput(draft: Draft): Given<'evidence.keep'> {
  const links = draft.links.flatMap((link): (typeof LinkDraft)['_input'][] => {
    if (link.kind === 'claim') return [{ target: { kind: 'claim', id: link.id }, role: link.role }];
    if (link.kind === 'entity') return [{ target: { kind: 'entity', id: link.id }, role: link.role }];
    return [];
  });
  return {
    marking: draft.marking,
    note: draft.note,
    translation: draft.translation,
    translator: draft.translation === '' ? '' : draft.translator,
    ...(/^[a-z]{2,3}$/.test(draft.language) ? { language: draft.language } : {}),
    informationGrade: draft.informationGrade,
    handling: draft.handling,
    links,
  };
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  supports: 'supports',
  contradicts: 'contradicts',
  context: 'gives context to',
};

/** `E41 kept, supports C4 and N7`: what the quiet line says. Labels are those of what it was linked to. */
export function keptSentence(
  number: number,
  links: readonly { readonly role: Role; readonly label: string }[],
) {
  const parts = (['supports', 'contradicts', 'context'] as const).flatMap(role => {
    const labels = links.filter(link => link.role === role).map(link => link.label);
    return labels.length > 0 ? [`${ROLE_WORDS[role]} ${labels.join(' and ')}`] : [];
  });
  return [`E${number} kept`, ...parts].join(', ');
}

/** Order of handling: it may be raised without asking. */
export const HANDLINGS: readonly Handling[] = ['public', 'restricted', 'source'];

/** Whether a handling lets more people see a thing than another. */
export const isLower = (a: Handling, b: Handling): boolean => HANDLINGS.indexOf(a) < HANDLINGS.indexOf(b);
