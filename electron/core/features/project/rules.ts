import type { Claim } from '../../../shared/contract/claims.ts';
import type { Document } from '../../../shared/contract/documents.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import type { NextThing } from '../../../shared/contract/project.ts';

const quiet = (thing: NextThing | undefined): NextThing[] => (thing ? [thing] : []);
const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What waits for a person, most blocking first. */
export function whatNext(
  documents: readonly Document[],
  evidence: readonly Evidence[],
  claims: readonly Claim[],
): NextThing[] {
  const lost = evidence.filter(each => each.state === 'lost');
  const unread = documents.filter(document => document.triage === 'unread');
  const unreadable = documents.filter(
    document => document.state === 'needs-ocr' || document.state === 'needs-password',
  );
  const bare = claims.filter(
    claim => claim.status !== 'withdrawn' && !claim.links.some(link => link.role === 'supports'),
  );
  const onOne = claims.filter(
    claim =>
      claim.status !== 'withdrawn' &&
      new Set(claim.links.filter(link => link.role === 'supports').map(link => link.documentName)).size === 1,
  );
  const untranslated = evidence.filter(
    each =>
      each.anchor.kind !== 'rows' &&
      each.language !== 'en' &&
      each.language !== '' &&
      each.quote !== '' &&
      each.translation === '' &&
      each.links.length > 0,
  );
  const unlinked = evidence.filter(each => each.links.length === 0);
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
        why: text,
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
            why: untranslated
              .slice(0, 8)
              .map(({ number }) => `E${number}`)
              .join(', '),
            action: 'Translate',
            place: 'evidence',
            id: untranslated[0]?.id,
          }
        : undefined,
    ),
    ...quiet(
      onOne.length > 0
        ? {
            what: `${some(onOne.length, 'claim rests', 'claims rest')} on one document`,
            why: onOne.map(({ number }) => `C${number}`).join(', '),
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
            why: unlinked
              .slice(0, 8)
              .map(({ number }) => `E${number}`)
              .join(', '),
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
