import { type DragEvent, useState } from 'react';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { leaves } from '../../ui/drag-leave.ts';
import { CLAIM_DRAG, ClaimChip, Icon, readClaimDrag, writeClaimDrag } from '../../ui/index.ts';
import { ClaimFacts } from './ClaimFacts.tsx';
import { Balance } from './marks.tsx';
import type { Zone } from './outline-moves.ts';
import { SentenceField } from './Sentence.tsx';
import { SplitBox } from './SplitBox.tsx';
import { StatusButton } from './StatusMark.tsx';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

const INDENT_PX = 22;

interface Props {
  readonly claim: BoardClaim;
  readonly here: boolean;
  readonly editing: boolean;
  readonly splitting: boolean;
  readonly marked: boolean;
  readonly open: boolean;
  readonly board: BoardWork;
  readonly onMark: () => void;
  readonly onFold: () => void;
  readonly onDropped: (id: ClaimId, zone: Zone) => void;
}

/** A claim as one line of the tree; what is dropped on its edges stands beside it, on its middle becomes its part. */
export function OutlineLine(props: Props) {
  const { claim, here, editing, splitting, marked, open, board } = props;
  const drop = useDrop(props.onDropped);
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for the line that has the focus */}
      <div
        className={['outline-line', here && 'active', marked && 'marked', drop.zone && `drop-${drop.zone}`]
          .filter(Boolean)
          .join(' ')}
        role="treeitem"
        data-claim={claim.id}
        aria-level={claim.depth + 1}
        aria-selected={marked}
        aria-expanded={claim.subClaims > 0 ? open : undefined}
        tabIndex={here ? 0 : -1}
        style={{ paddingLeft: 10 + claim.depth * INDENT_PX }}
        draggable={!editing}
        onDragStart={event => writeClaimDrag(event.dataTransfer, claim)}
        {...drop.handlers}
        onClick={() => board.focus({ claimId: claim.id, linkId: null })}
        onDoubleClick={() => board.edit(claim.id)}
        onFocus={event => {
          if (event.target === event.currentTarget) board.note({ claimId: claim.id, linkId: null });
        }}
      >
        <Fold {...props} />
        <input
          type="checkbox"
          className="claim-mark"
          aria-label={`Mark claim ${claim.number}`}
          tabIndex={-1}
          checked={marked}
          onChange={props.onMark}
        />
        <ClaimChip id={claim.id} number={claim.number} text={claim.text.slice(0, 300)} />
        <div className="grow">
          {editing ? (
            <SentenceField
              label={`Sentence of claim ${claim.number}`}
              text={claim.text}
              onKeep={(text, moved, over) => void board.rewrite(claim, { text, over }, moved)}
              onLost={(text, over) => void board.work.rescue(claim, { text, over })}
              onLeave={moved => board.edit(null, moved)}
            />
          ) : (
            <p className="outline-sentence" dir="auto">
              {claim.text.slice(0, 400)}
            </p>
          )}
          <ClaimFacts claim={claim} />
        </div>
        {claim.hints.length > 0 && (
          <span className="outline-hint" title={`${claim.hints[0]?.what} ${claim.hints[0]?.next}`}>
            <Icon name="warning" size={12} />
            <span className="unseen">{claim.hints[0]?.what}</span>
          </span>
        )}
        <Balance claim={claim} />
        <StatusButton
          number={claim.number}
          status={claim.status}
          onChange={status => void board.work.edit(claim.id, { status })}
        />
      </div>
      {splitting && (
        <SplitBox
          claim={claim}
          onSplit={parts => void board.divide(claim, parts)}
          onLeave={() => board.split(null)}
        />
      )}
    </>
  );
}

function Fold({ claim, open, onFold }: Props) {
  if (claim.subClaims === 0) return <span className="outline-fold" />;
  return (
    <button
      type="button"
      className="outline-fold"
      tabIndex={-1}
      aria-label={open ? `Close C${claim.number}` : `Open C${claim.number}`}
      onClick={event => {
        event.stopPropagation();
        onFold();
      }}
    >
      <Icon name={open ? 'caretDown' : 'caretRight'} size={12} />
    </button>
  );
}

/** Takes a dropped claim, and says where it would go while it is dragged over. */
function useDrop(onDropped: (id: ClaimId, zone: Zone) => void) {
  const [zone, setZone] = useState<Zone | null>(null);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(CLAIM_DRAG)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setZone(zoneOf(event));
    },
    onDragLeave: (event: DragEvent) => {
      if (leaves(event)) setZone(null);
    },
    onDrop: (event: DragEvent) => {
      setZone(null);
      const dragged = readClaimDrag(event.dataTransfer);
      if (!dragged) return;
      event.preventDefault();
      onDropped(dragged.id, zoneOf(event));
    },
  };
  return { zone, handlers };
}

function zoneOf(event: DragEvent): Zone {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  return part < 0.28 ? 'before' : part > 0.72 ? 'after' : 'into';
}
