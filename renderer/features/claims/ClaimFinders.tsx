import { useMemo, useState } from 'react';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import type { ClaimId, ElementId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { CLAIM_STATUS } from '../../text/words.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { type Choice, Finder } from '../../ui/Finder.tsx';
import { CLAIM_TABLES } from './tables.ts';

interface Shared<T> {
  readonly label: string;
  readonly bare?: boolean;
  readonly placeholder?: string;
  readonly chosen?: string;
  readonly without: ReadonlySet<string>;
  readonly onPick: (thing: T) => void;
}

/** One claim as a finder offers it. */
export const claimChoice = (claim: ClaimCard): Choice<ClaimCard> => ({
  key: claim.id,
  value: claim,
  mark: <span className="strong number">C{claim.number}</span>,
  words: claim.text.slice(0, 300),
  aside: CLAIM_STATUS[claim.status],
});

/** What a claim is searched by. */
export const claimWords = ({ number, text }: ClaimCard) => ({ label: `C${number}`, words: text });

/** Finds a claim by its number or words. */
export function ClaimFinder({
  without,
  ...rest
}: Shared<ClaimCard> & {
  readonly create?: { readonly words: (typed: string) => string; readonly run: (typed: string) => void };
}) {
  const [sought, setSought] = useState(false);
  const query = useQuery('claims.board', sought ? {} : null, CLAIM_TABLES);
  const all = useMemo(
    () => (query.status === 'ready' ? query.value.filter(({ id }) => !without.has(id)) : []),
    [query, without],
  );
  const find = (typed: string) => bestMatches(typed, all, claimWords).map(claimChoice);
  return <Finder placeholder="Number or words" {...rest} find={find} onSeek={setSought} />;
}

/** An element, as far as it has to be named. */
export interface ElementRef {
  readonly id: ElementId;
  readonly code: string;
  readonly title: string;
}

/** Finds an element of the regimes in use by its code or title. */
export function ElementFinder({ without, ...rest }: Shared<ElementRef>) {
  const [sought, setSought] = useState(false);
  const query = useQuery('elements.matrix', sought ? {} : null, ['element', 'regime']);
  const all = useMemo(
    () =>
      query.status === 'ready'
        ? query.value.regimes.flatMap(regime =>
            regime.elements.map(({ id, code, title }) => ({ id, code, title, regime: regime.title })),
          )
        : [],
    [query],
  );
  const find = (typed: string) =>
    bestMatches(
      typed,
      all.filter(({ id }) => !without.has(id)),
      ({ code, title }) => ({ label: code, words: title }),
    ).map(element => ({
      key: element.id as string,
      value: element,
      mark: <span className="strong number">{element.code}</span>,
      words: element.title,
      below: element.regime,
    }));
  return <Finder placeholder="Code or title" {...rest} find={find} onSeek={setSought} />;
}

/** Ids as a set that is not made anew with every drawing. */
export const useIds = (ids: readonly (ClaimId | ElementId | string)[]): ReadonlySet<string> => {
  const key = ids.join(' ');
  return useMemo(() => new Set(key === '' ? [] : key.split(' ')), [key]);
};
