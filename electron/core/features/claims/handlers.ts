import type { Claim } from '../../../shared/contract/claims.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, MethodsUnder } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { answer } from '../elements/answers.ts';
import { link, unlinkTarget } from '../evidence/linking.ts';
import { shortened } from '../evidence/rules.ts';
import { dropSearches } from '../other-side/citations.ts';
import { sectionsCiting } from '../sections/citing.ts';
import { addEntity, changeClaim, editMany, patchInWords } from './edit.ts';
import { hintSource, hintsOf } from './hints.ts';
import { moveClaim } from './move.ts';
import { chronology, claimRow, figuresOf, getClaim, listCards, listClaims } from './queries.ts';
import { splitClaim } from './split.ts';

/** Claims. */
export const claimsHandlers: Handlers<MethodsUnder<'claims'>> = {
  'claims.list': listClaims,
  'claims.board': (context, filter) => listCards(context, filter),
  'claims.chronology': chronology,
  'claims.get': (context, { id }) => getClaim(context, id),
  'claims.hints': ({ db, ports }, claim) => hintsOf(hintSource(db, ports.resources), claim),
  'claims.create': createClaim,
  'claims.edit': (context, { id, patch, over }) => {
    const { number, text } = claimRow(context.db, id);
    if (over !== undefined && over !== text)
      refuse({ code: 'written-meanwhile', what: `The sentence of C${number}`, text });
    changeClaim(context, id, patch);
    const what = patchInWords(patch);
    const status = patch.status === undefined ? '' : `, now ${patch.status}`;
    context.work.say(`Changed claim C${number}${what && `: ${what}`}${status}`);
    return getClaim(context, id);
  },
  'claims.editMany': editMany,
  'claims.move': moveClaim,
  'claims.split': splitClaim,
  'claims.delete': deleteClaim,
};

function createClaim(context: ActionContext, input: Input<'claims.create'>): Claim {
  const { work, newId, at, author } = context;
  const { text, status, note, evidence, entityIds, elementIds, ...traits } = input;
  const id = newId('clm') as Claim['id'];
  const number = work.nextNumber('claim');
  work.insert('claim', {
    ...{ id, number, text, status, note, createdAt: at, author },
    ...{ kind: null, likelihood: null, confidence: null, startDate: '', endDate: '' },
    ...{ parentId: null, alternativeTo: null, position: null },
  });
  if (Object.keys(traits).length > 0) changeClaim(context, id, traits);
  for (const { evidenceId, role } of evidence)
    link(context, evidenceId, { target: { kind: 'claim', id }, role, note: '' });
  for (const entityId of entityIds) addEntity(context, id, entityId);
  for (const elementId of elementIds) answer(context, id, elementId);
  work.say(`Made claim C${number} “${shortened(text)}”`);
  return getClaim(context, id);
}

/** Deletes a claim with all that hangs on it, unless a section cites it; its parts move up to where it stood. */
function deleteClaim(context: ActionContext, { id }: Input<'claims.delete'>): Output<'claims.delete'> {
  const { db, work } = context;
  const { number, text, parentId } = claimRow(db, id);
  const places = sectionsCiting(context, `C${number}`);
  if (places.length > 0) refuse({ code: 'still-cited', what: `C${number}`, places });
  const ids = (table: 'claim_entity' | 'answer') =>
    db.all<{ id: string }>(
      table === 'answer'
        ? sql`SELECT id FROM answer WHERE claimId = ${id}`
        : sql`SELECT id FROM claim_entity WHERE claimId = ${id}`,
    );
  unlinkTarget(context, 'claim', id);
  dropSearches(context, 'claim', id);
  for (const citation of figuresOf(db, id)) work.remove('figure_citation', citation.id);
  for (const table of ['claim_entity', 'answer'] as const)
    for (const row of ids(table)) work.remove(table, row.id);
  // A hypothesis that stood for the claim goes on with its words.
  for (const row of db.all<{ id: string; text: string }>(
    sql`SELECT id, text FROM hypothesis WHERE claimId = ${id}`,
  ))
    work.update('hypothesis', row.id, { claimId: null, text: row.text || text });
  for (const row of db.all<{ id: string }>(sql`SELECT id FROM claim WHERE alternativeTo = ${id}`))
    work.update('claim', row.id, { alternativeTo: null });
  const parts = db.all<{ id: string }>(sql`SELECT id FROM claim WHERE parentId = ${id}`);
  for (const row of parts) work.update('claim', row.id, { parentId });
  work.remove('claim', id);
  const moved =
    parts.length === 0 ? '' : `; ${parts.length === 1 ? 'its part' : `its ${parts.length} parts`} moved up`;
  work.say(`Deleted claim C${number} “${shortened(text)}”${moved}`);
  return { id };
}
