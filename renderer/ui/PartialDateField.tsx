import { useState } from 'react';
import { partialDay } from '../text/format.ts';
import { readDate } from '../text/partial-date.ts';
import { TextField } from './Fields.tsx';

/** A date of any precision, saved when the field is left or by Enter: `2024`, `2024-03`, `2024-03-14` or `14.03.2024`. */
export function PartialDateField({
  label,
  stored,
  disabled = false,
  onSave,
}: {
  readonly label: string;
  readonly stored: string;
  readonly disabled?: boolean;
  readonly onSave: (date: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const date = readDate(typed ?? stored);
  const save = () => {
    if (typed === null || date === null) return;
    setTyped(null);
    if (date !== stored) onSave(date);
  };
  return (
    <TextField
      label={label}
      disabled={disabled}
      placeholder="2024-03-14"
      value={typed ?? stored}
      wrong={date === null}
      hint={date === null ? 'Write 2024, 2024-03 or 2024-03-14.' : precision(date)}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Enter') save();
        else if (event.key === 'Escape' && typed !== null) setTyped(null);
        else return;
        event.stopPropagation();
      }}
    />
  );
}

function precision(date: string): string | undefined {
  if (date === '') return undefined;
  return date.length === 10
    ? partialDay(date)
    : date.length === 7
      ? `${partialDay(date)}, day not known`
      : 'month not known';
}
