import { RealDate } from '../../electron/shared/kernel/dates.ts';

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
