import './claims-board.css';
import './claims-inspected.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCrumb } from '../../navigation/hooks.ts';
import { InspectorSlot } from '../../ui/Inspector.tsx';
import { Ask, Empty } from '../../ui/index.ts';
import { pressOnBoard } from './board-keys.ts';
import { ClaimCard } from './ClaimCard.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { LinkInspector } from './LinkInspector.tsx';
import { CLAIM_TABLES } from './tables.ts';
import { withTurned } from './turned.ts';
import { useBoard } from './use-board.ts';
import { boardClaimOf } from './use-board-claims.ts';
import type { Reveal } from './use-board-keyboard.ts';
import { useTurned } from './use-turned.ts';

/** A claim beside the page that is read: its card and its form, as on the board. Its chips lead to passages on the page. */
export function ClaimBeside({ id, active }: { readonly id: ClaimId; readonly active: boolean }) {
  const query = useQuery('claims.get', { id }, CLAIM_TABLES);
  const [number, setNumber] = useState<number | null>(null);
  const known = query.status === 'ready' ? query.value.number : null;
  useEffect(() => {
    if (known !== null) setNumber(known);
  }, [known]);
  if (query.status === 'failed' && query.problem.code === 'not-found')
    return <Gone number={number} active={active} />;
  return (
    <Ask query={query} what="Reading the claim">
      {claim => <Form claim={claim} active={active} />}
    </Ask>
  );
}

/** A claim that was deleted, here or in another window. Undo brings it back to this place. */
function Gone({ number, active }: { readonly number: number | null; readonly active: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The card that had the keyboard is gone.
    if (active && document.activeElement === document.body) box.current?.focus();
  }, [active]);
  return (
    <div className="beside-form" tabIndex={-1} ref={box}>
      <Empty title={number === null ? 'This claim is not there any more' : `C${number} was deleted`}>
        Undo (Ctrl Z) brings it back if it was the last thing done here; else look in the log. Another one can
        be opened above.
      </Empty>
    </div>
  );
}

function Form({ claim: full, active }: { readonly claim: Claim; readonly active: boolean }) {
  const { shelf } = useServices();
  const { id, number } = full;
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const reveal = useRef<Reveal | null>(null);
  const { turned, turning } = useTurned(full);
  const claim = useMemo(() => withTurned(boardClaimOf(full), turned), [full, turned]);
  const claims = useMemo(() => [claim], [claim]);
  const state = useBoard(claims, element, reveal, turning);
  const { at, wish, editing, splitting, marked, board } = state;
  useCrumb(active ? `C${number}` : null);
  useEffect(() => shelf.setState({ lastClaim: { id, number } }), [shelf, id, number]);
  const takesFocus = useRef(active);
  useEffect(() => {
    if (takesFocus.current) board.focus({ claimId: id, linkId: null });
    takesFocus.current = false;
  }, [board, id]);
  const link = claim.links.find(({ id: linkId }) => linkId === at?.linkId);
  return (
    // The pane only listens for the claim and its chips, which are what can be focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="beside-form claim-beside"
      ref={element}
      onKeyDown={event => pressOnBoard(event, { claims, at, marked, board })}
    >
      <ClaimCard
        claim={claim}
        focus={at ?? { claimId: id, linkId: null }}
        editing={editing === id}
        splitting={splitting === id}
        marked={false}
        board={board}
      />
      <div className="beside-slot" ref={setSlot} />
      <InspectorSlot value={slot}>
        {link ? (
          <LinkInspector claim={claim} link={link} board={board} />
        ) : (
          <ClaimInspector id={id} wish={wish} board={board} />
        )}
      </InspectorSlot>
    </div>
  );
}
