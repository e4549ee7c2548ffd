// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot show a window of thousands of columns
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { strokeOf } from '../../keys/stroke.ts';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { GroupLineView, LineView } from './MatrixLineView.tsx';
import {
  type MatrixColumn,
  type MatrixLine,
  type MatrixMove,
  type MatrixPlace,
  movedTo,
} from './matrix-lines.ts';
import type { MatrixActs } from './use-matrix.ts';

const HEAD_HEIGHT = 88;
const GROUP_HEIGHT = 32;
const LINE_HEIGHT = 64;
const NARROWEST = 92;
const WIDEST = 172;

const MOVES: Readonly<Record<string, MatrixMove>> = {
  j: 'down',
  k: 'up',
  down: 'down',
  up: 'up',
  left: 'left',
  right: 'right',
  home: 'first',
  end: 'last',
  'ctrl+home': 'top',
  'ctrl+end': 'bottom',
  'ctrl+right': 'answer',
  'ctrl+left': 'back',
};

interface Props {
  readonly lines: readonly MatrixLine[];
  readonly columns: readonly MatrixColumn[];
  readonly at: MatrixPlace | null;
  readonly acts: MatrixActs;
}

/** Elements by claims: only what is seen is drawn. Arrows move, Space says that a claim answers, Enter opens. */
export function MatrixGrid({ lines, columns, at, acts }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { head, column } = useWidths(box, columns.length);
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: index => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : LINE_HEIGHT),
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => column,
    overscan: 3,
    paddingStart: head,
    scrollPaddingStart: head,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines and widths have other sizes
  useLayoutEffect(() => {
    down.measure();
    across.measure();
  }, [down, across, lines, head, column]);
  useScrollMemory(box, 'matrix', lines.length > 0);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const claimAt = at?.claim ? columns.findIndex(({ id }) => id === at.claim) : -1;
  // A claim that answers moves to the others that do: the view follows the cell that has the keyboard.
  useLayoutEffect(() => {
    if (claimAt >= 0 && document.activeElement === box.current) across.scrollToIndex(claimAt);
  }, [claimAt, across]);

  const show = useCallback(
    (to: MatrixPlace) => {
      const line = lines.findIndex(({ key }) => key === to.line);
      if (line >= 0) down.scrollToIndex(line);
      const claim = columns.findIndex(each => each.id === to.claim);
      if (claim >= 0) across.scrollToIndex(claim);
      else if (box.current) box.current.scrollLeft = 0;
    },
    [lines, columns, down, across],
  );
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
    const move = stroke ? MOVES[stroke] : undefined;
    const to = move && movedTo(lines, columns, at, move);
    if (to) {
      acts.go(to);
      show(to);
    } else if (!at || !stroke || !acts.press(stroke, at)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const cells = across.getVirtualItems();
  const width = across.getTotalSize();
  const active = at && lines.some(({ key }) => key === at.line) ? cellId(id, at.line, at.claim) : undefined;
  return (
    <div
      className="mx"
      ref={box}
      role="grid"
      aria-label="Elements by claims"
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={active}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className="mx-heads" role="row" aria-rowindex={1} style={{ width, height: HEAD_HEIGHT }}>
        <div className="mx-corner" role="columnheader" style={{ width: head }}>
          <span className="strong">Element</span>
          <span className="muted tiny">
            A claim’s column can be dragged onto an element; Space does the same.
          </span>
        </div>
        {cells.map(({ index, start }) => {
          const claim = columns[index];
          if (!claim) return null;
          const first = !claim.answers && (columns[index - 1]?.answers ?? false);
          return (
            <ColumnHead
              key={claim.id}
              claim={claim}
              index={index}
              first={first}
              left={start}
              width={column}
              chosen={claim.id === at?.claim}
            />
          );
        })}
      </div>
      <div className="mx-body" role="rowgroup" style={{ height: down.getTotalSize(), width }}>
        {down.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          const place = { id, index, top: start, head };
          const chosen = line.key === at?.line ? (at.claim ?? 'head') : null;
          if (line.kind === 'group')
            return (
              <GroupLineView key={line.key} {...place} group={line} chosen={chosen !== null} acts={acts} />
            );
          return (
            <LineView
              key={line.key}
              {...place}
              line={line}
              columns={columns}
              cells={cells}
              width={column}
              chosen={chosen}
              acts={acts}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Names a cell, for what reads the active one out. */
export const cellId = (grid: string, line: string, claim: ClaimId | 'head' | null): string =>
  `${grid}-${line}-${claim ?? 'head'}`.replaceAll(' ', '_');

/** Width of the elements and of a claim: claims share what room there is, within reason. */
function useWidths(box: React.RefObject<HTMLElement | null>, columns: number) {
  const [room, setRoom] = useState(900);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  const head = Math.max(190, Math.min(400, Math.round(room * 0.36)));
  const share = Math.floor((room - head) / Math.max(1, columns));
  return { head, column: Math.max(NARROWEST, Math.min(WIDEST, share)) };
}
