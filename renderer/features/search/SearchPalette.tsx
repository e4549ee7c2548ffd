import { Overlay2 } from '@blueprintjs/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { Icon, KeyHint, useReturnFocus } from '../../ui/index.ts';
import { Snippet } from './Snippet.tsx';
import { type Answer, useAnswers } from './use-answers.ts';
import './search.css';

/** Ctrl K: one box over everything. Answers are grouped; arrows move, Enter opens, Esc closes. */
export function SearchPalette() {
  const { shelf } = useServices();
  useReturnFocus();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { answers, searching } = useAnswers(typed);
  const list = useRef<HTMLDivElement>(null);
  const active = Math.min(at, answers.length - 1);
  const close = () => shelf.setState({ overlay: null });
  const choose = (answer: Answer | undefined) => {
    if (!answer || answer.off) return;
    close();
    answer.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, answers.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter') choose(answers[active]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the active line
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Overlay2 isOpen onClose={close} transitionDuration={0} canOutsideClickClose>
      <div className="palette" role="dialog" aria-modal="true" aria-label="Search and commands">
        <div className="palette-box">
          <Icon name="search" />
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={answers[active] ? `answer-${active}` : undefined}
            aria-label="Search documents, evidence, entities, claims and commands"
            placeholder="Words, “an exact phrase”, E12, or a command"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the box opens to be typed into
            autoFocus
            value={typed}
            onChange={event => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
        </div>
        <div className="palette-list" role="listbox" id="palette-list" aria-label="Answers" ref={list}>
          {answers.map((answer, index) => (
            <AnswerLine
              key={answer.key}
              answer={answer}
              id={`answer-${index}`}
              heading={answers[index - 1]?.group !== answer.group}
              active={index === active}
              onChoose={() => choose(answer)}
            />
          ))}
        </div>
        {answers.length === 0 && (
          <p className="palette-none second" role="status">
            {searching ? 'Searching' : 'Nothing has these words.'}
          </p>
        )}
      </div>
    </Overlay2>
  );
}

function AnswerLine({
  answer,
  id,
  heading,
  active,
  onChoose,
}: {
  readonly answer: Answer;
  readonly id: string;
  readonly heading: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <>
      {heading && (
        <div className="palette-group" role="presentation">
          <h3>{answer.group}</h3>
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys for the active line */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box, which names its active line */}
      <div
        className="palette-line"
        role="option"
        id={id}
        aria-selected={active}
        aria-disabled={Boolean(answer.off)}
        onClick={onChoose}
      >
        <Icon name={answer.icon} />
        <span className="palette-words">
          <span className="ellipsis" dir="auto">
            <Snippet text={answer.words} />
          </span>
          {(answer.off ?? answer.aside) && (
            <span className="muted small ellipsis" dir="auto">
              {answer.off ?? answer.aside}
            </span>
          )}
        </span>
        {answer.keys && <KeyHint keys={answer.keys} />}
      </div>
    </>
  );
}
