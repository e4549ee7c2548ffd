import type { SearchOptions } from '../../../shared/contract/search.ts';
import { evaluate } from './evaluate.ts';
import { narrowing } from './facets.ts';
import { partsOf, type Searched, understand } from './find.ts';
import type { DocumentFacts } from './library.ts';
import { asList } from './lists.ts';
import { parsePlain, parseQuery } from './parse.ts';
import type { QueryNode } from './query-tree.ts';

/** How many pages, rows and trade records of each document a query finds. Refuses a query that cannot be understood. */
export function countByDocument(
  searched: Searched,
  query: string | QueryNode,
  options: SearchOptions,
): Map<DocumentFacts['id'], number> {
  const typed =
    typeof query === 'string' ? (options.plain ? parsePlain(query) : parseQuery(query)).tree : query;
  const counts = new Map<DocumentFacts['id'], number>();
  if (!typed) return counts;
  const parts = partsOf(searched, undefined);
  const { tree } = understand(searched, parts, typed, options);
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
