// The part of the sample that makes it a referral: regime, origins, tasks, searches, competing hypotheses.
import type { Output } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { Recipe } from './recipe.ts';
import { doStep } from './steps.ts';

/** Ids of elements by their codes. */
export type Elements = ReadonlyMap<string, string>;

/** Takes the regimes of the recipe and says which documents are one origin; gives their elements. */
export function takeRegimes(context: JobContext, { regimes, origins }: Recipe): Elements {
  for (const { code, prongs } of regimes) {
    const { id } = doStep(context, 'regimes.use', { code });
    doStep(context, 'regimes.pursue', { id, prongs });
  }
  for (const { label, files } of origins)
    doStep(context, 'origins.set', {
      documentIds: files.map(
        name => context.db.one<{ id: string }>(sql`SELECT id FROM document WHERE name = ${name}`)?.id,
      ),
      label,
    });
  const rows = context.db.all<{ id: string; code: string }>(sql`SELECT id, code FROM element`);
  return new Map(rows.map(row => [row.code, row.id]));
}

/** Things of the sample by their keys. */
export interface Made {
  readonly elements: Elements;
  readonly claims: ReadonlyMap<string, Output<'claims.create'>>;
  readonly evidence: ReadonlyMap<string, Output<'evidence.keep'>>;
}

/** Notes what is missing, records and cites searches, and compares the hypotheses. */
export function addOtherSide(context: JobContext, recipe: Recipe, made: Made): void {
  const { elements, claims } = made;
  for (const { element, ...task } of recipe.tasks)
    doStep(context, 'gaps.add', { elementId: elements.get(element), ...task });
  for (const { query, claim, element, note } of recipe.searches) {
    const { id } = doStep(context, 'search.record', { query });
    const target =
      claim === undefined
        ? { kind: 'element', id: elements.get(element ?? '') }
        : { kind: 'claim', id: claims.get(claim)?.id };
    doStep(context, 'otherSide.citeSearch', { searchId: id, target, note });
  }
  compare(context, recipe.comparison, made);
}

function compare(context: JobContext, recipe: Recipe['comparison'], { claims, evidence }: Made): void {
  const { question, note, hypotheses, items } = recipe;
  const begun = doStep(context, 'hypotheses.start', {
    question,
    note,
    hypotheses: hypotheses.map(({ claim, text }) => ({ claimId: claims.get(claim ?? '')?.id, text })),
  });
  const ids = items.map(item => evidence.get(item.evidence)?.id);
  const full = doStep(context, 'hypotheses.addItems', {
    id: begun.id,
    sources: ids.map(id => ({ kind: 'evidence', id })),
  });
  const itemOf = new Map(full.items.map(item => [item.source.id as string, item.id]));
  const hypothesisOf = hypotheses.map(
    ({ key, claim, text }) =>
      [
        key,
        full.hypotheses.find(made =>
          text === undefined ? made.claim?.id === claims.get(claim ?? '')?.id : made.text === text,
        )?.id,
      ] as const,
  );
  for (const [index, { relevance }] of items.entries())
    if (relevance !== 'medium')
      doStep(context, 'hypotheses.editItem', { itemId: itemOf.get(ids[index] ?? ''), patch: { relevance } });
  doStep(context, 'hypotheses.rate', {
    ratings: items.flatMap(({ ratings }, index) =>
      hypothesisOf.map(([key, hypothesisId]) => ({
        itemId: itemOf.get(ids[index] ?? ''),
        hypothesisId,
        consistency: ratings[key] ?? null,
      })),
    ),
  });
}
