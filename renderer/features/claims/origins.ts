import type { Output } from '../../../electron/shared/contract/index.ts';
import type { ClaimLink } from './rules.ts';

/** Pieces of evidence on one side that count as one, and why. */
export interface SharedOrigin {
  readonly key: string;
  readonly numbers: readonly number[];
  readonly because: string;
}

/** The origins that stand behind more than one piece of evidence for, or against, a claim. */
export function sharedOrigins(links: readonly ClaimLink[], origins: Output<'origins.list'>): SharedOrigin[] {
  const known = new Map(origins.map(origin => [origin.key, origin]));
  const counted = links.filter(({ role }) => role !== 'context');
  return [...Map.groupBy(counted, ({ role, origin }) => `${role} ${origin}`)].flatMap(([key, group]) => {
    const first = group[0];
    if (!first || group.length < 2) return [];
    const documents = new Set(group.map(({ documentId }) => documentId));
    return [
      {
        key,
        numbers: group.map(({ number }) => number).sort((left, right) => left - right),
        because:
          documents.size === 1 ? `all from “${first.documentName}”.` : reasons(known.get(first.origin)),
      },
    ];
  });
}

function reasons(origin: Output<'origins.list'>[number] | undefined): string {
  if (!origin) return 'their documents share one.';
  const { because } = origin;
  return because.length > 0 ? `${because.join('; ').replace(/\.$/, '')}.` : 'their documents share one.';
}
