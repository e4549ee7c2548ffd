import { useCallback, useMemo } from 'react';
import type { ClaimCard, ClaimKind, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { CLAIM_KIND, CLAIM_STATUS } from '../../text/words.ts';

/** What narrows the claims; the same in every view of them. */
export interface Narrowing {
  readonly status: ClaimStatus | null;
  readonly kind: ClaimKind | null;
  readonly words: string;
  readonly narrowed: boolean;
  readonly setStatus: (status: ClaimStatus | null) => void;
  readonly setKind: (kind: ClaimKind | null) => void;
  readonly setWords: (words: string) => void;
  readonly clear: () => void;
  readonly fits: (claim: Pick<ClaimCard, 'status' | 'kind'>) => boolean;
}

/** What narrows the claims, in words: `All claims.` or `Only claims that are: Draft; Inference; with “bank”.` */
export function narrowingWords({
  status,
  kind,
  words,
}: Pick<Narrowing, 'status' | 'kind' | 'words'>): string {
  const parts = [
    status && CLAIM_STATUS[status],
    kind && CLAIM_KIND[kind],
    words.trim() && `with the words “${words.trim()}”`,
  ].filter(Boolean);
  return parts.length === 0 ? 'All claims.' : `Only claims: ${parts.join('; ')}.`;
}

/** Names under which the views of the claims share their state. */
export const SHARED_STATE = [
  'claims status',
  'claims kind',
  'claims filter',
  'claims focus',
  'claims marked',
] as const;

/** What narrows the claims, remembered by the step of the history. */
export function useNarrowing(): Narrowing {
  const [status, setStatus] = usePlaceState<ClaimStatus | null>('claims status', null);
  const [kind, setKind] = usePlaceState<ClaimKind | null>('claims kind', null);
  const [words, setWords] = usePlaceState('claims filter', '');
  const clear = useCallback(() => {
    setStatus(null);
    setKind(null);
    setWords('');
  }, [setStatus, setKind, setWords]);
  return useMemo(
    () => ({
      ...{ status, kind, words, setStatus, setKind, setWords, clear },
      narrowed: status !== null || kind !== null || words.trim() !== '',
      fits: claim => (status === null || claim.status === status) && (kind === null || claim.kind === kind),
    }),
    [status, kind, words, setStatus, setKind, setWords, clear],
  );
}
