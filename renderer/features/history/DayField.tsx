import { useEffect, useState } from 'react';
import { dayRange } from './filter.ts';

/** A day, month or year as text (`2024`, `2024-03`, `2024-03-14`), the same in every language of the machine. */
export function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed.trim() !== '' && dayRange(typed.trim()) === null;
  const change = (text: string) => {
    setTyped(text);
    const day = text.trim();
    // What is half typed narrows nothing yet.
    if (day === '' || dayRange(day) !== null) onChange(day);
  };
  return (
    <label className="row small">
      <span className="muted">{label}</span>
      <input
        type="text"
        className="input small day-field"
        placeholder="2024-03-14"
        title="A day, a month or a year: 2024-03-14, 2024-03 or 2024"
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong || undefined}
        value={typed}
        onChange={event => change(event.target.value)}
      />
    </label>
  );
}
