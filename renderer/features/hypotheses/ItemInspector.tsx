import type {
  Comparison,
  ComparisonItem,
  Consistency,
  Hypothesis,
} from '../../../electron/shared/contract/hypotheses.ts';
import { Button, DraftField, EvidenceChip, Grade, Inspector, Section, Segments } from '../../ui/index.ts';
import { useHypothesesWork } from './use-hypotheses.ts';
import { CONSISTENCY, DEGREE, figure } from './words.ts';

const RATINGS = Object.keys(CONSISTENCY) as Consistency[];
const DEGREES = ['high', 'medium', 'low'] as const;

interface Props {
  readonly comparison: Comparison;
  readonly item: ComparisonItem;
  readonly hypothesis: Hypothesis | undefined;
  readonly onRate: (rating: Consistency | null) => void;
  readonly onGone: () => void;
}

/** An item of a comparison: its words, how it is rated against the hypothesis in hand, and what it weighs. */
export function ItemInspector({ comparison, item, hypothesis, onRate, onGone }: Props) {
  const work = useHypothesesWork();
  const { id, source, label, words, relevance, note } = item;
  const without = comparison.conclusion.sensitivity.find(({ itemId }) => itemId === id);
  return (
    <Inspector title={label}>
      <Section>
        <div className="column">
          {source.kind === 'evidence' && (
            <span className="row">
              <EvidenceChip id={source.id} number={Number(label.slice(1))} />
              <Grade source={item.sourceGrade} information={item.informationGrade} />
            </span>
          )}
          <p className="hy-full" dir="auto">
            {words}
          </p>
        </div>
      </Section>
      {hypothesis && (
        <Section title={`With hypothesis ${hypothesis.rank}`}>
          <div className="column">
            <p dir="auto">{hypothesis.text}</p>
            <Segments<Consistency>
              label="How it fits"
              value={item.ratings[hypothesis.id] ?? null}
              choices={RATINGS.map(value => ({ value, words: value, title: CONSISTENCY[value] }))}
              onChange={onRate}
            />
            <p className="second small">{fitWords(item.ratings[hypothesis.id])}</p>
          </div>
        </Section>
      )}
      <Section title="What it weighs">
        <div className="column">
          <p className="second">{weightWords(item)}</p>
          <Segments
            label="Relevance"
            value={relevance}
            choices={DEGREES.map(value => ({ value, words: DEGREE[value] }))}
            onChange={to => void work.editItem(id, { relevance: to })}
          />
          {without && <p className="hy-without">{without.words}</p>}
          <DraftField
            key={`${id} note`}
            label="Note"
            rows={3}
            stored={note}
            onSave={text => void work.editItem(id, { note: text })}
          />
        </div>
      </Section>
      <Section>
        <Button
          small
          words="Take it out of the comparison"
          onClick={() => void work.dropItem(id).then(done => done && onGone())}
        />
      </Section>
    </Inspector>
  );
}

function fitWords(rating: Consistency | undefined): string {
  if (!rating) return 'Not rated: counts as neutral.';
  if (rating === 'N') return 'Neutral: says nothing about it.';
  return rating.startsWith('I')
    ? `${CONSISTENCY[rating]}: speaks against it.`
    : `${CONSISTENCY[rating]}: counts for nothing, because it may fit the others as well.`;
}

function weightWords({
  source,
  credibility,
  sourceGrade,
  informationGrade,
  diagnosticity,
}: ComparisonItem): string {
  const graded =
    source.kind === 'search'
      ? 'a search has no grade'
      : sourceGrade || informationGrade
        ? `graded ${sourceGrade ?? ''}${informationGrade ?? ''}`
        : 'nobody has graded it';
  const apart =
    diagnosticity < 0.05
      ? 'It says the same of all hypotheses.'
      : `It tells them apart by ${figure(diagnosticity)}.`;
  return `${DEGREE[credibility]} credibility: ${graded}. ${apart}`;
}
