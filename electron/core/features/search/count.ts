import type { SearchOptions } from '../../../shared/contract/search.ts';
import { evaluate } from './evaluate.ts';
import { narrowing } from './facets.ts';
import { partsOf, type Searched, understand } from './find.ts';
import type { DocumentFacts } from './library.ts';
import { asList } from './lists.ts';
import { nothingToLookFor, parsePlain, parseQuery } from './parse.ts';
import type { QueryNode } from './query-tree.ts';

type Asked = readonly [query: string | QueryNode, options: SearchOptions];

/** How many pages, rows and trade records of each document a query finds. Refuses what `mustBeUnderstood` refuses. */
export function countByDocument(searched: Searched, ...asked: Asked): Map<DocumentFacts['id'], number> {
  const [, options] = asked;
  const counts = new Map<DocumentFacts['id'], number>();
  const { parts, tree } = mustBeUnderstood(searched, ...asked);
  const passes = narrowing(options.only);
  for (const part of parts.filter(({ space }) => space !== 'thing'))
    for (const segment of part.segments) {
      const { units } = asList(segment, evaluate(tree, segment, new Map(), 1));
      let at = 0;
      for (const { owner, to } of segment.ranges) {
        const first = at;
        while (at < units.length && (units[at] ?? 0) <= to) at += 1;
        const facts = at > first ? (part.factsOf(owner) as DocumentFacts | undefined) : undefined;
        if (facts && passes(facts) === 'all') counts.set(facts.id, (counts.get(facts.id) ?? 0) + at - first);
      }
    }
  return counts;
}

/** Refuses a query that cannot be understood or asks for nothing: no record, saved search or collection is made of it. */
export function mustBeUnderstood(searched: Searched, ...[query, options]: Asked) {
  const typed =
    typeof query === 'string' ? (options.plain ? parsePlain(query) : parseQuery(query)).tree : query;
  if (!typed) return nothingToLookFor({ column: 1, length: 1 });
  const parts = partsOf(searched, undefined);
  return { parts, ...understand(searched, parts, typed, options) };
}
