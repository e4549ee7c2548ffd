import { csvOf } from '../history/csv.ts';

/** One line of the log of what was removed: never the text itself. */
export interface RedactionLine {
  /** Stands as `R3` where something was removed. */
  readonly number: number;
  readonly place: string;
  /** `words`, `area`, `page`, `evidence`, `document`. */
  readonly what: string;
  readonly times: number;
  readonly reason: string;
}

/** Gives a number to each place and rule, and counts. */
export class RedactionLog {
  readonly #reasons: readonly string[];
  readonly #lines = new Map<
    string,
    { number: number; place: string; what: string; times: number; rule: number }
  >();

  constructor(reasons: readonly string[]) {
    this.#reasons = reasons;
  }

  /** The number that stands where something was removed. */
  note(place: string, what: string, rule: number): number {
    const key = JSON.stringify([place, what, rule]);
    const known = this.#lines.get(key);
    if (known) {
      known.times++;
      return known.number;
    }
    const number = this.#lines.size + 1;
    this.#lines.set(key, { number, place, what, times: 1, rule });
    return number;
  }

  /** Where each rule, by its index, took something away. */
  places(): { rule: number; place: string; what: string; times: number }[] {
    return [...this.#lines.values()].map(({ number: _number, ...place }) => place);
  }

  /** All lines, by number. */
  lines(): RedactionLine[] {
    return [...this.#lines.values()].map(({ rule, ...line }) => ({
      ...line,
      reason: this.#reasons[rule] ?? '',
    }));
  }
}

/** The log as a table. */
export const redactionCsv = (lines: readonly RedactionLine[]): string =>
  csvOf([
    ['number', 'place', 'what', 'times', 'reason'],
    ...lines.map(({ number, place, what, times, reason }) => [`R${number}`, place, what, times, reason]),
  ]);
