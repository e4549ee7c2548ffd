import { useMemo, useRef, useState } from 'react';
import { useProject } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Ask, Button, IconButton } from '../../ui/index.ts';
import { useFollowRoute } from './BoardTab.tsx';
import { BulkBar } from './BulkBar.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { NarrowingFields } from './ClaimToolbar.tsx';
import { NewClaim, NoClaims } from './NewClaim.tsx';
import { OutlineTree } from './OutlineTree.tsx';
import { unfolded } from './outline-moves.ts';
import { PrintedOutline } from './PrintedOutline.tsx';
import { useBoard } from './use-board.ts';
import { useBoardClaims } from './use-board-claims.ts';
import { type Reveal, useArrival } from './use-board-keyboard.ts';
import { narrowingWords, useNarrowing } from './use-narrowing.ts';
import { usePrint } from './use-print.ts';

const NONE: ReadonlySet<string> = new Set();

/** Claims as a tree: each below the claim that it is a part of. */
export function OutlineTab() {
  const narrowing = useNarrowing();
  const { query, claims: all } = useBoardClaims(narrowing.words);
  const readOnly = useProject()?.readOnly ?? false;
  const [closed, setClosed] = usePlaceState<ReadonlySet<string>>('claims closed', NONE);
  const [writing, setWriting] = useState(false);
  const claims = useMemo(() => all.filter(narrowing.fits), [all, narrowing]);
  const shown = useMemo(() => unfolded(claims, closed), [claims, closed]);
  const element = useRef<HTMLDivElement>(null);
  const reveal = useRef<Reveal | null>(null);
  const { at, claim, editing, splitting, marked, wish, board } = useBoard(shown, element, reveal);
  useFollowRoute(claims, board.focus);
  useArrival(at, board.focus);
  useCommands(
    () => [
      {
        id: 'claims.new',
        words: 'New claim',
        group: 'Claims',
        keys: ['c'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: () => setWriting(true),
      },
    ],
    [readOnly],
  );
  const printing = usePrint('claims.print', 'Print the outline', 'Claims');
  const keep = async (text: string) => {
    setWriting(false);
    const made = await board.work.create({ text, ...(claim?.parentId && { parentId: claim.parentId }) });
    if (made) board.focus({ claimId: made.id, linkId: null });
  };
  return (
    <>
      <div className="toolbar claim-toolbar">
        <NarrowingFields claims={all} narrowing={narrowing} />
        <span className="grow" />
        <Button small look="quiet" words="Open all" onClick={() => setClosed(NONE)} />
        <Button
          small
          look="quiet"
          words="Close all"
          onClick={() => setClosed(new Set(all.flatMap(({ id, subClaims }) => (subClaims > 0 ? [id] : []))))}
        />
        <IconButton icon="print" words="Print the outline" keys="ctrl+p" onClick={printing.print} />
        <Button
          small
          look="primary"
          icon="add"
          words="Claim"
          keys="c"
          disabled={readOnly}
          onClick={() => setWriting(true)}
        />
      </div>
      {marked.size > 0 && <BulkBar claims={claims} marked={marked} board={board} />}
      {writing && <NewClaim onKeep={text => void keep(text)} onLeave={() => setWriting(false)} />}
      <Ask query={query} what="Reading the claims">
        {() =>
          claims.length === 0 && !writing ? (
            <NoClaims narrowing={narrowing} onWrite={() => setWriting(true)} />
          ) : (
            <OutlineTree
              {...{ claims, shown, at, editing, splitting, marked, closed, board, element, reveal }}
              onFold={setClosed}
            />
          )
        }
      </Ask>
      {printing.on && (
        <PrintedOutline claims={claims} narrowed={narrowingWords(narrowing)} onDone={printing.done} />
      )}
      {claim && <ClaimInspector key={claim.id} id={claim.id} wish={wish} board={board} />}
    </>
  );
}
