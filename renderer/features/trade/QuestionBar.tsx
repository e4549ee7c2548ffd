import { useEffect, useRef, useState } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { Button, FilterField, Icon } from '../../ui/index.ts';
import { conditionWords, isNarrowed, withCondition } from './question.ts';
import type { Fields } from './use-fields.ts';

/** Typing asks once the fingers rest. */
const REST_MS = 250;

/** The question in words: one pill a condition, each can be taken away; words to be found anywhere in a record. */
export function QuestionBar({
  question,
  fields,
  sets,
  onChange,
  onAsk,
}: {
  readonly question: TradeQuestion;
  readonly fields: Fields;
  readonly sets: readonly TradeSet[];
  readonly onChange: (question: TradeQuestion) => void;
  /** Opens the form of a condition; '' leaves the field open. */
  readonly onAsk: (field: string) => void;
}) {
  const named = question.sets?.map(id => sets.find(set => set.id === id)?.file ?? 'a table that is gone');
  return (
    <div className="trade-question">
      <span className="second">Where</span>
      {named && (
        <Pill
          words={`Table is ${named.join(' or ')}`}
          onRemove={() => onChange({ ...question, sets: null })}
        />
      )}
      {Object.entries(question.filter).map(([field, condition]) => (
        <Pill
          key={field}
          words={conditionWords(fields.label(field), condition)}
          onOpen={() => onAsk(field)}
          onRemove={() => onChange(withCondition(question, field, null))}
        />
      ))}
      <Button small look="quiet" icon="add" words="Filter" keys="f" onClick={() => onAsk('')} />
      {isCode(question.text) && fields.byId.get('hs')?.used && (
        <Button
          small
          look="quiet"
          words={`As the HS code ${question.text.trim()}`}
          onClick={() => {
            const code = question.text.trim();
            onChange({ ...withCondition(question, 'hs', { from: code, to: code }), text: '' });
          }}
        />
      )}
      <WordsField value={question.text} onChange={text => onChange({ ...question, text })} />
      {isNarrowed(question) && (
        <Button
          small
          look="quiet"
          words="Clear"
          onClick={() => onChange({ ...question, filter: {}, text: '', sets: null })}
        />
      )}
    </div>
  );
}

/** Words are those of names and goods: whoever types the digits of a code means the code. */
const isCode = (text: string): boolean => /^\s*\d{4,10}\s*$/.test(text);

function Pill({
  words,
  onOpen,
  onRemove,
}: {
  readonly words: string;
  readonly onOpen?: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <span className="pill">
      {onOpen ? (
        <button type="button" className="ellipsis" title={`${words}: change`} onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span className="ellipsis">{words}</span>
      )}
      <button type="button" className="pill-away" aria-label={`Take away: ${words}`} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

function WordsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  useEffect(() => setTyped(value), [value]);
  // The fingers alone begin the rest anew: what else is drawn meanwhile, as edits of others, does not.
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => change.current(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <FilterField
      id="trade-words"
      icon="search"
      label="Words in any cell"
      value={typed}
      onChange={setTyped}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(typed);
      }}
    />
  );
}
