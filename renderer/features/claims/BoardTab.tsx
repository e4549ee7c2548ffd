import { useEffect, useMemo, useRef, useState } from 'react';
import type { Claim, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { Ask, Button, Empty, EVIDENCE_TABLES } from '../../ui/index.ts';
import { ClaimBoard } from './ClaimBoard.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { ClaimToolbar } from './ClaimToolbar.tsx';
import { LinkInspector } from './LinkInspector.tsx';
import { SentenceField } from './Sentence.tsx';
import { useBoard } from './use-board.ts';

const CLAIM_TABLES = ['claim', 'link', 'evidence'] as const;

/** Claims as cards, with what stands for, against and around each. */
export function BoardTab() {
  const [status, setStatus] = usePlaceState<ClaimStatus | null>('claims status', null);
  const [filter, setFilter] = usePlaceState('claims filter', '');
  const query = useQuery('claims.list', filter.trim() ? { filter } : {}, CLAIM_TABLES);
  const [writing, setWriting] = useState(false);
  const write = () => setWriting(true);
  useCommands(
    () => [
      { id: 'claims.new', words: 'New claim', group: 'Claims', keys: ['c'], run: write },
      {
        id: 'claims.filter',
        words: 'Filter claims',
        group: 'Claims',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=claims]')?.focus(),
      },
    ],
    [],
  );
  const all = query.status === 'ready' ? query.value : [];
  return (
    <>
      <ClaimToolbar
        claims={all}
        status={status}
        filter={filter}
        onStatus={setStatus}
        onFilter={setFilter}
        onNew={write}
      />
      <Ask query={query} what="Reading the claims">
        {claims => (
          <Claims
            claims={status ? claims.filter(claim => claim.status === status) : claims}
            narrowed={status !== null || filter.trim() !== ''}
            writing={writing}
            onWritten={() => setWriting(false)}
            onWrite={write}
            onClear={() => {
              setStatus(null);
              setFilter('');
            }}
          />
        )}
      </Ask>
    </>
  );
}

interface ClaimsProps {
  readonly claims: readonly Claim[];
  readonly narrowed: boolean;
  readonly writing: boolean;
  readonly onWritten: () => void;
  readonly onWrite: () => void;
  readonly onClear: () => void;
}

function Claims({ claims, narrowed, writing, onWritten, onWrite, onClear }: ClaimsProps) {
  const element = useRef<HTMLDivElement>(null);
  const { at, claim, editing, wish, board } = useBoard(claims, element);
  const query = useQuery('evidence.list', {}, EVIDENCE_TABLES);
  const evidence = useMemo(
    () => new Map((query.status === 'ready' ? query.value : []).map(one => [one.id as string, one])),
    [query],
  );
  useFollowRoute(claims, board.focus);
  const link = claim?.links.find(({ id }) => id === at?.linkId);
  const keep = async (text: string) => {
    onWritten();
    const made = await board.work.create(text);
    if (made) board.focus({ claimId: made.id, linkId: null });
  };
  return (
    <>
      {writing && (
        <div className="claim-new">
          <SentenceField
            label="Sentence of the new claim"
            text=""
            onKeep={text => void keep(text)}
            onLeave={onWritten}
          />
          <p className="hint">Enter makes the claim, Esc drops it. One sentence, one assertion.</p>
        </div>
      )}
      {claims.length === 0 && !writing && (
        <NoClaims narrowed={narrowed} onWrite={onWrite} onClear={onClear} />
      )}
      <ClaimBoard
        claims={claims}
        evidence={evidence}
        at={at}
        editing={editing}
        board={board}
        element={element}
      />
      {claim && link && (
        <LinkInspector
          claim={claim}
          link={link}
          full={evidence.get(link.evidenceId)}
          evidence={evidence}
          board={board}
        />
      )}
      {claim && !link && (
        <ClaimInspector key={claim.id} claim={claim} evidence={evidence} wish={wish} board={board} />
      )}
    </>
  );
}

/** Puts the keyboard on the claim that a followed number names. */
function useFollowRoute(claims: readonly Claim[], focus: ReturnType<typeof useBoard>['board']['focus']) {
  const route = useRoute();
  const id = route.place === 'claims' ? route.id : undefined;
  const followed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!id || followed.current === id || !claims.some(claim => claim.id === id)) return;
    followed.current = id;
    focus({ claimId: id, linkId: null });
  }, [id, claims, focus]);
}

function NoClaims({ narrowed, onWrite, onClear }: Pick<ClaimsProps, 'narrowed' | 'onWrite' | 'onClear'>) {
  if (narrowed)
    return (
      <Empty title="No claim fits" action={<Button words="Show all claims" onClick={onClear} />}>
        The filter looks in sentences and notes.
      </Empty>
    );
  return (
    <Empty title="No claims yet" action={<Button icon="add" words="New claim" keys="c" onClick={onWrite} />}>
      A claim is one sentence that the case must prove or refute. Evidence is linked for, against and around
      it.
    </Empty>
  );
}
