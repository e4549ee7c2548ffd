import { useEffect, useMemo, useRef, useState } from 'react';
import { useProject } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { Ask } from '../../ui/index.ts';
import { BulkBar } from './BulkBar.tsx';
import { ClaimBoard } from './ClaimBoard.tsx';
import { ClaimColumns } from './ClaimColumns.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { ClaimToolbar, type Layout } from './ClaimToolbar.tsx';
import { type GroupBy, grouped } from './grouping.ts';
import { LinkInspector } from './LinkInspector.tsx';
import { NewClaim, NoClaims } from './NewClaim.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { useBoard } from './use-board.ts';
import { type BoardClaim, useBoardClaims } from './use-board-claims.ts';
import { type Reveal, useArrival } from './use-board-keyboard.ts';
import { narrowingWords, useNarrowing } from './use-narrowing.ts';
import { usePrint } from './use-print.ts';

const NOWHERE = () => undefined;

/** Claims as cards or in columns, with what stands for, against and around each. */
export function BoardTab() {
  const narrowing = useNarrowing();
  const [layout, setLayout] = usePlaceState<Layout>('claims layout', 'cards');
  const [by, setBy] = usePlaceState<GroupBy>('claims group', 'outline');
  const { query, claims: all, see, turning } = useBoardClaims(narrowing.words);
  const readOnly = useProject()?.readOnly ?? false;
  const [writing, setWriting] = useState(false);
  const claims = useMemo(() => all.filter(narrowing.fits), [all, narrowing]);
  const inColumns = layout === 'columns' && by === 'outline' ? 'status' : by;
  const groups = useMemo(() => grouped(claims, inColumns), [claims, inColumns]);
  const ordered = useMemo(() => groups.flatMap(group => group.claims), [groups]);
  const element = useRef<HTMLDivElement>(null);
  const reveal = useRef<Reveal | null>(null);
  const state = useBoard(ordered, element, reveal, turning);
  const { at, claim, marked, wish, board } = state;
  useFollowRoute(claims, board.focus);
  useArrival(at, board.focus);
  const write = () => setWriting(true);
  const printing = usePrint('claims.print', 'Print the claims', 'Claims');
  useBoardCommands(write, readOnly);
  const keep = async (text: string) => {
    setWriting(false);
    const made = await board.work.create({ text });
    if (made) board.focus({ claimId: made.id, linkId: null });
  };
  const link = claim?.links.find(({ id }) => id === at?.linkId);
  return (
    <>
      <ClaimToolbar
        {...{ claims: all, narrowing, layout, by: inColumns, readOnly }}
        onLayout={setLayout}
        onBy={setBy}
        onPrint={printing.print}
        onNew={write}
      />
      {marked.size > 0 && <BulkBar claims={claims} marked={marked} board={board} />}
      {writing && <NewClaim onKeep={text => void keep(text)} onLeave={() => setWriting(false)} />}
      <Ask query={query} what="Reading the claims">
        {() =>
          claims.length === 0 && !writing ? (
            <NoClaims narrowing={narrowing} onWrite={write} />
          ) : layout === 'columns' ? (
            <ClaimColumns {...{ groups, at, marked, board, element, reveal }} by={inColumns} />
          ) : (
            <ClaimBoard {...state} {...{ groups, element, reveal }} onSee={see} />
          )
        }
      </Ask>
      {printing.on && (
        <PrintSheet groups={groups} narrowed={narrowingWords(narrowing)} onDone={printing.done} />
      )}
      {claim && link && <LinkInspector claim={claim} link={link} board={board} />}
      {claim && !link && <ClaimInspector key={claim.id} id={claim.id} wish={wish} board={board} />}
    </>
  );
}

function useBoardCommands(write: () => void, readOnly: boolean): void {
  useCommands(
    () => [
      {
        id: 'claims.new',
        words: 'New claim',
        group: 'Claims',
        keys: ['c'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: write,
      },
      {
        id: 'claims.filter',
        words: 'Filter claims',
        group: 'Claims',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=claims]')?.focus(),
      },
    ],
    [readOnly],
  );
}

/** Puts the keyboard on the claim that a followed number names. */
export function useFollowRoute(
  claims: readonly Pick<BoardClaim, 'id'>[],
  focus: (to: { claimId: string; linkId: null }) => void = NOWHERE,
): void {
  const route = useRoute();
  const id = route.place === 'claims' ? route.id : undefined;
  const followed = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!id || followed.current === id || !claims.some(claim => claim.id === id)) return;
    followed.current = id;
    focus({ claimId: id, linkId: null });
  }, [id, claims, focus]);
}
