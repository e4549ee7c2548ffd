/** Text under way, with stretches that are hidden, inserted or deleted put into brackets that say so. */
export class MarkedText {
  readonly #out: string[] = [];
  #open = '';

  /** How many stretches were marked with labels that begin like this. */
  readonly counts = new Map<string, number>();

  /** Adds text; `label` says what it is (`hidden`, `deleted by Ann 2022-01-02`), or is empty for plain text. */
  add(text: string, label = ''): void {
    if (text === '') return;
    if (label !== this.#open) {
      this.end();
      if (label !== '') this.#start(label);
    }
    this.#out.push(text);
  }

  /** Ends a marked stretch. */
  end(): void {
    if (this.#open !== '') this.#out.push(']');
    this.#open = '';
  }

  /** The last few pieces that were added. */
  tail(): string {
    return this.#out.slice(-8).join('');
  }

  #start(label: string): void {
    this.#out.push(`[${label}: `);
    this.#open = label;
    const kind = label.split(' ', 1)[0] ?? '';
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  done(): string {
    this.end();
    return this.#out.join('');
  }
}

/** `by Ann 2022-01-02` behind what was done; parts that are not known are left out. */
export const doneBy = (done: string, author: string, day: string): string =>
  `${done}${author === '' ? '' : ` by ${author}`}${day === '' ? '' : ` ${day.slice(0, 10)}`}`;

/** The day of a time that Word keeps as minutes, hours, days, months and years since 1900, in bits. */
export function dayOfWordTime(when: number): string {
  if (when === 0) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${1900 + ((when >>> 20) & 0x1ff)}-${two((when >>> 16) & 15)}-${two((when >>> 11) & 31)}`;
}

const nouns: readonly (readonly [kind: string, one: string])[] = [
  ['comment', 'comment'],
  ['inserted', 'tracked insertion'],
  ['deleted', 'tracked deletion'],
  ['hidden', 'hidden passage'],
];

/** A sentence about what was marked, by kind; none when nothing was. */
export function markedWarning(counts: ReadonlyMap<string, number>): string[] {
  const told = nouns.flatMap(([kind, one]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`];
  });
  return told.length === 0 ? [] : [`${told.join(', ')}: kept, and marked in square brackets.`];
}
