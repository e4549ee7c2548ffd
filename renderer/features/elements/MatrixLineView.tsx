// biome-ignore-all lint/a11y/useSemanticElements: see MatrixGrid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys for its active cell
import type { VirtualItem } from '@tanstack/react-virtual';
import { type DragEvent, memo, useState } from 'react';
import type { MatrixClaim, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { count } from '../../text/format.ts';
import { leaves } from '../../ui/drag-leave.ts';
import { CLAIM_DRAG, Icon, readClaimDrag } from '../../ui/index.ts';
import { CoverageMark } from './CoverageMark.tsx';
import { cellId } from './MatrixGrid.tsx';
import type { ElementLine, MatrixColumn, MatrixGroup } from './matrix-lines.ts';
import type { MatrixActs } from './use-matrix.ts';
import { COVERAGE } from './words.ts';

interface PlaceProps {
  /** Of the grid. */
  readonly id: string;
  readonly index: number;
  readonly top: number;
  /** Width of the elements. */
  readonly head: number;
  readonly acts: MatrixActs;
}

/** The heading of elements that belong together: Enter or a click opens and closes it. */
export const GroupLineView = memo(function GroupLineView({
  id,
  index,
  top,
  head,
  group,
  chosen,
  acts,
}: PlaceProps & { readonly group: MatrixGroup; readonly chosen: boolean }) {
  const { key, title, rows, open, pursued } = group;
  const small = pursued ? count(rows.length, 'element') : `not pursued, ${count(rows.length, 'element')}`;
  return (
    <div
      className={chosen ? 'mx-group chosen' : 'mx-group'}
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        acts.go({ line: key, claim: null });
        acts.turn(key);
      }}
    >
      <span
        className="mx-group-head"
        role="rowheader"
        id={cellId(id, key, null)}
        aria-expanded={open}
        aria-selected={chosen}
        style={{ minWidth: head }}
      >
        <Icon name={open ? 'caretDown' : 'caretRight'} size={12} />
        <span className="strong">{title}</span>
        <span className="muted small">{small}</span>
      </span>
    </div>
  );
});

interface LineProps extends PlaceProps {
  readonly line: ElementLine;
  readonly columns: readonly MatrixColumn[];
  readonly cells: readonly VirtualItem[];
  readonly width: number;
  /** The cell that has the keyboard. */
  readonly chosen: ClaimId | 'head' | null;
}

/** One element: what it is, how far it is proved, and what each claim brings. Claims can be dropped on it. */
export const LineView = memo(function LineView(props: LineProps) {
  const { id, index, top, head, line, columns, cells, width, chosen, acts } = props;
  const { row, answers } = line;
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    setOver(false);
    const dragged = readClaimDrag(event.dataTransfer);
    if (!dragged) return;
    event.preventDefault();
    void acts.answer(row.id, dragged.id);
  };
  const className = [
    'mx-line',
    chosen && 'chosen',
    over && 'drop-over',
    row.coverage === 'not-pursued' && 'aside',
  ];
  return (
    <div
      className={className.filter(Boolean).join(' ')}
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      data-element={row.code}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(CLAIM_DRAG)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
        setOver(true);
      }}
      onDragLeave={event => {
        if (leaves(event)) setOver(false);
      }}
      onDrop={drop}
    >
      <div
        className={chosen === 'head' ? 'mx-element active' : 'mx-element'}
        role="rowheader"
        id={cellId(id, row.id, null)}
        aria-selected={chosen === 'head'}
        style={{ width: head }}
        onClick={() => acts.go({ line: row.id, claim: null })}
      >
        <ElementHead row={row} />
      </div>
      {cells.map(({ index: at, start }) => {
        const claim = columns[at];
        if (!claim) return null;
        const answer = answers.get(claim.id);
        const active = chosen === claim.id;
        return (
          <div
            key={claim.id}
            className={['mx-cell', active && 'active', !claim.answers && 'apart'].filter(Boolean).join(' ')}
            role="gridcell"
            id={cellId(id, row.id, claim.id)}
            aria-colindex={at + 2}
            aria-selected={active}
            style={{ left: start, width }}
            onClick={() => acts.go({ line: row.id, claim: claim.id })}
            onDoubleClick={() => acts.openClaim(claim.id)}
          >
            <span className="unseen">{spoken(row, claim.number, answer)}</span>
            {answer && <Answer answer={answer} />}
            {!answer && active && (
              <span className="mx-hint tiny" aria-hidden="true">
                Space: answers
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
});

function ElementHead({ row }: { readonly row: MatrixRow }) {
  const { code, title, coverage, origins, verify, tasks } = row;
  const waiting = tasks.filter(({ state }) => state === 'open' || state === 'under-way').length;
  const from = origins.length > 1 ? `, ${count(origins.length, 'origin')}` : '';
  return (
    <>
      <span className="mx-code identifier">{code}</span>
      <span className="mx-title">{title}</span>
      <span className="mx-state">
        <CoverageMark coverage={coverage} aside={from} />
        {verify && (
          <span className="tag warning mx-verify" title={`Not confirmed: ${verify}`}>
            Verify
          </span>
        )}
        {waiting > 0 && <span className="muted tiny">{count(waiting, 'task')}</span>}
      </span>
    </>
  );
}

function Answer({ answer }: { readonly answer: MatrixClaim }) {
  const { supports, contradicts, context, counts, part } = answer;
  const none = supports + contradicts + context === 0;
  return (
    <span className={counts ? 'mx-answer' : 'mx-answer given-up'} aria-hidden="true">
      {none && <span className="mx-none">no evidence</span>}
      {supports > 0 && <span className="supports">+{supports}</span>}
      {contradicts > 0 && <span className="contradicts">−{contradicts}</span>}
      {context > 0 && <span className="context">○{context}</span>}
      {part && <span className="mx-part">as a part</span>}
      {!counts && <span className="mx-part">not counted</span>}
    </span>
  );
}

function spoken(row: MatrixRow, number: number, answer: MatrixClaim | undefined): string {
  const element = `${row.code} ${row.title}, ${COVERAGE[row.coverage].toLowerCase()}`;
  if (!answer) return `Claim ${number} does not answer ${element}`;
  const { supports, contradicts, context } = answer;
  return `Claim ${number} answers ${element}: ${supports} for, ${contradicts} against, ${context} context`;
}
