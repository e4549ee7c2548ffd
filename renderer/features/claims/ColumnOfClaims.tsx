import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { leaves } from '../../ui/drag-leave.ts';
import { CLAIM_DRAG, ClaimChip, readClaimDrag, writeClaimDrag } from '../../ui/index.ts';
import { ClaimFacts } from './ClaimFacts.tsx';
import type { ClaimGroup } from './grouping.ts';
import { Balance } from './marks.tsx';
import { StatusMark } from './StatusMark.tsx';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

interface Props {
  readonly group: ClaimGroup;
  readonly focused: string | null;
  readonly marked: ReadonlySet<string>;
  readonly board: BoardWork;
  readonly onDropped: (id: ClaimId) => void;
}

/** One column: its name, how many claims it holds, and those that are seen. */
export function ColumnOfClaims({ group, focused, marked, board, onDropped }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const { claims } = group;
  const virtual = useVirtualizer({
    count: claims.length,
    getScrollElement: () => box.current,
    estimateSize: () => 110,
    getItemKey: index => claims[index]?.id ?? index,
    paddingStart: 8,
    paddingEnd: 8,
    gap: 8,
    overscan: 4,
  });
  const at = claims.findIndex(({ id }) => id === focused);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  return (
    <section
      className={over ? 'claim-lane drop-over' : 'claim-lane'}
      aria-label={`${group.code} ${group.title}`.trim()}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(CLAIM_DRAG)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={event => {
        if (leaves(event)) setOver(false);
      }}
      onDrop={event => {
        setOver(false);
        const dragged = readClaimDrag(event.dataTransfer);
        if (!dragged) return;
        event.preventDefault();
        onDropped(dragged.id);
      }}
    >
      <div className="claim-lane-head" title={group.title}>
        {group.code && <span className="claim-group-code number">{group.code}</span>}
        <h2 className="grow ellipsis">{group.title}</h2>
        <span className="muted small number">{claims.length}</span>
      </div>
      <div className="claim-lane-scroll" ref={box}>
        {claims.length === 0 && <p className="claim-none claim-lane-none">None.</p>}
        <div className="claim-board-lines" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const claim = claims[index];
            return (
              <div
                key={key}
                className="claim-board-line"
                data-index={index}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              >
                {claim && (
                  <SmallCard
                    claim={claim}
                    here={claim.id === focused}
                    marked={marked.has(claim.id)}
                    onMark={() => board.toggle(claim.id)}
                    board={board}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

function SmallCard({
  claim,
  here,
  marked,
  onMark,
  board,
}: {
  readonly claim: BoardClaim;
  readonly here: boolean;
  readonly marked: boolean;
  readonly onMark: () => void;
  readonly board: BoardWork;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the columns take the keys for the claim that has the focus
    <article
      className={['claim-card small-card', here && 'active', marked && 'marked'].filter(Boolean).join(' ')}
      data-claim={claim.id}
      aria-label={`Claim ${claim.number}: ${claim.text.slice(0, 300)}${marked ? ', marked' : ''}`}
      tabIndex={here ? 0 : -1}
      draggable
      onDragStart={event => writeClaimDrag(event.dataTransfer, claim)}
      onClick={() => board.focus({ claimId: claim.id, linkId: null })}
      onFocus={event => {
        if (event.target === event.currentTarget) board.note({ claimId: claim.id, linkId: null });
      }}
    >
      <div className="row">
        <input
          type="checkbox"
          className="claim-mark"
          aria-label={`Mark claim ${claim.number}`}
          tabIndex={-1}
          checked={marked}
          onChange={onMark}
        />
        <ClaimChip id={claim.id} number={claim.number} text={claim.text.slice(0, 300)} />
        <span className="grow" />
        <StatusMark status={claim.status} />
      </div>
      <p className="small-card-text" dir="auto">
        {claim.text.slice(0, 400)}
      </p>
      <ClaimFacts claim={claim} />
      <Balance claim={claim} />
    </article>
  );
}
