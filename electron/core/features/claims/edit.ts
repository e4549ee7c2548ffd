// Changing claims: one, or many alike.
import type { ClaimCard } from '../../../shared/contract/claims.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { firstDay, lastDay } from '../../../shared/kernel/dates.ts';
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { answer, unanswer } from '../elements/answers.ts';
import { refuseUnknownTerm } from '../grades/scales.ts';
import { claimRow, listCards } from './queries.ts';
import { refuseAlternative, refuseCircle } from './tree.ts';

/** What of a claim can be changed. */
export type ClaimPatch = Input<'claims.edit'>['patch'];

const WORDS: Readonly<Record<string, string>> = {
  startDate: 'dates',
  endDate: 'dates',
  parentId: 'place in the outline',
  alternativeTo: 'what it explains otherwise',
};

/** Names of what a patch changes, for the log; text, status and note are told otherwise. */
export const patchInWords = (patch: ClaimPatch): string =>
  [
    ...new Set(
      Object.keys(patch)
        .filter(key => !['text', 'status', 'note'].includes(key))
        .map(key => WORDS[key] ?? key),
    ),
  ].join(', ');

/** Changes a claim, after looking whether the change makes sense. */
export function changeClaim({ db, work, ports }: ActionContext, id: string, patch: ClaimPatch): void {
  const before = claimRow(db, id);
  if (patch.likelihood) refuseUnknownTerm(ports.resources, patch.likelihood);
  if (patch.startDate !== undefined || patch.endDate !== undefined)
    refuseTurnedDates(before.number, { ...before, ...said(patch) });
  if (patch.parentId) {
    claimRow(db, patch.parentId);
    refuseCircle(db, id, patch.parentId);
  }
  if (patch.alternativeTo) refuseAlternative(db, id, patch.alternativeTo);
  const moved = patch.parentId !== undefined && patch.parentId !== before.parentId;
  work.update('claim', id, { ...patch, ...(moved && { position: null }) });
}

const said = ({ startDate, endDate }: ClaimPatch) => ({
  ...(startDate !== undefined && { startDate }),
  ...(endDate !== undefined && { endDate }),
});

/** Refuses a span that ends before it begins, or that has no beginning. */
export function refuseTurnedDates(
  number: number,
  { startDate, endDate }: { readonly startDate: string; readonly endDate: string },
): void {
  if (endDate === '') return;
  if (startDate === '')
    refuse({
      code: 'not-allowed',
      what: `C${number} would end on ${endDate} without having begun.`,
      next: 'Say when it began, too, or give the one date as its beginning.',
    });
  if (lastDay(endDate) < firstDay(startDate))
    refuse({
      code: 'not-allowed',
      what: `C${number} would end on ${endDate}, before it began on ${startDate}.`,
      next: 'Turn the dates round, or mend one of them.',
    });
}

/** Adds an entity to a claim; once is enough. */
export function addEntity({ db, work, newId }: ActionContext, claimId: string, entityId: string): void {
  if (!db.one(sql`SELECT id FROM entity WHERE id = ${entityId}`))
    refuse({ code: 'not-found', what: 'entity', id: entityId });
  if (db.one(sql`SELECT id FROM claim_entity WHERE claimId = ${claimId} AND entityId = ${entityId}`)) return;
  work.insert('claim_entity', { id: newId('cen'), claimId, entityId });
}

function removeEntity({ db, work }: ActionContext, claimId: string, entityId: string): void {
  const row = db.one<{ id: string }>(
    sql`SELECT id FROM claim_entity WHERE claimId = ${claimId} AND entityId = ${entityId}`,
  );
  if (row) work.remove('claim_entity', row.id);
}

/** The same changes to many claims, in one action. */
export function editMany(context: ActionContext, input: Input<'claims.editMany'>): ClaimCard[] {
  const ids = [...new Set(input.ids)];
  for (const id of ids) {
    changeClaim(context, id, input.patch);
    for (const entityId of input.addEntities) addEntity(context, id, entityId);
    for (const entityId of input.removeEntities) removeEntity(context, id, entityId);
    for (const elementId of input.addElements) answer(context, id, elementId);
    for (const elementId of input.removeElements) unanswer(context, id, elementId);
  }
  const changed = [
    patchInWords(input.patch),
    input.addEntities.length + input.removeEntities.length > 0 ? 'entities' : '',
    input.addElements.length + input.removeElements.length > 0 ? 'elements' : '',
  ].filter(part => part !== '');
  const now = input.patch.status === undefined ? '' : `, now ${input.patch.status}`;
  const claims =
    ids.length === 1 ? `claim C${claimRow(context.db, ids[0] ?? '').number}` : `${ids.length} claims`;
  context.work.say(`Changed ${claims}${changed.length > 0 ? `: ${changed.join(', ')}` : ''}${now}`);
  return listCards(context, { ids });
}
