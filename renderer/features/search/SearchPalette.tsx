import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useServices } from '../../bridge/hooks.tsx';
import { Icon, KeyHint, useReturnFocus } from '../../ui/index.ts';
import { Snippet } from './Snippet.tsx';
import { type Answer, useAnswers } from './use-answers.ts';
import './search.css';

/** A place that is still being drawn below must not take the keyboard from the box. */
function holdFrame(held: boolean): void {
  const frame = document.getElementById('root');
  if (frame) frame.inert = held;
}

/**
 * Ctrl K: one box over everything. Answers are grouped; arrows move, Enter opens, Esc closes. It is drawn at once, without
 * Blueprint's overlay, so that what is typed right after the key is not lost.
 */
export function SearchPalette() {
  const { shelf } = useServices();
  useReturnFocus();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { answers, searching } = useAnswers(typed);
  const list = useRef<HTMLDivElement>(null);
  const active = Math.min(at, answers.length - 1);
  // Enter while the words are still looked up takes the first answer to them, once it is there.
  const [entered, setEntered] = useState(false);
  const close = () => {
    holdFrame(false);
    shelf.setState({ overlay: null });
  };
  const choose = (answer: Answer | undefined) => {
    if (!answer || answer.off) return;
    close();
    answer.run();
  };
  // While the words are still looked up, the lines are those of older words; commands are always of these.
  const chooseActive = () => {
    const answer = answers[active];
    if (!searching || answer?.group === 'Commands') choose(answer);
    else setEntered(true);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    setEntered(false);
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, answers.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter') chooseActive();
    else if (event.key === 'Escape') close();
    else if (event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  useLayoutEffect(() => {
    holdFrame(true);
    return () => holdFrame(false);
  }, []);
  useEffect(() => {
    if (!entered || searching) return;
    setEntered(false);
    choose(answers[active]);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the active line
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return createPortal(
    <>
      <div className="palette-backdrop" aria-hidden="true" onPointerDown={close} />
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
          {grouped(answers).map(({ group, lines }) => (
            // biome-ignore lint/a11y/useSemanticElements: a listbox may hold only options and groups of them
            <div role="group" aria-label={group} key={group}>
              <div className="palette-group" aria-hidden="true">
                {group}
              </div>
              {lines.map(({ answer, index }) => (
                <AnswerLine
                  key={answer.key}
                  answer={answer}
                  id={`answer-${index}`}
                  active={index === active}
                  onChoose={() => choose(answer)}
                />
              ))}
            </div>
          ))}
        </div>
        {answers.length === 0 && (
          <p className="palette-none second" role="status">
            {searching ? 'Searching' : 'Nothing has these words.'}
          </p>
        )}
      </div>
    </>,
    document.body,
  );
}

interface Group {
  readonly group: Answer['group'];
  readonly lines: { readonly answer: Answer; readonly index: number }[];
}

/** Answers under their headings, each with its place in the whole list. */
function grouped(answers: readonly Answer[]): readonly Group[] {
  const groups = new Map<Answer['group'], Group>();
  for (const [index, answer] of answers.entries()) {
    const { group } = answer;
    const known = groups.get(group) ?? { group, lines: [] };
    known.lines.push({ answer, index });
    groups.set(group, known);
  }
  return [...groups.values()];
}

function AnswerLine({
  answer,
  id,
  active,
  onChoose,
}: {
  readonly answer: Answer;
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys for the active line
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the box, which names its active line
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
  );
}
