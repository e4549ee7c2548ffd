import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { Redaction, RedactionTarget } from '../../../shared/contract/redactions.ts';
import type { ActionContext, Handlers, MethodsUnder } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { assemble } from '../case-file/assemble.ts';
import { getCaseFile } from '../case-file/queries.ts';
import { getTemplate } from '../case-file/templates.ts';
import { countPlaces } from './make-safe.ts';
import { getRedaction, listRedactions, wordsOf } from './queries.ts';
import { createSquash } from './squash.ts';

/** Rules of redaction: small things that people decide, journalled and undoable like any other. */
export const redactionHandlers: Handlers<MethodsUnder<'redactions'>> = {
  'redactions.list': ({ db }) => listRedactions(db),
  'redactions.places': (context, { template }) => {
    const chosen = getTemplate(context, template ?? getCaseFile(context.db).template);
    return countPlaces(context, assemble(context, '1.7', chosen));
  },
  'redactions.add': add,
  'redactions.edit': ({ db, work }, { id, reason }) => {
    const { words } = getRedaction(db, id);
    work.update('redaction', id, { reason });
    work.say(`Changed why the safe case file leaves out ${words}`);
    return getRedaction(db, id);
  },
  'redactions.remove': ({ db, work }, { id }) => {
    const { words } = getRedaction(db, id);
    work.remove('redaction', id);
    work.say(`The safe case file no longer leaves out ${words}`);
    return { id };
  },
};

function add(context: ActionContext, { target, reason }: Input<'redactions.add'>): Redaction {
  const { db, work, newId, at, author } = context;
  check(context, target);
  const id = newId('rdc');
  work.insert('redaction', {
    id,
    kind: target.kind,
    target: JSON.stringify(target),
    reason,
    createdAt: at,
    author,
  });
  work.say(`The safe case file leaves out ${wordsOf(db, target)}`);
  return getRedaction(db, id);
}

function check({ db, ports }: ActionContext, target: RedactionTarget): void {
  if (target.kind === 'entity' && !db.one(sql`SELECT id FROM entity WHERE id = ${target.entityId}`))
    refuse({ code: 'not-found', what: 'entity', id: target.entityId });
  if (target.kind === 'area' && !db.one(sql`SELECT id FROM document WHERE id = ${target.documentId}`))
    refuse({ code: 'not-found', what: 'document', id: target.documentId });
  if (target.kind === 'term' && createSquash(ports.resources)(target.term).text === '')
    refuse({
      code: 'not-allowed',
      what: `“${target.term}” has no letter or digit that could be looked for.`,
      next: 'Give words, a number or a name; or redact an area of a page.',
    });
}
