import type { Link, LinkDraft } from '../../../shared/contract/evidence.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { targetWords } from './queries.ts';

type LinkId = Link['id'];

/** Links evidence to a target; linking twice changes role and note instead. Gives the link's id. */
export function link(context: ActionContext, evidenceId: string, draft: LinkDraft): LinkId {
  const { db, work, newId, at } = context;
  if (!db.one(sql`SELECT id FROM evidence WHERE id = ${evidenceId}`))
    refuse({ code: 'not-found', what: 'evidence', id: evidenceId });
  targetWords(db, draft.target);
  const { kind, id: targetId } = draft.target;
  const there = db.one<{ id: LinkId }>(
    sql`SELECT id FROM link WHERE evidenceId = ${evidenceId} AND targetKind = ${kind} AND targetId = ${targetId}`,
  );
  if (there) {
    work.update('link', there.id, { role: draft.role, note: draft.note, weight: draft.weight });
    return there.id;
  }
  const id = newId('lnk') as LinkId;
  work.insert('link', {
    id,
    evidenceId,
    targetKind: kind,
    targetId,
    role: draft.role,
    note: draft.note,
    createdAt: at,
    weight: draft.weight ?? null,
  });
  return id;
}

/** Links several pieces of evidence that support one target. */
export function linkAll(
  context: ActionContext,
  evidenceIds: readonly string[],
  target: LinkDraft['target'],
): void {
  for (const evidenceId of evidenceIds) link(context, evidenceId, { target, role: 'supports', note: '' });
}

/** Removes every link to a target that is about to go. */
export function unlinkTarget(
  { db, work }: ActionContext,
  kind: LinkDraft['target']['kind'],
  targetId: string,
): void {
  for (const { id } of db.all<{ id: string }>(
    sql`SELECT id FROM link WHERE targetKind = ${kind} AND targetId = ${targetId}`,
  ))
    work.remove('link', id);
}
