import type { RedactionLog } from './log.ts';
import type { Hit, Matcher } from './matcher.ts';

/** What stands where words were removed. */
export const removedMark = (number: number): string => `[redacted R${number}]`;

/** Keys of the data that hold no words of anybody. */
const NOT_WORDS = new Set([
  'schema',
  'standard',
  'date',
  'addedOn',
  'translatedOn',
  'projectId',
  'sha256',
  'file',
  'target',
  'key',
  'bates',
  'kind',
  'state',
  'status',
  'role',
  'code',
  'mediaType',
  'language',
  'cite',
  'audience',
  'check',
  'handling',
]);

/** Takes words out of texts and notes that it did. */
export class Censor {
  readonly #matcher: Matcher;
  readonly #log: RedactionLog;

  constructor(matcher: Matcher, log: RedactionLog) {
    this.#matcher = matcher;
    this.#log = log;
  }

  /** One text without what has to go. */
  text(text: string, place: string): string {
    return this.pieces([text], place)[0] ?? '';
  }

  /** Texts that stand next to each other: what runs over from one into the next goes as well. */
  pieces(texts: readonly string[], place: string, between = ''): string[] {
    return this.cut(texts, 0, this.#matcher.find(texts.join(between)), place, between.length);
  }

  /** Cuts given places, counted from `from`, out of pieces of a text. */
  cut(texts: readonly string[], from: number, hits: readonly Hit[], place: string, between = 0): string[] {
    const numbers = new Map<Hit, number>();
    let at = from;
    return texts.map(text => {
      const [start, end] = [at, at + text.length];
      at = end + between;
      let made = '';
      let done = start;
      for (const hit of hits.filter(each => each.start < end && each.end > start)) {
        const known = numbers.get(hit);
        const number = known ?? this.#log.note(place, 'words', hit.rule);
        numbers.set(hit, number);
        made +=
          text.slice(done - start, Math.max(hit.start, start) - start) +
          (known === undefined ? removedMark(number) : '');
        done = Math.min(hit.end, end);
      }
      return made + text.slice(done - start);
    });
  }

  /** Every text inside a value; structure, numbers and codes as they are. */
  all<T>(value: T, place: string): T {
    if (typeof value === 'string') return this.text(value, place) as T;
    if (Array.isArray(value)) return value.map(each => this.all(each, place)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        NOT_WORDS.has(key) && typeof each !== 'object' ? each : this.all(each, place),
      ]),
    ) as T;
  }
}
