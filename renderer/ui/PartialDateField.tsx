import { useState } from 'react';
import { RealDate } from '../../electron/shared/kernel/dates.ts';
import { partialDay } from '../text/format.ts';
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

/** What was typed as a date; '' for nothing, null for what is none. */
export function readDate(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const turned = /^(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})$/.exec(text);
  const date = turned
    ? [turned[3], turned[2], turned[1]]
        .filter(part => part !== undefined)
        .map(two)
        .join('-')
    : text;
  return RealDate.safeParse(date).success ? date : null;
}

const two = (part: string): string => part.padStart(2, '0');

function precision(date: string): string | undefined {
  if (date === '') return undefined;
  return date.length === 10
    ? partialDay(date)
    : date.length === 7
      ? `${partialDay(date)}, day not known`
      : 'month not known';
}
