import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useDraft } from '../../bridge/use-draft.ts';
import { count } from '../../text/format.ts';
import { Button } from '../../ui/index.ts';
import { CitedText } from './CitedText.tsx';
import { type CiteChoice, CitePopup, citeChoices, citeListSize } from './CitePopup.tsx';
import { besideLine, caretPlace } from './caret-place.ts';
import { type Citing, cited, citingAt, wordCount } from './citing.ts';
import type { Citable } from './use-case.ts';

/** The summary: plain text, `@` cites by search, and below it how it will read. */
export function SummaryEditor({
  summary,
  citable,
  onSave,
}: {
  readonly summary: string;
  readonly citable: Citable;
  readonly onSave: (summary: string) => void;
}) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(summary, onSave);
  const [citing, setCiting] = useState<Citing | null>(null);
  const [active, setActive] = useState(0);
  const choices = citing ? citeChoices(citing.query, citable) : [];
  const open = citing !== null && choices.length > 0;

  const look = () => {
    const element = area.current;
    if (!element) return;
    const { selectionStart, selectionEnd, value } = element;
    setCiting(selectionStart === selectionEnd ? citingAt(value, selectionStart) : null);
    setActive(0);
  };
  const take = (choice: CiteChoice | undefined) => {
    const element = area.current;
    if (!element || !citing || !choice) return;
    const after = cited(element.value, citing, element.selectionStart, choice.label);
    // Text and caret are set at once: a key pressed before the next drawing must land behind the citation.
    element.value = after.text;
    element.setSelectionRange(after.caret, after.caret);
    element.focus();
    draft.set(after.text);
    setCiting(null);
  };
  const press = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % choices.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + choices.length) % choices.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(choices[active]);
    else if (event.key === 'Escape') setCiting(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const startCiting = () => {
    const element = area.current;
    if (!element) return;
    element.focus();
    const before = element.value[element.selectionStart - 1] ?? ' ';
    element.setRangeText(/\s/.test(before) ? '@' : ' @', element.selectionStart, element.selectionEnd, 'end');
    draft.set(element.value);
    look();
  };
  return (
    <div className="column">
      <div className="row">
        <Button small look="quiet" words="Cite" keys="@" onClick={startCiting} />
        <span className="muted small number">{count(wordCount(draft.text), 'word')}</span>
      </div>
      <div className="summary-field">
        <textarea
          ref={area}
          className="input summary-text"
          aria-label="Summary"
          aria-autocomplete="list"
          aria-controls={open ? `${id}-cite` : undefined}
          aria-activedescendant={open ? `${id}-cite-${active}` : undefined}
          placeholder="What the case shows, in a few paragraphs. @ cites evidence, claims, entities and figures."
          value={draft.text}
          onChange={event => {
            draft.set(event.target.value);
            look();
          }}
          onKeyDown={press}
          onClick={look}
          onBlur={() => {
            setCiting(null);
            draft.flush();
          }}
        />
        {open && area.current && (
          <CitePopup
            id={`${id}-cite`}
            choices={choices}
            active={active}
            at={besideLine(
              area.current,
              caretPlace(area.current, citing.start),
              citeListSize(choices.length),
            )}
            onTake={take}
          />
        )}
      </div>
      {draft.text.trim() !== '' && (
        <>
          <h3>As it reads</h3>
          <CitedText summary={draft.text} citable={citable} />
        </>
      )}
    </div>
  );
}
