import { useEffect, useId, useState } from 'react';
import { idsCalled } from './filter.ts';
import { useNames } from './use-names.ts';

/** The browser slows down with longer lists, and nobody scrolls them. */
const OFFERED = 1000;

/** A thing of the project by what people call it: E12, C3, N7, or a name. What is half typed narrows nothing yet. */
export function ThingField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (thing: string) => void;
}) {
  const names = useNames();
  const list = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed.trim() !== '' && idsCalled(names, typed).length === 0;
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') onChange('');
    else if (idsCalled(names, text).length > 0) onChange(text);
  };
  return (
    <label className="row small">
      <span className="muted">About</span>
      <input
        type="text"
        className="input small thing-field"
        list={list}
        placeholder="E12"
        title="Only what changed one thing: E12, C3, N7, or the name of an entity or a document"
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong || undefined}
        value={typed}
        onChange={event => change(event.target.value)}
      />
      <datalist id={list}>
        {[...names.values()].slice(0, OFFERED).map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}
