// The grammar is in docs/spec/search.md, "Queries".
import { refuse } from '../../../shared/contract/problem.ts';
import { FIELDS, type Field, fieldNamed, type Place, type QueryNode, type TypedWords } from './query-tree.ts';

/** What a query was understood as; `undefined` when it has nothing to look for. */
export interface Parsed {
  readonly tree: QueryNode | undefined;
  /** Things that were understood otherwise than they may have been meant. */
  readonly notes: readonly (Place & { readonly what: string })[];
}

type Lexeme = Place &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
    | { readonly kind: 'near'; readonly distance: number }
    | { readonly kind: 'node'; readonly node: QueryNode }
    | { readonly kind: 'empty' }
  );

const DEEPEST = 100;
const NEAR_DEFAULT = 10;
const QUOTES = '"“”«»„';
/** A quotation mark within a word belongs to it, as in Hebrew abbreviations. */
const WITHIN = `[\\p{L}\\p{N}]+[${QUOTES}][\\p{L}\\p{N}]+(?![\\p{L}\\p{N}${QUOTES}])`;
const LEXEME = new RegExp(
  `-(?=[(（])|[(（]|[)）]|${WITHIN}|-?(?:[\\p{L}_]+[:：])?[${QUOTES}][^${QUOTES}]*[${QUOTES}]?[*~]?|[^\\s(（)）${QUOTES}]+`,
  'gu',
);

/** Reads a query. Refuses one that cannot be understood, saying at which column and why. */
export function parseQuery(typed: string): Parsed {
  const notes: (Place & { what: string })[] = [];
  const lexemes = [...typed.matchAll(LEXEME)].map(({ 0: text, index }): Lexeme => {
    const place = { column: index + 1, length: text.length };
    if (text === '-' && /[(（]/.test(typed.charAt(index + 1))) return { kind: 'not', ...place };
    return lexemeOf(text, place, notes);
  });
  return { tree: new Reader(lexemes).whole(), notes };
}

/** Reads words and "phrases" alone: nothing else has a meaning. */
export function parsePlain(typed: string): Parsed {
  const pattern = new RegExp(`[${QUOTES}]([^${QUOTES}]+)[${QUOTES}]|([^\\s${QUOTES}]+)`, 'gu');
  const children = [...typed.matchAll(pattern)].flatMap(match => {
    const [all, phrase, word] = match;
    const text = phrase ?? word ?? '';
    if (!hasLetters(text)) return [];
    const place = { column: match.index + 1, length: all.length };
    return [{ kind: 'words' as const, text, phrase: true, prefix: false, ...place }];
  });
  if (children.length === 0 && typed.trim() !== '') nothingToLookFor({ column: 1, length: typed.length });
  return { tree: together('and', children), notes: [] };
}

/** A value of each field, to show how it is written. */
const EXAMPLES: Readonly<Record<Field, string>> = {
  type: 'pdf',
  language: 'ru',
  date: '2024-03',
  added: '2024-03',
  tag: 'customs',
  source: 'agency',
  grade: 'B',
  handling: 'restricted',
  triage: 'relevant',
  name: 'invoice',
  in: 'contracts',
};

const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Refuses a query, saying where and why, and what to do if it is not to change it there or to put it in quotation marks. */
export function badQuery({ column, length }: Place, what: string, next?: string): never {
  return refuse({ code: 'bad-query', column, length, what, ...(next !== undefined && { next }) });
}

/** Refuses a query that asks for nothing: that nothing was found would say nothing. */
export function nothingToLookFor(place: Place): never {
  return badQuery(
    place,
    'There are no letters or digits here to look for.',
    'Type at least one word or number.',
  );
}

function lexemeOf(text: string, place: Place, notes: (Place & { what: string })[]): Lexeme {
  if (/^[(（]$/.test(text)) return { kind: 'open', ...place };
  if (/^[)）]$/.test(text)) return { kind: 'close', ...place };
  if (text === 'AND' || text === '&&') return { kind: 'and', ...place };
  if (text === 'OR' || text === '||') return { kind: 'or', ...place };
  if (text === 'NOT') return { kind: 'not', ...place };
  const near = /^NEAR(?:\/(.*))?$/.exec(text);
  if (near) return { kind: 'near', distance: nearDistance(near[1], place), ...place };
  if (/^-[^-]/.test(text)) {
    const rest = lexemeOf(text.slice(1), { column: place.column + 1, length: place.length - 1 }, notes);
    if (rest.kind !== 'node') return rest;
    return { kind: 'node', node: { kind: 'not', child: rest.node, ...place }, ...place };
  }
  return fieldOrWords(text, place, notes);
}

function nearDistance(typed: string | undefined, place: Place): number {
  if (typed === undefined) return NEAR_DEFAULT;
  const distance = Number(typed);
  if (typed === '' || !Number.isInteger(distance) || distance < 0 || distance > 10_000)
    badQuery(place, 'NEAR/ is followed by a number of words, as in NEAR/5.');
  return distance;
}

function fieldOrWords(text: string, place: Place, notes: (Place & { what: string })[]): Lexeme {
  const named = /^([\p{L}_]+)[:：](.*)$/su.exec(text);
  const field = named?.[1] ? fieldNamed(named[1]) : undefined;
  if (named && field) {
    const values = unquoted(named[2] ?? '', place)
      .split(',')
      .map(value => value.trim())
      .filter(value => value !== '');
    if (values.length === 0)
      badQuery(
        place,
        `“${named[1]}:” is followed by a value, with no blank between them, as in ${field}:${EXAMPLES[field]}.`,
        'Add the value, or take the field away.',
      );
    return { kind: 'node', node: { kind: 'filter', field, values, ...place }, ...place };
  }
  if (named?.[1] && /^[a-z]+$/.test(named[1]) && named[2] && !named[2].startsWith('//'))
    notes.push({
      ...place,
      what: `“${named[1]}:” is not a field, so these were looked for as words. Fields: ${Object.keys(FIELDS).join(', ')}.`,
    });
  return wordsLexeme(text, place, notes);
}

/** The inside of a quoted text; a text without quotation marks as it is. */
function unquoted(text: string, place: Place): string {
  if (!QUOTES.includes(text.charAt(0)) || text === '') return text;
  if (text.length < 2 || !QUOTES.includes(text.charAt(text.length - 1)))
    badQuery(
      place,
      'This quotation mark has no second one.',
      'Put a second one after the last word of the phrase, or take this one away.',
    );
  return text.slice(1, -1);
}

function wordsLexeme(typed: string, place: Place, notes: (Place & { what: string })[]): Lexeme {
  const quoteAt = [...typed].findIndex(unit => QUOTES.includes(unit));
  const phrase = quoteAt >= 0;
  if (phrase && quoteAt > 0) {
    return wordsLexeme(typed.replaceAll(new RegExp(`[${QUOTES}]`, 'gu'), ' '), place, notes);
  }
  const ending = /(\*|~[0-9]*)$/.exec(typed)?.[1] ?? '';
  const bare = typed.slice(0, typed.length - ending.length);
  const text = phrase ? unquoted(bare, place) : bare;
  if (!phrase && text.includes('*'))
    badQuery(
      { column: place.column + text.indexOf('*'), length: 1 },
      'A * can only stand at the end of a word, for any ending.',
    );
  if (!hasLetters(text)) {
    if (ending === '*') badQuery(place, 'A * needs at least one letter before it.');
    notes.push({ ...place, what: 'There are no letters or digits here, so it was passed over.' });
    return { kind: 'empty', ...place };
  }
  const fuzzy = ending.startsWith('~') ? fuzzyLetters(ending, place) : undefined;
  const node: TypedWords = {
    kind: 'words',
    text,
    phrase,
    prefix: ending === '*',
    ...(fuzzy !== undefined && { fuzzy }),
    ...place,
  };
  return { kind: 'node', node, ...place };
}

function fuzzyLetters(ending: string, place: Place): number {
  const letters = ending === '~' ? 1 : Number(ending.slice(1));
  if (letters < 1 || letters > 2) badQuery(place, 'After ~ stands how many letters may differ: 1 or 2.');
  return letters;
}

function together(kind: 'and' | 'or', children: readonly QueryNode[]): QueryNode | undefined {
  const [first, ...others] = children;
  if (!first || others.length === 0) return first;
  const last = children.at(-1) ?? first;
  return { kind, children, column: first.column, length: last.column + last.length - first.column };
}

/** Recursive descent: or, and, not, near, then words, filters and brackets. */
class Reader {
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #depth = 0;

  constructor(lexemes: readonly Lexeme[]) {
    this.#lexemes = lexemes;
  }

  whole(): QueryNode | undefined {
    const [first] = this.#lexemes;
    if (!first) return undefined;
    if (this.#lexemes.every(lexeme => lexeme.kind === 'empty')) nothingToLookFor(first);
    const tree = this.#or();
    const rest = this.#peek();
    if (rest) badQuery(rest, 'This closing bracket has no opening one.');
    return tree;
  }

  #peek(): Lexeme | undefined {
    while (this.#lexemes[this.#at]?.kind === 'empty') this.#at += 1;
    return this.#lexemes[this.#at];
  }

  #or(): QueryNode | undefined {
    const children = [this.#and()];
    for (let next = this.#peek(); next?.kind === 'or'; next = this.#peek()) {
      this.#at += 1;
      const child = this.#and();
      if (!children[0] || !child) badQuery(next, 'OR stands between two things to look for.');
      children.push(child);
    }
    return together(
      'or',
      children.filter(child => child !== undefined),
    );
  }

  #and(): QueryNode | undefined {
    const children: QueryNode[] = [];
    for (let next = this.#peek(); next && next.kind !== 'or' && next.kind !== 'close'; next = this.#peek()) {
      if (next.kind === 'and') {
        this.#at += 1;
        const after = this.#peek();
        if (children.length === 0 || !after || ['or', 'close', 'and'].includes(after.kind))
          badQuery(next, 'AND stands between two things to look for.');
        continue;
      }
      children.push(this.#not());
    }
    return together('and', children);
  }

  #not(): QueryNode {
    const next = this.#peek();
    if (next?.kind !== 'not') return this.#near();
    this.#at += 1;
    if (++this.#depth > DEEPEST) badQuery(next, 'The query is nested too deeply.');
    const child = this.#not();
    this.#depth -= 1;
    return { kind: 'not', child, column: next.column, length: child.column + child.length - next.column };
  }

  #near(): QueryNode {
    let left = this.#primary(this.#lexemes[this.#at - 1]);
    let joined = 0;
    for (let next = this.#peek(); next?.kind === 'near'; next = this.#peek()) {
      this.#at += 1;
      if (++joined > DEEPEST) badQuery(next, 'There are too many NEAR one after another.');
      const right = this.#primary(next);
      for (const side of [left, right]) mustHavePlaces(side, next);
      const length = right.column + right.length - left.column;
      left = { kind: 'near', distance: next.distance, left, right, column: left.column, length };
    }
    return left;
  }

  #primary(before: Lexeme | undefined): QueryNode {
    const next = this.#peek();
    if (next?.kind === 'node') {
      this.#at += 1;
      return next.node;
    }
    if (next?.kind !== 'open') return missing(before, next);
    this.#at += 1;
    if (++this.#depth > DEEPEST) badQuery(next, 'The query is nested too deeply.');
    const inside = this.#or();
    this.#depth -= 1;
    if (this.#peek()?.kind !== 'close') badQuery(next, 'This bracket is not closed.');
    this.#at += 1;
    return inside ?? badQuery(next, 'There is nothing to look for in these brackets.');
  }
}

/** Refuses an operator that has nothing after it, or NEAR that has nothing before it. */
function missing(before: Lexeme | undefined, next: Lexeme | undefined): never {
  if (before?.kind === 'not')
    return badQuery(before, 'NOT is followed by what is not wanted, as in bank NOT loan.');
  const near = before?.kind === 'near' ? before : (next ?? before);
  const after = before?.kind === 'near' && next?.kind === 'not' ? ' NOT cannot follow it.' : '';
  return badQuery(
    near ?? { column: 1, length: 1 },
    `NEAR stands between two words or phrases, as in bank NEAR/5 loan.${after}`,
  );
}

/** NEAR joins what has places in a text: words, phrases, and alternatives of them. */
function mustHavePlaces(node: QueryNode, near: Place): void {
  if (node.kind === 'words' || node.kind === 'near') return;
  if (node.kind !== 'or')
    badQuery(
      near,
      'NEAR stands between words, phrases, or words with OR in brackets, as in bank NEAR/5 (loan OR credit).',
    );
  for (const child of node.children) mustHavePlaces(child, near);
}
