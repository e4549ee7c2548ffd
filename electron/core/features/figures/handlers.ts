import type { Figure } from '../../../shared/contract/figures.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, Handlers, JobContext, MethodsUnder } from '../../app/context.ts';
import { atOnce } from '../../app/slices.ts';
import { sql } from '../../db/sql.ts';
import { claimRow } from '../claims/queries.ts';
import { sectionsCiting } from '../sections/citing.ts';
import { exportFigure } from './export.ts';
import { checkFigures, figureRows, getFigure, listFigures } from './queries.ts';
import { receiptOf } from './receipt.ts';
import { packList } from './row-list.ts';

/** Figures with receipts: numbers and tables frozen from totals over trade records. */
export const figuresHandlers: Handlers<MethodsUnder<'figures'>> = {
  'figures.pin': pin,
  'figures.list': ({ db }) => listFigures(db),
  'figures.get': ({ db }, { id }) => getFigure(db, id),
  'figures.edit': ({ db, work }, { id, patch }) => {
    const { number } = getFigure(db, id);
    work.update('figure', id, patch);
    work.say(`Changed ${Object.keys(patch).join(', ')} of figure F${number}`);
    return getFigure(db, id);
  },
  'figures.delete': (context, { id }) => {
    const { db, work } = context;
    const { number, title, citations } = getFigure(db, id);
    const places = [
      ...citations.map(citation => `C${citation.number} “${citation.text}”`),
      ...sectionsCiting(context, `F${number}`),
    ];
    if (places.length > 0) refuse({ code: 'still-cited', what: `F${number}`, places });
    work.remove('figure', id);
    work.say(`Deleted figure F${number} “${title}”`);
    return { id };
  },
  'figures.check': checkFigures,
  'figures.renew': (context, { id }) => {
    const { title, query, shape, note, handling } = getFigure(context.db, id);
    return pin(context, { title, query, shape, note, handling });
  },
  'figures.rows': figureRows,
  'figures.export': (context: JobContext, { id }) => exportFigure(context, getFigure(context.db, id)),
  'figures.cite': cite,
  'figures.uncite': ({ db, work }, { id }) => {
    const row = db.one<{ figureId: string; claimId: string }>(
      sql`SELECT figureId, claimId FROM figure_citation WHERE id = ${id}`,
    );
    if (!row) refuse({ code: 'not-found', what: 'citation', id });
    work.remove('figure_citation', id);
    const figure = getFigure(db, row.figureId);
    work.say(`Figure F${figure.number} is no longer cited in C${claimRow(db, row.claimId).number}`);
    return figure;
  },
};

function pin(context: ActionContext, { title, query, shape, note, handling }: Input<'figures.pin'>): Figure {
  const { db, work, newId, at, author, ports } = context;
  const { csv: _, rows, result, sources, lists, ...receipt } = atOnce(receiptOf(context, query));
  const id = newId('fig');
  const number = work.nextNumber('figure');
  work.insert('figure', {
    id,
    number,
    title,
    note,
    shape: shape ?? shapeOf(query),
    handling,
    query: JSON.stringify(query),
    ...receipt,
    result: JSON.stringify(result),
    rows: packList(rows, ports.crypto),
    sources: JSON.stringify(sources),
    lists: JSON.stringify(lists),
    createdAt: at,
    author,
  });
  work.say(`Pinned figure F${number} “${title}”, over ${receipt.records} records`);
  return getFigure(db, id);
}

function shapeOf({ groupBy, measures }: Input<'figures.pin'>['query']): Figure['shape'] {
  if (groupBy.length === 0 && measures.length === 1) return 'number';
  return groupBy.length === 1 && groupBy[0] === 'month' ? 'series' : 'table';
}

function cite(
  { db, work, newId, at }: ActionContext,
  { figureId, claimId, role, note }: Input<'figures.cite'>,
): Output<'figures.cite'> {
  const figure = getFigure(db, figureId);
  const claim = claimRow(db, claimId);
  const there = db.one<{ id: string }>(
    sql`SELECT id FROM figure_citation WHERE figureId = ${figureId} AND claimId = ${claimId}`,
  );
  if (there) work.update('figure_citation', there.id, { role, note });
  else work.insert('figure_citation', { id: newId('fct'), figureId, claimId, role, note, createdAt: at });
  work.say(`Cited figure F${figure.number} in C${claim.number}`);
  return getFigure(db, figureId);
}
