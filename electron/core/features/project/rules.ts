import type { Claim, ClaimKind } from '../../../shared/contract/claims.ts';
import type { Document } from '../../../shared/contract/documents.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import type { NextThing } from '../../../shared/contract/project.ts';

const quiet = (thing: NextThing | undefined): NextThing[] => (thing ? [thing] : []);
const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What of a document can wait for somebody. */
export type OwnedDocument = Pick<Document, 'triage' | 'state'>;

/** What of evidence can wait for somebody. */
export type KeptQuote = Pick<
  Evidence,
  'id' | 'number' | 'quote' | 'language' | 'translation' | 'documentName' | 'place' | 'state'
> & {
  /** Whether it is rows of a table, which need no translation. */
  readonly rows: boolean;
  /** Whether it bears on anything. */
  readonly linked: boolean;
};

/** What of a claim can wait for somebody. */
export type WeighedClaim = Pick<Claim, 'id' | 'number' | 'text' | 'status'> & {
  readonly kind: ClaimKind | null;
  /** Independent origins in support. */
  readonly origins: number;
};

const MOST_NAMED = 8;
const LONGEST_WHY = 300;

const numbered = (letter: 'C' | 'E', things: readonly { readonly number: number }[]): string =>
  things
    .slice(0, MOST_NAMED)
    .map(({ number }) => `${letter}${number}`)
    .join(', ') + (things.length > MOST_NAMED ? ` and ${things.length - MOST_NAMED} more` : '');

/** Nobody has to support what is given up, or what says that something is not known. */
const toBeSupported = ({ status, kind }: WeighedClaim): boolean =>
  status !== 'withdrawn' && status !== 'refuted' && kind !== 'unknown';

/** What waits for a person, most blocking first. */
export function whatNext(
  documents: readonly OwnedDocument[],
  evidence: readonly KeptQuote[],
  claims: readonly WeighedClaim[],
): NextThing[] {
  const lost = evidence.filter(each => each.state === 'lost');
  const unread = documents.filter(document => document.triage === 'unread');
  const unreadable = documents.filter(
    document => document.state === 'needs-ocr' || document.state === 'needs-password',
  );
  const open = claims.filter(toBeSupported);
  const bare = open.filter(({ origins }) => origins === 0);
  const onOne = open.filter(({ origins }) => origins === 1);
  const untranslated = evidence.filter(
    each =>
      !each.rows &&
      each.language !== 'en' &&
      each.language !== '' &&
      each.quote !== '' &&
      each.translation === '' &&
      each.linked,
  );
  const unlinked = evidence.filter(each => !each.linked);
  return [
    ...lost.map(
      ({ id, number, documentName, place }): NextThing => ({
        what: `Find the place of E${number} again`,
        why: `${documentName} was read again and the quote is not at ${place} any more.`,
        action: 'Open',
        place: 'evidence',
        id,
      }),
    ),
    ...bare.map(
      ({ id, number, text }): NextThing => ({
        what: `Support C${number} or withdraw it`,
        why: text.slice(0, LONGEST_WHY),
        action: 'Open claim',
        place: 'claims',
        id,
      }),
    ),
    ...quiet(
      unreadable.length > 0
        ? {
            what: `${some(unreadable.length, 'file was', 'files were')} not read`,
            why: 'They have no text yet, so search does not find them. Areas of their pages can be kept.',
            action: 'Open ledger',
            place: 'ledger',
          }
        : undefined,
    ),
    ...quiet(
      untranslated.length > 0
        ? {
            what: `${some(untranslated.length, 'cited quote has', 'cited quotes have')} no translation`,
            why: numbered('E', untranslated),
            action: 'Translate',
            place: 'evidence',
            id: untranslated[0]?.id,
          }
        : undefined,
    ),
    ...quiet(
      onOne.length > 0
        ? {
            what: `${some(onOne.length, 'claim rests', 'claims rest')} on one origin`,
            why: numbered('C', onOne),
            action: 'Open claims',
            place: 'claims',
            id: onOne[0]?.id,
          }
        : undefined,
    ),
    ...quiet(
      unlinked.length > 0
        ? {
            what: `${some(unlinked.length, 'piece of evidence is', 'pieces of evidence are')} linked to nothing`,
            why: numbered('E', unlinked),
            action: 'Open evidence',
            place: 'evidence',
            id: unlinked[0]?.id,
          }
        : undefined,
    ),
    ...quiet(
      unread.length > 0
        ? {
            what: `${some(unread.length, 'document is', 'documents are')} unread`,
            why: 'Read them, or mark them irrelevant.',
            action: 'Open documents',
            place: 'documents',
          }
        : undefined,
    ),
  ];
}
