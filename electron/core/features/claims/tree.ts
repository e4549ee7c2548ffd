// The outline of claims: each is a part of at most one other, and none of itself.
import { type Problem, refuse } from '../../../shared/contract/problem.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** What the outline needs of a claim. */
export interface Node {
  readonly id: string;
  readonly number: number;
  readonly parentId: string | null;
  readonly alternativeTo: string | null;
  readonly position: number | null;
}

/** The claims right below one, or at the top, as the outline needs them. */
export const nodesBelow = (db: ReadableDb, parentId: string | null): Node[] =>
  db.all<Node>(
    sql`SELECT id, number, parentId, alternativeTo, position FROM claim WHERE parentId IS ${parentId} ORDER BY number`,
  );

/** Where a claim stands among its siblings. */
export const placeOfNode = ({ position, number }: Pick<Node, 'position' | 'number'>): number =>
  position ?? number;

/** Claims in the order of the outline, each with how deep it stands. */
export function outlineOf<N extends Node>(
  nodes: readonly N[],
): { readonly node: N; readonly depth: number }[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const below = new Map<string | null, N[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && ids.has(node.parentId) ? node.parentId : null;
    const list = below.get(parent);
    if (list) list.push(node);
    else below.set(parent, [node]);
  }
  for (const list of below.values())
    list.sort((left, right) => placeOfNode(left) - placeOfNode(right) || left.number - right.number);
  const outline: { node: N; depth: number }[] = [];
  const waiting = (below.get(null) ?? []).map(node => ({ node, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    outline.push(next);
    const { node, depth } = next;
    for (const child of (below.get(node.id) ?? []).toReversed())
      waiting.push({ node: child, depth: depth + 1 });
  }
  return outline;
}

/** Refuses to make a claim a part of itself, with the path that would close the circle. */
export function refuseCircle(db: ReadableDb, id: string, parentId: string): void {
  const path: number[] = [];
  for (let up = nodeOf(db, parentId); up; up = nodeOf(db, up.parentId)) {
    path.push(up.number);
    if (up.id === id) refuse(circle(path));
  }
}

const nodeOf = (db: ReadableDb, id: string | null): Node | undefined =>
  db.one<Node>(sql`SELECT id, number, parentId, alternativeTo, position FROM claim WHERE id = ${id}`);

/** The words for a circle: `path` leads from the claim that was chosen up to the one that was to go below it. */
function circle(path: readonly number[]): Problem {
  const [chosen, own] = [path[0], path.at(-1)];
  if (path.length === 1)
    return {
      code: 'not-allowed',
      what: `C${own} cannot be a part of itself.`,
      next: 'Choose another claim, or none.',
    };
  return {
    code: 'not-allowed',
    what: `C${own} cannot be a part of C${chosen}, because that is a part of C${own}: ${path.map(number => `C${number}`).join(' → ')}.`,
    next: `Choose another claim, or move C${chosen} out first.`,
  };
}

/** Refuses an alternative to itself, to another alternative, or by a claim that has alternatives of its own. */
export function refuseAlternative(db: ReadableDb, id: string, of: string): void {
  const [own, other] = [nodeOf(db, id), nodeOf(db, of)];
  if (!other) refuse({ code: 'not-found', what: 'claim', id: of });
  if (id === of)
    refuse({
      code: 'not-allowed',
      what: `C${other.number} cannot be an alternative to itself.`,
      next: 'Choose the claim that it explains otherwise.',
    });
  const main = nodeOf(db, other.alternativeTo);
  if (main)
    refuse({
      code: 'not-allowed',
      what: `C${other.number} is itself an alternative to C${main.number}.`,
      next: `Choose C${main.number}: all explanations of one thing stand side by side.`,
    });
  const rival = db.one<{ number: number }>(
    sql`SELECT number FROM claim WHERE alternativeTo = ${id} ORDER BY number LIMIT 1`,
  );
  if (rival)
    refuse({
      code: 'not-allowed',
      what: `C${own?.number} has an alternative of its own, C${rival.number}.`,
      next: `Make C${rival.number} an alternative to something else first.`,
    });
}
