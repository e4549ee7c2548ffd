import type { Comparison, Hypothesis } from '../../../electron/shared/contract/hypotheses.ts';
import { Button, ClaimChip, DraftField, Inspector, Section } from '../../ui/index.ts';
import { useHypothesesWork } from './use-hypotheses.ts';
import { CONSISTENCY, figure } from './words.ts';

interface Props {
  readonly comparison: Comparison;
  readonly hypothesis: Hypothesis;
  readonly onGone: () => void;
}

/** A hypothesis: its words, the claim that it stands for, and what speaks against it. */
export function HypothesisInspector({ comparison, hypothesis, onGone }: Props) {
  const work = useHypothesesWork();
  const { id, text, claim, rank, inconsistency, against } = hypothesis;
  const contrary = comparison.items.filter(({ ratings }) => ratings[id] === 'I' || ratings[id] === 'II');
  return (
    <Inspector title={`Hypothesis ${rank} of ${comparison.hypotheses.length}`}>
      <Section>
        <div className="column">
          {claim && (
            <p className="row">
              <span className="second">Stands for</span>
              <ClaimChip id={claim.id} number={claim.number} text={text} />
            </p>
          )}
          <DraftField
            key={id}
            label="In words"
            rows={3}
            stored={text}
            onSave={words => void (words.trim() && work.reword(id, words))}
          />
        </div>
      </Section>
      <Section
        title={`Against it: ${figure(inconsistency)} from ${against} ${against === 1 ? 'item' : 'items'}`}
      >
        {contrary.length === 0 && <p className="muted">Nothing is rated inconsistent with it.</p>}
        <ul className="hy-contrary">
          {contrary.map(item => (
            <li key={item.id}>
              <span className="strong">{item.label}</span>{' '}
              <span className="second">{CONSISTENCY[item.ratings[id] ?? 'N'].toLowerCase()}</span>
              <span className="hy-words small" dir="auto">
                {item.words}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section>
        <Button
          small
          words="Take it out of the comparison"
          disabled={comparison.hypotheses.length <= 2}
          title={comparison.hypotheses.length <= 2 ? 'A comparison needs two hypotheses' : undefined}
          onClick={() => void work.drop(id).then(done => done && onGone())}
        />
      </Section>
    </Inspector>
  );
}
