import type { Comparison, ComparisonItem, Hypothesis } from '../../../electron/shared/contract/hypotheses.ts';
import { count } from '../../text/format.ts';
import { PrintPaper } from '../claims/PrintPaper.tsx';
import type { RatingOrder } from './rating-moves.ts';
import { CONSISTENCY, DEGREE, figure } from './words.ts';

/** A matrix of hypotheses as it is printed, in the order of the screen, with its conclusion and what carries it. */
export function PrintedComparison({
  comparison,
  order,
  onDone,
}: {
  readonly comparison: Comparison;
  readonly order: RatingOrder;
  readonly onDone: () => void;
}) {
  const { question, note, conclusion, unrated } = comparison;
  const hypotheses = inOrder(comparison.hypotheses, order.hypotheses);
  return (
    <PrintPaper
      title={question}
      narrowed={`Competing hypotheses, ${count(comparison.items.length, 'item')}. ${unrated === 0 ? 'All cells are rated' : `${count(unrated, 'cell')} not rated, counted as neutral`}.`}
      wide
      onDone={onDone}
    >
      {note && <p>{note}</p>}
      <p>
        <b>{conclusion.words}</b> This orders explanations; it is no probability.
      </p>
      {conclusion.sensitivity.map(({ itemId, label, words }) => (
        <p key={itemId}>
          {label} carries it. {words}
        </p>
      ))}
      <table>
        <thead>
          <tr>
            <th style={{ width: '36%' }}>Evidence, most telling first</th>
            <th style={{ width: '11%' }}>Credibility, relevance</th>
            {hypotheses.map(hypothesis => (
              <th key={hypothesis.id} dir="auto">
                {hypothesis.rank}. {hypothesis.claim && `C${hypothesis.claim.number} `}
                {hypothesis.text}
                <span className="printed-aside">
                  {figure(hypothesis.inconsistency)} against, {count(hypothesis.against, 'item')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(comparison.items, order.items).map(item => (
            <PrintedItem key={item.id} item={item} hypotheses={hypotheses} />
          ))}
        </tbody>
      </table>
    </PrintPaper>
  );
}

const inOrder = <T extends { readonly id: string }>(all: readonly T[], order: readonly string[]): T[] =>
  order.flatMap(id => all.find(each => each.id === id) ?? []);

function PrintedItem({
  item,
  hypotheses,
}: {
  readonly item: ComparisonItem;
  readonly hypotheses: readonly Hypothesis[];
}) {
  const { label, words, note, credibility, relevance, sourceGrade, informationGrade, ratings } = item;
  return (
    <tr>
      <td dir="auto">
        <b>{label}</b> {words}
        {note && <span className="printed-aside">{note}</span>}
      </td>
      <td>
        {DEGREE[credibility]}
        {(sourceGrade || informationGrade) && ` (${sourceGrade ?? ''}${informationGrade ?? ''})`},{' '}
        {DEGREE[relevance].toLowerCase()}
      </td>
      {hypotheses.map(({ id }) => {
        const rating = ratings[id];
        return <td key={id}>{rating ? `${rating} · ${CONSISTENCY[rating]}` : 'Not rated'}</td>;
      })}
    </tr>
  );
}
