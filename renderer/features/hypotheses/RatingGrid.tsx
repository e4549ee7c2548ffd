// biome-ignore-all lint/a11y/useSemanticElements: only the rows that are seen are drawn
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys for its active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { Comparison, Hypothesis } from '../../../electron/shared/contract/hypotheses.ts';
import { strokeOf } from '../../keys/stroke.ts';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { RatingRow } from './RatingRow.tsx';
import { HEAD, type RatingOrder, type RatingPlace, ratingMove } from './rating-moves.ts';
import { figure } from './words.ts';

const ROW = 58;
const HEAD_HEIGHT = 112;
const ITEM_WIDTH = 230;
const FIXED_WIDTH = 92;
const RATING_WIDTH = 124;

interface Props {
  readonly comparison: Comparison;
  readonly order: RatingOrder;
  readonly at: RatingPlace;
  readonly onGo: (to: RatingPlace) => void;
  /** Answers whether the key meant something. */
  readonly onPress: (stroke: string) => boolean;
}

/** Evidence by hypotheses, like a spreadsheet: arrows move, single keys rate. */
export function RatingGrid({ comparison, order, at, onGo, onPress }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const items = new Map(comparison.items.map(item => [item.id as string, item]));
  const hypotheses = order.hypotheses.flatMap(
    each => comparison.hypotheses.find(hypothesis => hypothesis.id === each) ?? [],
  );
  const worst = Math.max(1, ...hypotheses.map(({ inconsistency }) => inconsistency));
  const virtual = useVirtualizer({
    count: order.items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  useScrollMemory(box, 'ratings', order.items.length > 0);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const stroke = strokeOf({ ...event, isComposing: event.nativeEvent.isComposing });
    const to = stroke ? ratingMove(order, at, stroke) : null;
    if (to) {
      onGo(to);
      const line = order.items.indexOf(to.line);
      if (line >= 0) virtual.scrollToIndex(line);
      const cell = document.getElementById(`${id}-${HEAD}-${to.column}`);
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else if (!stroke || !onPress(stroke)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const columns = {
    gridTemplateColumns: `minmax(${ITEM_WIDTH}px, 2.2fr) ${FIXED_WIDTH}px ${FIXED_WIDTH}px repeat(${hypotheses.length}, minmax(${RATING_WIDTH}px, 1fr))`,
    minWidth: ITEM_WIDTH + 2 * FIXED_WIDTH + hypotheses.length * RATING_WIDTH,
  };
  return (
    <div
      className="hy"
      ref={box}
      role="grid"
      aria-label="Evidence by hypotheses"
      aria-rowcount={order.items.length + 1}
      aria-colcount={hypotheses.length + 3}
      aria-activedescendant={`${id}-${at.line}-${at.column}`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className="hy-heads" role="row" aria-rowindex={1} style={{ ...columns, height: HEAD_HEIGHT }}>
        <FixedHead
          id={`${id}-${HEAD}-item`}
          title="Evidence"
          aside="Most telling first"
          active={at.line === HEAD && at.column === 'item'}
          onClick={() => onGo({ line: HEAD, column: 'item' })}
        />
        <FixedHead
          id={`${id}-${HEAD}-credibility`}
          title="Tells apart"
          aside="and credibility"
          active={false}
        />
        <FixedHead
          id={`${id}-${HEAD}-relevance`}
          title="Relevance"
          aside="H M L"
          active={at.line === HEAD && at.column === 'relevance'}
        />
        {hypotheses.map(hypothesis => (
          <HypothesisHead
            key={hypothesis.id}
            id={`${id}-${HEAD}-${hypothesis.id}`}
            hypothesis={hypothesis}
            share={hypothesis.inconsistency / worst}
            leads={comparison.conclusion.leading.includes(hypothesis.id)}
            chosen={at.column === hypothesis.id}
            active={at.line === HEAD && at.column === hypothesis.id}
            onClick={() => onGo({ line: HEAD, column: hypothesis.id })}
          />
        ))}
      </div>
      <div className="hy-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items.get(order.items[index] ?? '');
          return (
            item && (
              <RatingRow
                key={item.id}
                id={id}
                index={index}
                top={start}
                columns={columns}
                item={item}
                hypotheses={hypotheses}
                chosen={at.line === item.id ? at.column : null}
                onGo={onGo}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function FixedHead({
  id,
  title,
  aside,
  active,
  onClick,
}: {
  readonly id: string;
  readonly title: string;
  readonly aside: string;
  readonly active: boolean;
  readonly onClick?: () => void;
}) {
  return (
    <div className={active ? 'hy-head active' : 'hy-head'} role="columnheader" id={id} onClick={onClick}>
      <span className="grow" />
      <span className="strong">{title}</span>
      <span className="muted tiny">{aside}</span>
    </div>
  );
}

function HypothesisHead({
  id,
  hypothesis,
  share,
  leads,
  chosen,
  active,
  onClick,
}: {
  readonly id: string;
  readonly hypothesis: Hypothesis;
  /** Of the largest inconsistency, from 0 to 1. */
  readonly share: number;
  readonly leads: boolean;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly onClick: () => void;
}) {
  const { rank, text, claim, inconsistency, against } = hypothesis;
  const className = ['hy-head', chosen && 'chosen', active && 'active'].filter(Boolean).join(' ');
  return (
    <div className={className} role="columnheader" id={id} title={text} onClick={onClick}>
      <span className="row">
        <span className="strong number">{rank}.</span>
        {claim && <span className="second small number">C{claim.number}</span>}
        {leads && (
          <span className="tag outline hy-leads" title="It has the least against it">
            Leads
          </span>
        )}
      </span>
      <span className="hy-text grow" dir="auto">
        {text}
      </span>
      <span className="hy-sum small number">
        <i style={{ width: `${Math.round(share * 100)}%` }} aria-hidden="true" />
        <span>
          {figure(inconsistency)} against, {against} {against === 1 ? 'item' : 'items'}
        </span>
      </span>
    </div>
  );
}
