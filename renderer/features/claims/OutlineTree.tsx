import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useImperativeHandle } from 'react';
import { strokeOf } from '../../keys/stroke.ts';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { boardKey, withOrWithout } from './board-keys.ts';
import { OutlineLine } from './OutlineLine.tsx';
import { dropOf, type Step, stepOf } from './outline-moves.ts';
import type { BoardFocus } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';
import type { Reveal } from './use-board-keyboard.ts';

const STEPS: Readonly<Record<string, Step>> = {
  'shift+right': 'in',
  'shift+left': 'out',
  'shift+up': 'up',
  'shift+down': 'down',
};

interface Props {
  /** All that fit, those below closed ones too. */
  readonly claims: readonly BoardClaim[];
  readonly shown: readonly BoardClaim[];
  readonly at: BoardFocus | null;
  readonly editing: string | null;
  readonly splitting: string | null;
  readonly marked: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly board: BoardWork;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly reveal: RefObject<Reveal | null>;
  readonly onFold: (closed: ReadonlySet<string>) => void;
}

/** The tree of claims, drawn as far as it is seen: arrows move and fold, Shift and an arrow moves the claim. */
export function OutlineTree(props: Props) {
  const { claims, shown, at, editing, splitting, marked, closed, board, element, reveal, onFold } = props;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => element.current,
    estimateSize: () => 32,
    getItemKey: index => shown[index]?.id ?? index,
    paddingStart: 6,
    paddingEnd: 12,
    overscan: 8,
  });
  useScrollMemory(element, 'outline', shown.length > 0);
  useImperativeHandle(
    reveal,
    () => (id: string) => {
      const index = shown.findIndex(claim => claim.id === id);
      if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    },
    [shown, virtual],
  );
  const press = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
    if (!stroke || !outlineKey(stroke, props)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="scroll outline"
      role="tree"
      aria-label="Outline of the claims"
      aria-multiselectable
      ref={element}
      onKeyDown={press}
      tabIndex={-1}
    >
      <div className="claim-board-lines" style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const claim = shown[index];
          return (
            <div
              key={key}
              className="claim-board-line"
              data-index={index}
              role="presentation"
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              {claim && (
                <OutlineLine
                  claim={claim}
                  here={claim.id === at?.claimId}
                  editing={editing === claim.id}
                  splitting={splitting === claim.id}
                  marked={marked.has(claim.id)}
                  open={!closed.has(claim.id)}
                  board={board}
                  onMark={() => board.toggle(claim.id)}
                  onFold={() => onFold(withOrWithout(closed, claim.id))}
                  onDropped={(id, zone) => void moveIn(board, dropOf(claims, id, claim.id, zone))}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

async function moveIn(board: BoardWork, move: ReturnType<typeof stepOf>): Promise<void> {
  if (move && (await board.work.move(move))) board.focus({ claimId: move.id, linkId: null });
}

/** Does what a key means in the tree; false when it means nothing there. */
function outlineKey(stroke: string, props: Props): boolean {
  const { claims, shown, at, marked, closed, board, onFold } = props;
  const claim = shown.find(({ id }) => id === at?.claimId);
  const step = STEPS[stroke];
  if (claim && step) {
    void moveIn(board, stepOf(claims, claim.id, step));
    return true;
  }
  if (claim && (stroke === 'left' || stroke === 'right')) {
    const isOpen = claim.subClaims > 0 && !closed.has(claim.id);
    if ((stroke === 'left') === isOpen && claim.subClaims > 0) onFold(withOrWithout(closed, claim.id));
    else {
      const to = stroke === 'left' ? claim.parentId : shown[shown.indexOf(claim) + 1]?.id;
      if (to && (stroke === 'left' || isOpen)) board.focus({ claimId: to, linkId: null });
    }
    return true;
  }
  return boardKey({ stroke, claims: shown, at: at && { ...at, linkId: null }, onCard: true, marked, board });
}
