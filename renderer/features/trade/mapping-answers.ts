import type { TradeQuestion } from '../../../electron/shared/contract/trade.ts';
import type { Mapping } from '../../../electron/shared/trade/mapping.ts';

/** One way to answer what a table asks: its words, and what it adds to the mapping. */
export interface Answer {
  readonly words: string;
  readonly patch: Partial<Mapping>;
}

const STYLES: Readonly<Record<Mapping['dates'][string], string>> = {
  ymd: 'Year, month, day',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  ymdRun: 'Year, month, day without separators',
  dmyRun: 'Day, month, year without separators',
  month: 'Year and month',
  serial: 'Days of a spreadsheet',
  year: 'Years',
};

const MARKS: Readonly<Record<string, string>> = {
  ',': 'A comma divides the fraction: 1,5 is one and a half',
  '.': 'A point divides the fraction: 1,5 is fifteen, written oddly',
};

/** The answers that a question offers; its own `answer` names the values. */
export function answersTo({ ask, header, answer, samples }: TradeQuestion): readonly Answer[] {
  switch (ask) {
    case 'date-order':
      return valuesIn(answer).flatMap(value => {
        const words = STYLES[value as keyof typeof STYLES];
        return words ? [{ words, patch: { dates: { [header]: value as keyof typeof STYLES } } }] : [];
      });
    case 'decimal-mark':
      return ([',', '.'] as const).map(mark => ({
        words: MARKS[mark] ?? mark,
        patch: { marks: { [header]: mark } },
      }));
    case 'lost-zero':
      return [
        { words: 'Yes, the first zero was lost: 4082025 is 4 August 2025', patch: { mendDates: true } },
        { words: 'No, reject those rows', patch: { mendDates: false } },
      ];
    case 'currency':
      return valuesIn(answer).map(code => ({
        words: code,
        patch: { currencies: Object.fromEntries(samples.map(sign => [sign, code])) },
      }));
    case 'time-zone':
      return [
        { words: 'Yes, the next day is meant', patch: { moveDays: 1 } },
        { words: 'No, the day as it stands', patch: { moveDays: 0 } },
      ];
    default:
      return [];
  }
}

/** The values of the objects that an answer writes out: `dates: {"Date": "dmy"} or {"Date": "mdy"}`. */
function valuesIn(answer: string): readonly string[] {
  return [...answer.matchAll(/:\s*"(\w+)"\}/g)].flatMap(([, value]) => value ?? []);
}

/** A mapping with more decided; what was decided before about other columns stays. */
export function decided(mapping: Mapping, patch: Partial<Mapping>): Mapping {
  return {
    ...mapping,
    ...patch,
    columns: { ...mapping.columns, ...patch.columns },
    dates: { ...mapping.dates, ...patch.dates },
    marks: { ...mapping.marks, ...patch.marks },
    currencies: { ...mapping.currencies, ...patch.currencies },
  };
}

/** How sure a guess is, in a word. */
export function sureness(score: number): 'sure' | 'likely' | 'doubtful' {
  if (score >= 0.9) return 'sure';
  return score >= 0.5 ? 'likely' : 'doubtful';
}
