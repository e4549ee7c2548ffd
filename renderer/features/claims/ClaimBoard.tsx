import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useImperativeHandle, useMemo } from 'react';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { pressOnBoard } from './board-keys.ts';
import { ClaimCard } from './ClaimCard.tsx';
import type { ClaimGroup } from './grouping.ts';
import type { BoardFocus } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';
import type { Reveal } from './use-board-keyboard.ts';

/** Cards whose evidence is read together. */
const BLOCK = 8;
const HEAD_PX = 44;

interface Props {
  readonly groups: readonly ClaimGroup[];
  readonly at: BoardFocus | null;
  readonly editing: string | null;
  readonly splitting: string | null;
  readonly marked: ReadonlySet<string>;
  readonly board: BoardWork;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly reveal: RefObject<Reveal | null>;
  readonly onSee: (ids: readonly ClaimId[]) => void;
}

type Line = { readonly group: ClaimGroup } | { readonly claim: BoardClaim };

/** Claims as cards in one scroll that draws only what is seen, with the keys that move about them. */
export function ClaimBoard(props: Props) {
  const { groups, at, editing, splitting, marked, board, element, reveal, onSee } = props;
  const claims = useMemo(() => groups.flatMap(group => group.claims), [groups]);
  const lines = useMemo(() => linesOf(groups), [groups]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => element.current,
    estimateSize: index => heightOf(lines[index]),
    getItemKey: index => keyOf(lines[index], index),
    paddingStart: 12,
    paddingEnd: 12,
    overscan: 3,
  });
  useScrollMemory(element, 'claims', lines.length > 0);
  useImperativeHandle(
    reveal,
    () => (id: string) => {
      const index = lines.findIndex(line => 'claim' in line && line.claim.id === id);
      if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
    },
    [lines, virtual],
  );
  const drawn = virtual.getVirtualItems();
  const [first, last] = [
    Math.floor((drawn[0]?.index ?? 0) / BLOCK) * BLOCK,
    Math.ceil(((drawn.at(-1)?.index ?? 0) + 1) / BLOCK) * BLOCK,
  ];
  useEffect(() => {
    onSee(lines.slice(first, last).flatMap(line => ('claim' in line ? [line.claim.id] : [])));
  }, [lines, first, last, onSee]);
  return (
    // The board only listens for its lines, which are what can be focused.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className="scroll claim-board"
      ref={element}
      onKeyDown={event => pressOnBoard(event, { claims, at, marked, board })}
    >
      <div className="claim-board-lines" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const line = lines[index];
          return (
            <div
              key={key}
              className="claim-board-line"
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line && 'group' in line && <GroupHead group={line.group} />}
              {line && 'claim' in line && (
                <ClaimCard
                  claim={line.claim}
                  focus={at?.claimId === line.claim.id ? at : null}
                  editing={editing === line.claim.id}
                  splitting={splitting === line.claim.id}
                  marked={marked.has(line.claim.id)}
                  board={board}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function GroupHead({ group }: { readonly group: ClaimGroup }) {
  return (
    <div className="claim-group">
      {group.code && <span className="claim-group-code number">{group.code}</span>}
      <h2 className="grow ellipsis">{group.title}</h2>
      <span className="muted small number">{count(group.claims.length, 'claim')}</span>
    </div>
  );
}

const linesOf = (groups: readonly ClaimGroup[]): readonly Line[] =>
  groups.flatMap(group => {
    const claims = group.claims.map(claim => ({ claim }));
    return group.title && claims.length > 0 ? [{ group }, ...claims] : claims;
  });

const keyOf = (line: Line | undefined, index: number): string | number =>
  !line ? index : 'claim' in line ? line.claim.id : `group ${line.group.key}`;

/** Before a card is drawn and measured: head, hint, and its longest column. */
function heightOf(line: Line | undefined): number {
  if (!line || 'group' in line) return HEAD_PX;
  const { evidence, hints, text } = line.claim;
  const longest = Math.max(evidence.supports, evidence.contradicts, evidence.context, 1);
  return 96 + longest * 24 + (hints.length > 0 ? 38 : 0) + Math.min(5, Math.floor(text.length / 100)) * 19;
}
