import type { Expansion, SearchOptions } from '../../../shared/contract/search.ts';
import type { Analyser } from './index/analyse.ts';
import type { QueryNode, TypedFilter, TypedWords } from './query-tree.ts';
import type { Resolved } from './resolved.ts';
import { type Sequence, sequencesOf } from './sequences.ts';

/** Another way to write words, before it is known whether it occurs. */
export interface Spelling {
  readonly text: string;
  readonly why: string;
  /** Whether it is searched for unless a person says otherwise. */
  readonly sure: boolean;
}

/** What turning words into terms needs. */
export interface Resolving {
  readonly analyser: Analyser;
  readonly options: Pick<SearchOptions, 'fuzzy' | 'expand' | 'without' | 'also'>;
  /** Other ways to write a name. */
  readonly spellings: (text: string) => readonly Spelling[];
  /** Whether terms of a sequence occur at all, so that expansions that find nothing are not shown. */
  readonly occurs: (sequence: Sequence) => boolean;
  readonly filter: (filter: TypedFilter) => (owner: string) => boolean;
}

/** Letters that may differ when fuzziness is asked for the whole query; longer words take both. */
const FUZZY_LETTERS = 2;

/** Turns a query's words into terms; gathers the expansions that occur. */
export function resolveQuery(
  tree: QueryNode,
  resolving: Resolving,
): { readonly tree: Resolved; readonly expansions: readonly Expansion[] } {
  const expansions = new Map<string, Expansion>();
  const go = (node: QueryNode): Resolved => {
    switch (node.kind) {
      case 'words':
        return words(node, resolving, expansions);
      case 'filter':
        return { kind: 'filter', test: resolving.filter(node) };
      case 'not':
        return { kind: 'not', child: go(node.child) };
      case 'near':
        return { kind: 'near', distance: node.distance, left: go(node.left), right: go(node.right) };
      case 'or':
        return { kind: 'or', children: node.children.map(go) };
      default:
        return { kind: 'and', children: joinIdentifiers(node.children, go, resolving) };
    }
  };
  return { tree: go(tree), expansions: [...expansions.values()] };
}

function words(node: TypedWords, resolving: Resolving, expansions: Map<string, Expansion>): Resolved {
  const { analyser, options } = resolving;
  const fuzzy = node.fuzzy ?? (options.fuzzy && !node.phrase ? FUZZY_LETTERS : 0);
  const own = sequencesOf(analyser, node.text, { prefix: node.prefix, fuzzy, own: node.fuzzy !== undefined });
  if (!options.expand || node.prefix) return { kind: 'leaf', sequences: own };
  const exact = { prefix: false, fuzzy: 0, own: false };
  const more = resolving.spellings(node.text).flatMap(({ text, why, sure }) => {
    const sequences = sequencesOf(analyser, text, exact).slice(0, 1);
    if (!sequences.some(resolving.occurs)) return [];
    const on = (sure || options.also.includes(text)) && !options.without.includes(text);
    expansions.set(`${node.text}\n${text}`, { of: node.text, text, why, on });
    return on ? sequences : [];
  });
  return { kind: 'leaf', sequences: [...own, ...more] };
}

const PIECE = /^(?=.*\d)[\dA-Z]+$/;
const SHORTEST_TOGETHER = 6;

/** Pieces of an identifier typed with blanks between them may also stand together: `7707 083 893` finds `7707083893`. */
function joinIdentifiers(
  children: readonly QueryNode[],
  go: (node: QueryNode) => Resolved,
  { analyser }: Resolving,
): Resolved[] {
  const found: Resolved[] = [];
  let run: TypedWords[] = [];
  const flush = () => {
    const text = run.map(piece => piece.text).join(' ');
    const apart = run.map(go);
    if (run.length < 2 || text.length - run.length + 1 < SHORTEST_TOGETHER) found.push(...apart);
    else {
      const sequences = sequencesOf(analyser, text, { prefix: false, fuzzy: 0, own: false });
      found.push({
        kind: 'or',
        children: [
          { kind: 'and', children: apart },
          { kind: 'leaf', sequences },
        ],
      });
    }
    run = [];
  };
  for (const child of children) {
    const isPiece =
      child.kind === 'words' &&
      !child.phrase &&
      !child.prefix &&
      child.fuzzy === undefined &&
      PIECE.test(child.text);
    if (isPiece) run.push(child);
    else {
      flush();
      found.push(go(child));
    }
  }
  flush();
  return found;
}
