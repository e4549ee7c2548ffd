import type {
  Comparison,
  ComparisonItem,
  Consistency,
  Hypothesis,
} from '../../../electron/shared/contract/hypotheses.ts';
import { Button, DraftField, Inspector, Section } from '../../ui/index.ts';
import { AddHypothesis, AddItem } from './AddForms.tsx';
import { HypothesisInspector } from './HypothesisInspector.tsx';
import { ItemInspector } from './ItemInspector.tsx';
import { useHypothesesWork } from './use-hypotheses.ts';

interface Props {
  readonly comparison: Comparison;
  readonly item: ComparisonItem | undefined;
  readonly hypothesis: Hypothesis | undefined;
  readonly onRate: (rating: Consistency | null) => void;
  /** What was selected is no more. */
  readonly onGone: () => void;
}

/** The inspector of a comparison: the item, the hypothesis, or the question with what can be added. */
export function ComparisonInspector({ comparison, item, hypothesis, onRate, onGone }: Props) {
  const work = useHypothesesWork();
  if (item)
    return (
      <ItemInspector
        key={item.id}
        comparison={comparison}
        item={item}
        hypothesis={hypothesis}
        onRate={onRate}
        onGone={onGone}
      />
    );
  if (hypothesis)
    return (
      <HypothesisInspector
        key={hypothesis.id}
        comparison={comparison}
        hypothesis={hypothesis}
        onGone={onGone}
      />
    );
  const { id, question, note } = comparison;
  return (
    <Inspector title="Question">
      <Section>
        <div className="column">
          <DraftField
            key={`${id} question`}
            label="What is asked"
            rows={2}
            stored={question}
            onSave={text => void (text.trim() && work.edit(id, { question: text }))}
          />
          <DraftField
            key={`${id} note`}
            label="Note"
            rows={3}
            stored={note}
            onSave={text => void work.edit(id, { note: text })}
          />
        </div>
      </Section>
      <Section title="Add">
        <div className="column">
          <AddItem comparison={comparison} />
          <AddHypothesis comparison={comparison} />
        </div>
      </Section>
      <Section title="Keys">
        <dl className="facts">
          <dt>1 2 3 4 5</dt>
          <dd>Very consistent, consistent, neutral, inconsistent, very inconsistent</dd>
          <dt>C N I</dt>
          <dd>The same by letter; with Shift, very</dd>
          <dt>0, Del</dt>
          <dd>Not rated</dd>
          <dt>H M L</dt>
          <dd>Relevance, in its column</dd>
        </dl>
      </Section>
      <Section>
        <Button look="danger" small words="Delete this comparison" onClick={() => void work.remove(id)} />
      </Section>
    </Inspector>
  );
}
