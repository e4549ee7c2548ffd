// biome-ignore-all lint/a11y/useSemanticElements: see RatingGrid
// biome-ignore-all lint/a11y/useFocusableInteractive: see RatingGrid
// biome-ignore-all lint/a11y/useKeyWithClickEvents: see RatingGrid
import type { CSSProperties } from 'react';
import type { ComparisonItem, Hypothesis } from '../../../electron/shared/contract/hypotheses.ts';
import { EvidenceChip, Grade, Icon } from '../../ui/index.ts';
import type { RatingPlace } from './rating-moves.ts';
import { CONSISTENCY, DEGREE, figure } from './words.ts';

interface Props {
  /** Of the grid. */
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly columns: CSSProperties;
  readonly item: ComparisonItem;
  readonly hypotheses: readonly Hypothesis[];
  /** The column that has the keyboard. */
  readonly chosen: string | null;
  readonly onGo: (to: RatingPlace) => void;
}

/** One item with what it counts and how it fits each hypothesis. */
export function RatingRow({ id, index, top, columns, item, hypotheses, chosen, onGo }: Props) {
  const { source, label, words, relevance, credibility, diagnosticity, carries } = item;
  const cell = (column: string, active: string) => ({
    id: `${id}-${item.id}-${column}`,
    'aria-selected': chosen === column,
    className: `${active}${chosen === column ? ' active' : ''}`,
    onClick: () => onGo({ line: item.id, column }),
  });
  return (
    <div
      className={chosen ? 'hy-row chosen' : 'hy-row'}
      role="row"
      aria-rowindex={index + 2}
      style={{ ...columns, transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" {...cell('item', 'hy-cell hy-item')}>
        <span className="row">
          {source.kind === 'evidence' ? (
            <EvidenceChip id={source.id} number={Number(label.slice(1))} />
          ) : (
            <span className="tag">
              <Icon name="search" size={12} /> Search
            </span>
          )}
          <Grade source={item.sourceGrade} information={item.informationGrade} />
          {carries && <span className="tag outline hy-carries">Carries the conclusion</span>}
        </span>
        <span className="hy-words small" dir="auto" title={words}>
          {words}
        </span>
      </div>
      <div role="gridcell" className="hy-cell hy-degree">
        <span className="number strong">{figure(diagnosticity)}</span>
        <span className="muted tiny">{DEGREE[credibility]} credibility</span>
      </div>
      <div role="gridcell" {...cell('relevance', 'hy-cell hy-degree')}>
        {DEGREE[relevance]}
      </div>
      {hypotheses.map(hypothesis => {
        const rating = item.ratings[hypothesis.id];
        const said = rating ? CONSISTENCY[rating] : 'Not rated';
        return (
          <div
            key={hypothesis.id}
            role="gridcell"
            title={said}
            {...cell(hypothesis.id, `hy-cell hy-rating ${rating ?? 'none'}`)}
          >
            <b className="unseen">{`${label}: ${said} with ${hypothesis.text}`}</b>
            <span aria-hidden="true">{rating ?? '·'}</span>
          </div>
        );
      })}
    </div>
  );
}
