import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { link, unlinkTarget } from '../evidence/linking.ts';
import { shortened } from '../evidence/rules.ts';
import { figuresOf, getClaim, listClaims } from './queries.ts';

/** Claims. */
export const claimsHandlers: Handlers<MethodsUnder<'claims'>> = {
  'claims.list': ({ db }, filter) => listClaims(db, filter),
  'claims.get': ({ db }, { id }) => getClaim(db, id),
  'claims.create': (context, { text, status, note, evidence }) => {
    const { db, work, newId, at, author } = context;
    const id = newId('clm') as Parameters<typeof claimTarget>[0];
    const number = work.nextNumber('claim');
    work.insert('claim', { id, number, text, status, note, createdAt: at, author });
    for (const { evidenceId, role } of evidence)
      link(context, evidenceId, { target: claimTarget(id), role, note: '' });
    work.say(`Made claim C${number} “${shortened(text)}”`);
    return getClaim(db, id);
  },
  'claims.edit': ({ db, work }, { id, patch }) => {
    const { number } = getClaim(db, id);
    work.update('claim', id, patch);
    const status = patch.status === undefined ? '' : `, now ${patch.status}`;
    work.say(`Changed claim C${number}${status}`);
    return getClaim(db, id);
  },
  'claims.delete': (context, { id }) => {
    const { number, text } = getClaim(context.db, id);
    unlinkTarget(context, 'claim', id);
    for (const citation of figuresOf(context.db, id)) context.work.remove('figure_citation', citation.id);
    context.work.remove('claim', id);
    context.work.say(`Deleted claim C${number} “${shortened(text)}”`);
    return { id };
  },
};

const claimTarget = (id: ReturnType<typeof getClaim>['id']) => ({ kind: 'claim', id }) as const;
