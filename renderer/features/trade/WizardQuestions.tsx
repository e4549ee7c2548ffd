import { Fragment, useId } from 'react';
import type { TradeQuestion } from '../../../electron/shared/contract/trade.ts';
import type { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { answersTo } from './mapping-answers.ts';

/** What only a person can tell about the table, with its answers. Nothing is imported before all are answered. */
export function WizardQuestions({
  questions,
  onAnswer,
}: {
  readonly questions: readonly TradeQuestion[];
  readonly onAnswer: (patch: Partial<Mapping>) => void;
}) {
  if (questions.length === 0) return null;
  return (
    <section className="wizard-questions" aria-label="Questions">
      <h3>Only you can tell</h3>
      {questions.map(question => (
        <OneQuestion key={`${question.ask} ${question.header}`} question={question} onAnswer={onAnswer} />
      ))}
    </section>
  );
}

function OneQuestion({
  question,
  onAnswer,
}: {
  readonly question: TradeQuestion;
  readonly onAnswer: (patch: Partial<Mapping>) => void;
}) {
  const name = useId();
  const answers = answersTo(question);
  return (
    <fieldset className="wizard-question">
      <legend>{question.sentence}</legend>
      <p className="small second">
        As in{' '}
        {[...new Set(question.samples)].map((sample, at) => (
          <Fragment key={sample}>
            {at > 0 && ' · '}
            <code dir="auto">{sample}</code>
          </Fragment>
        ))}
      </p>
      {answers.map(({ words, patch }) => (
        <label className="check" key={words}>
          <input type="radio" name={name} onChange={() => onAnswer(patch)} />
          <span>{words}</span>
        </label>
      ))}
      {answers.length === 0 && <p className="small">Answer in a mapping file with {question.answer}.</p>}
    </fieldset>
  );
}
