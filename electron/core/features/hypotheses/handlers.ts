import type { Comparison, ItemSource } from '../../../shared/contract/hypotheses.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, MethodsUnder } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { claimRow } from '../claims/queries.ts';
import { shortened } from '../evidence/rules.ts';
import { searchRecord } from '../other-side/citations.ts';
import { comparisonOf, getComparison, hypothesisRows, listComparisons } from './queries.ts';

/** Comparisons of competing hypotheses. */
export const hypothesesHandlers: Handlers<MethodsUnder<'hypotheses'>> = {
  'hypotheses.list': ({ db }) => listComparisons(db),
  'hypotheses.get': ({ db }, { id }) => getComparison(db, id),
  'hypotheses.start': start,
  'hypotheses.edit': ({ db, work }, { id, patch }) => {
    const { question } = getComparison(db, id);
    work.update('comparison', id, patch);
    work.say(`Changed the comparison “${shortened(question)}”`);
    return getComparison(db, id);
  },
  'hypotheses.delete': remove,
  'hypotheses.addHypothesis': (context, { id, ...draft }) => {
    const { question } = getComparison(context.db, id);
    const words = addHypothesis(context, id, draft);
    context.work.say(`Added the hypothesis “${shortened(words)}” to “${shortened(question)}”`);
    return getComparison(context.db, id);
  },
  'hypotheses.editHypothesis': ({ db, work }, { hypothesisId, patch }) => {
    const id = comparisonOf(db, 'hypothesis', hypothesisId);
    const before = hypothesisRows(db, id).find(row => row.id === hypothesisId);
    if (patch.claimId) claimRow(db, patch.claimId);
    // Without its claim a hypothesis still has to say something: it keeps the claim's words.
    const words = patch.claimId === null && before?.text === '' ? (before.claimText ?? '') : undefined;
    work.update('hypothesis', hypothesisId, { ...(words && { text: words }), ...patch });
    work.say(`Changed the hypothesis “${shortened(before?.text || before?.claimText || '')}”`);
    return getComparison(db, id);
  },
  'hypotheses.removeHypothesis': removeHypothesis,
  'hypotheses.addItems': (context, { id, sources }) => {
    const { question } = getComparison(context.db, id);
    const added = addItems(context, id, sources);
    context.work.say(`Added ${added} ${added === 1 ? 'item' : 'items'} to “${shortened(question)}”`);
    return getComparison(context.db, id);
  },
  'hypotheses.editItem': ({ db, work }, { itemId, patch }) => {
    const id = comparisonOf(db, 'item', itemId);
    work.update('comparison_item', itemId, patch);
    work.say(
      `Changed ${labelOf(getComparison(db, id), itemId)} in “${shortened(getComparison(db, id).question)}”`,
    );
    return getComparison(db, id);
  },
  'hypotheses.removeItem': (context, { itemId }) => {
    const { db, work } = context;
    const id = comparisonOf(db, 'item', itemId);
    const before = getComparison(db, id);
    work.say(`Took ${labelOf(before, itemId)} out of “${shortened(before.question)}”`);
    dropItem(context, itemId);
    return getComparison(db, id);
  },
  'hypotheses.rate': rate,
};

const labelOf = ({ items }: Comparison, itemId: string): string =>
  items.find(({ id }) => id === itemId)?.label ?? 'an item';

type Draft = Input<'hypotheses.start'>['hypotheses'][number];

function start(
  context: ActionContext,
  { question, hypotheses, note }: Input<'hypotheses.start'>,
): Comparison {
  const { db, work, newId, at, author } = context;
  const id = newId('cmp') as Comparison['id'];
  work.insert('comparison', { id, question, note, createdAt: at, author });
  for (const draft of hypotheses) addHypothesis(context, id, draft);
  work.say(`Began to compare ${hypotheses.length} hypotheses: “${shortened(question)}”`);
  return getComparison(db, id);
}

/** Adds a hypothesis, and the evidence of its claim as items. Gives its words. */
function addHypothesis(context: ActionContext, comparisonId: string, { text, claimId }: Draft): string {
  const { db, work, newId } = context;
  const claim = claimId === undefined ? undefined : claimRow(db, claimId);
  const words = text ?? claim?.text;
  if (words === undefined)
    refuse({
      code: 'not-allowed',
      what: 'A hypothesis has neither words nor a claim.',
      next: 'Say it in a sentence, or name the claim that it stands for.',
    });
  const position = hypothesisRows(db, comparisonId).length + 1;
  work.insert('hypothesis', {
    id: newId('hyp'),
    comparisonId,
    position,
    text: text ?? '',
    claimId: claimId ?? null,
  });
  if (claimId !== undefined)
    addItems(
      context,
      comparisonId,
      db
        .all<{ id: string }>(
          sql`SELECT evidenceId AS id FROM link WHERE targetKind = 'claim' AND targetId = ${claimId} AND role <> 'context' ORDER BY rowid`,
        )
        .map(({ id }) => ({ kind: 'evidence', id }) as ItemSource),
    );
  return words;
}

function addItems(
  { db, work, newId }: ActionContext,
  comparisonId: string,
  sources: readonly ItemSource[],
): number {
  const rows = db.all<{ position: number; evidenceId: string | null; searchId: string | null }>(
    sql`SELECT position, evidenceId, searchId FROM comparison_item WHERE comparisonId = ${comparisonId}`,
  );
  const there = new Set(rows.flatMap(({ evidenceId, searchId }) => [evidenceId, searchId]));
  let position = rows.reduce((most, row) => Math.max(most, row.position), 0);
  let added = 0;
  for (const { kind, id } of sources) {
    if (there.has(id)) continue;
    there.add(id);
    if (kind === 'search') searchRecord(db, id);
    else if (!db.one(sql`SELECT id FROM evidence WHERE id = ${id}`))
      refuse({ code: 'not-found', what: 'evidence', id });
    work.insert('comparison_item', {
      id: newId('cit'),
      comparisonId,
      position: ++position,
      evidenceId: kind === 'evidence' ? id : null,
      searchId: kind === 'search' ? id : null,
      relevance: 'medium',
      note: '',
    });
    added++;
  }
  return added;
}

function dropItem({ db, work }: ActionContext, itemId: string): void {
  for (const { id } of db.all<{ id: string }>(sql`SELECT id FROM comparison_rating WHERE itemId = ${itemId}`))
    work.remove('comparison_rating', id);
  work.remove('comparison_item', itemId);
}

function removeHypothesis(
  { db, work }: ActionContext,
  { hypothesisId }: Input<'hypotheses.removeHypothesis'>,
): Comparison {
  const id = comparisonOf(db, 'hypothesis', hypothesisId);
  const rows = hypothesisRows(db, id);
  if (rows.length <= 2)
    refuse({
      code: 'not-allowed',
      what: 'A comparison needs at least two hypotheses.',
      next: 'Add another one first, or delete the comparison.',
    });
  const row = rows.find(each => each.id === hypothesisId);
  for (const rating of db.all<{ id: string }>(
    sql`SELECT id FROM comparison_rating WHERE hypothesisId = ${hypothesisId}`,
  ))
    work.remove('comparison_rating', rating.id);
  work.remove('hypothesis', hypothesisId);
  work.say(`Removed the hypothesis “${shortened(row?.text || row?.claimText || '')}”`);
  return getComparison(db, id);
}

function remove(context: ActionContext, { id }: Input<'hypotheses.delete'>): { id: Comparison['id'] } {
  const { db, work } = context;
  const { question } = getComparison(db, id);
  for (const item of db.all<{ id: string }>(sql`SELECT id FROM comparison_item WHERE comparisonId = ${id}`))
    dropItem(context, item.id);
  for (const row of hypothesisRows(db, id)) work.remove('hypothesis', row.id);
  work.remove('comparison', id);
  work.say(`Deleted the comparison “${shortened(question)}”`);
  return { id };
}

function rate({ db, work, newId }: ActionContext, { ratings }: Input<'hypotheses.rate'>): Comparison {
  const ids = new Set(
    ratings.flatMap(({ itemId, hypothesisId }) => [
      comparisonOf(db, 'item', itemId),
      comparisonOf(db, 'hypothesis', hypothesisId),
    ]),
  );
  const [id, other] = ids;
  if (id === undefined || other !== undefined)
    refuse({
      code: 'not-allowed',
      what: 'These items and hypotheses are of different comparisons.',
      next: 'Rate one comparison at a time.',
    });
  for (const { itemId, hypothesisId, consistency } of ratings) {
    const there = db.one<{ id: string }>(
      sql`SELECT id FROM comparison_rating WHERE itemId = ${itemId} AND hypothesisId = ${hypothesisId}`,
    );
    if (there && consistency === null) work.remove('comparison_rating', there.id);
    else if (there) work.update('comparison_rating', there.id, { consistency });
    else if (consistency !== null)
      work.insert('comparison_rating', { id: newId('rtg'), itemId, hypothesisId, consistency });
  }
  const now = getComparison(db, id);
  const [only] = ratings;
  const what =
    ratings.length === 1 && only
      ? `${labelOf(now, only.itemId)} ${only.consistency ?? 'as not rated'}`
      : `${ratings.length} times`;
  work.say(`Rated ${what} in “${shortened(now.question)}”`);
  return now;
}
