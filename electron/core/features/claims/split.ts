import type { Claim } from '../../../shared/contract/claims.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ActionContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { link } from '../evidence/linking.ts';
import { shortened } from '../evidence/rules.ts';
import { type ClaimRow, claimRow, figuresOf, getClaim } from './queries.ts';
import { nodesBelow, placeOfNode } from './tree.ts';

/** Divides a claim into parts that stand side by side; what the whole had, every part has. */
export function splitClaim(context: ActionContext, { id, parts }: Input<'claims.split'>): Claim[] {
  const { db, work } = context;
  const whole = claimRow(db, id);
  const [first = whole.text, ...others] = parts;
  const places = placesAfter(context, whole, others.length);
  work.update('claim', id, { text: first, status: whole.status === 'withdrawn' ? 'withdrawn' : 'draft' });
  const made = others.map((text, index) => copyOf(context, whole, text, places[index] ?? null));
  const numbers = made.map(each => `C${claimRow(db, each).number}`).join(', ');
  work.say(`Split C${whole.number} “${shortened(whole.text)}” into C${whole.number}, ${numbers}`);
  return [id, ...made].map(each => getClaim(context, each));
}

/** Places in the outline between a claim and its next sibling. */
function placesAfter({ db }: ActionContext, whole: ClaimRow, count: number): number[] {
  const own = placeOfNode(whole);
  const next = nodesBelow(db, whole.parentId)
    .filter(node => placeOfNode(node) > own)
    .reduce((least, node) => Math.min(least, placeOfNode(node)), own + 1);
  return Array.from({ length: count }, (_, index) => own + ((next - own) * (index + 1)) / (count + 1));
}

function copyOf(context: ActionContext, whole: ClaimRow, text: string, position: number | null): string {
  const { db, work, newId, at, author } = context;
  const id = newId('clm') as Claim['id'];
  const number = work.nextNumber('claim');
  const status = whole.status === 'withdrawn' ? 'withdrawn' : 'draft';
  work.insert('claim', { ...whole, id, number, text, status, position, createdAt: at, author });
  for (const { evidenceId, role, note, weight } of db.all<LinkRow>(
    sql`SELECT evidenceId, role, note, weight FROM link WHERE targetKind = 'claim' AND targetId = ${whole.id} ORDER BY rowid`,
  ))
    link(context, evidenceId, { target: { kind: 'claim', id }, role, note, weight });
  for (const { figureId, role, note } of figuresOf(db, whole.id))
    work.insert('figure_citation', { id: newId('fct'), figureId, claimId: id, role, note, createdAt: at });
  for (const { entityId } of db.all<{ entityId: string }>(
    sql`SELECT entityId FROM claim_entity WHERE claimId = ${whole.id} ORDER BY rowid`,
  ))
    work.insert('claim_entity', { id: newId('cen'), claimId: id, entityId });
  for (const { elementId, note } of db.all<{ elementId: string; note: string }>(
    sql`SELECT elementId, note FROM answer WHERE claimId = ${whole.id} ORDER BY rowid`,
  ))
    work.insert('answer', { id: newId('ans'), claimId: id, elementId, note, createdAt: at });
  return id;
}

interface LinkRow {
  readonly evidenceId: string;
  readonly role: Claim['links'][number]['role'];
  readonly note: string;
  readonly weight: NonNullable<Claim['links'][number]['weight']> | null;
}
