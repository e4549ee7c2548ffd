import type { Marking } from '../../../shared/contract/anchor.ts';
import type { Link } from '../../../shared/contract/evidence.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, MethodsUnder } from '../../app/context.ts';
import { getDocument } from '../documents/queries.ts';
import { sectionsCiting } from '../sections/citing.ts';
import { writeOutRows } from '../trade/cited-rows.ts';
import { type Anchored, anchorOf } from './anchoring.ts';
import { link } from './linking.ts';
import { getEvidence, getLink, listEvidence, usesOf } from './queries.ts';
import { placeOf, shortened } from './rules.ts';

/** Evidence and links. */
export const evidenceHandlers: Handlers<MethodsUnder<'evidence' | 'links'>> = {
  'evidence.keep': keep,
  'evidence.list': ({ db }, filter) => listEvidence(db, filter),
  'evidence.get': ({ db }, { id }) => getEvidence(db, id),
  'evidence.edit': ({ db, work, at }, { id, patch }) => {
    const before = getEvidence(db, id);
    const { number } = before;
    work.update('evidence', id, { ...patch, ...translated(before.translation, patch, at) });
    work.say(
      `Changed ${Object.keys(patch)
        .map(key => WORDS[key] ?? key)
        .join(', ')} of E${number}`,
    );
    return getEvidence(db, id);
  },
  'evidence.reanchor': reanchor,
  'evidence.delete': (context, { id }) => {
    const { db, work } = context;
    const { number, quote } = getEvidence(db, id);
    const places = [...usesOf(db, id), ...sectionsCiting(context, `E${number}`)];
    if (places.length > 0) refuse({ code: 'still-cited', what: `E${number}`, places });
    work.remove('evidence', id);
    work.say(`Deleted E${number} “${shortened(quote)}”`);
    return { id };
  },
  'links.add': (context, { evidenceId, ...draft }) => {
    const made = getLink(context.db, link(context, evidenceId, draft));
    context.work.say(`Linked ${nameOf(context, made)}`);
    return made;
  },
  'links.edit': (context, { id, patch }) => {
    context.work.update('link', getLink(context.db, id).id, patch);
    const changed = getLink(context.db, id);
    context.work.say(`Changed the link: ${nameOf(context, changed)}`);
    return changed;
  },
  'links.remove': (context, { id }) => {
    context.work.say(`Unlinked ${nameOf(context, getLink(context.db, id))}`);
    context.work.remove('link', id);
    return { id };
  },
};

const WORDS: Readonly<Record<string, string>> = {
  informationGrade: 'grade',
  translatedOn: 'day of translation',
};
const ROLE = { supports: 'in support of', contradicts: 'against', context: 'as context to' } as const;

function nameOf({ db }: ActionContext, { evidenceId, role, label, words }: Link): string {
  return `E${getEvidence(db, evidenceId).number} ${ROLE[role]} ${label} “${shortened(words)}”`;
}

/** The day of a translation: what was given, else today when the words are new, else as it was. */
function translated(
  before: string,
  patch: { readonly translation?: string | undefined; readonly translatedOn?: string | undefined },
  at: string,
): { translatedOn?: string } {
  const { translation, translatedOn } = patch;
  if (translation === undefined || translation === before) return {};
  if (translation === '') return { translatedOn: '' };
  return { translatedOn: translatedOn ?? at.slice(0, 10) };
}

function reanchor(
  context: ActionContext,
  { id, marking }: Input<'evidence.reanchor'>,
): Output<'evidence.reanchor'> {
  const { db, work } = context;
  const before = getEvidence(db, id);
  const place = marking ?? movedTo(before);
  if (place.documentId !== before.documentId)
    refuse({
      code: 'not-allowed',
      what: `E${before.number} stands in “${before.documentName}”, and the marked passage does not.`,
      next: 'Mark the passage there, or keep this one as evidence of its own.',
    });
  const { anchor, quote } = anchored(context, place);
  work.update('evidence', id, { anchor: JSON.stringify(anchor), quote });
  const same = quote === before.quote ? '' : `; its quote was “${shortened(before.quote)}”`;
  work.say(`Gave E${before.number} its place on ${placeOf(anchor)} of “${before.documentName}”${same}`);
  return getEvidence(db, id);
}

function anchored(context: ActionContext, marking: Marking): Anchored {
  if (marking.kind === 'rows') writeOutRows(context, marking.documentId, marking.rows);
  return anchorOf(context.db, marking);
}

/** The place where the words of moved evidence were found again. */
function movedTo({
  number,
  documentId,
  found,
}: Output<'evidence.get'>): NonNullable<Input<'evidence.reanchor'>['marking']> {
  if (!found)
    refuse({
      code: 'not-allowed',
      what: `E${number} was not found at another place.`,
      next: 'Mark the passage where it stands now.',
    });
  return { kind: 'text', documentId, stretches: found.map(({ page, start, end }) => ({ page, start, end })) };
}

function keep(context: ActionContext, input: Input<'evidence.keep'>): Output<'evidence.keep'> {
  const { db, work, newId, at, author } = context;
  const document = getDocument(db, input.marking.documentId);
  const { anchor, quote } = anchored(context, input.marking);
  const id = newId('evd');
  const number = work.nextNumber('evidence');
  work.insert('evidence', {
    id,
    number,
    documentId: document.id,
    anchor: JSON.stringify(anchor),
    quote,
    language: input.language ?? document.language,
    note: input.note ?? '',
    translation: input.translation ?? '',
    translator: input.translator ?? '',
    translatedOn: translated('', input, at).translatedOn ?? '',
    date: input.date ?? '',
    informationGrade: input.informationGrade ?? null,
    handling: input.handling ?? document.handling,
    createdAt: at,
    author,
  });
  const linked = input.links.map(draft => getLink(db, link(context, id, draft)));
  const links = linked.map(({ role, label }) => `${ROLE[role]} ${label}`).join(', ');
  work.say(`Kept E${number} from “${document.name}”, ${placeOf(anchor)}${links && `, ${links}`}`);
  return getEvidence(db, id);
}
