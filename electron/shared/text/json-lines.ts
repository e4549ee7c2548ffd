// JSON with the place of everything in it, so that what is wrong with a file that a person wrote can be told by its line.

/** A place in a text, counted from 1. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** A JSON text that was read, or where and why it is none. */
export type JsonRead =
  | { readonly ok: true; readonly value: unknown; placeOf(path: readonly PropertyKey[]): LineAndColumn }
  | { readonly ok: false; readonly at: LineAndColumn; readonly what: string };

const DEEPEST = 100;

/** Reads JSON, remembering where each value stands. A place that is not there is given by the nearest one above it. */
export function readJson(text: string): JsonRead {
  const reader = new Reader(text.replace(/^\uFEFF/u, ' '));
  try {
    const value = reader.whole();
    return { ok: true, value, placeOf: path => lineAndColumn(text, reader.nearest(path)) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { ok: false, at: lineAndColumn(text, error.at), what: error.message };
  }
}

function lineAndColumn(text: string, offset: number): LineAndColumn {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

class Fault extends Error {
  readonly at: number;
  constructor(at: number, what: string) {
    super(what);
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  readonly #places = new Map<string, number>();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): unknown {
    const value = this.#value([]);
    this.#blanks();
    if (this.#at < this.#text.length)
      throw new Fault(this.#at, 'there is more after the end; take it away, or mend the brackets before it');
    return value;
  }

  nearest(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const found = this.#places.get(keyOf(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return this.#places.get('') ?? 0;
  }

  #value(path: readonly PropertyKey[]): unknown {
    this.#blanks();
    this.#places.set(keyOf(path), this.#at);
    if (path.length > DEEPEST) throw new Fault(this.#at, 'it is nested too deep');
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(path);
      case '[':
        return this.#array(path);
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  #object(path: readonly PropertyKey[]): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const open = this.#at++;
    for (let first = true; !this.#ends('}', first, open); first = false) {
      const start = this.#at;
      if (this.#text[start] !== '"')
        throw new Fault(start, 'a name in "straight" quotation marks must stand here');
      const name = this.#string();
      if (entries.has(name)) throw new Fault(start, `“${name}” is there twice; keep one`);
      this.#blanks();
      if (this.#text[this.#at] !== ':') throw new Fault(this.#at, 'a colon must stand here');
      this.#at++;
      entries.set(name, this.#value([...path, name]));
    }
    return Object.fromEntries(entries);
  }

  #array(path: readonly PropertyKey[]): unknown[] {
    const values: unknown[] = [];
    const open = this.#at++;
    for (let first = true; !this.#ends(']', first, open); first = false)
      values.push(this.#value([...path, values.length]));
    return values;
  }

  /** Whether a list ends here; passes over the comma before the next thing. */
  #ends(mark: '}' | ']', first: boolean, open: number): boolean {
    this.#blanks();
    const unit = this.#text[this.#at];
    if (unit === undefined) throw new Fault(open, `this bracket is never closed; add ${mark}`);
    if (unit === mark) {
      this.#at++;
      return true;
    }
    if (first) return false;
    if (unit !== ',') throw new Fault(this.#at, `a comma or ${mark} must stand here`);
    const comma = this.#at++;
    this.#blanks();
    if (this.#text[this.#at] === mark) throw new Fault(comma, 'nothing comes after this comma; take it away');
    return false;
  }

  #string(): string {
    const start = this.#at++;
    for (;;) {
      const unit = this.#text[this.#at];
      if (unit === undefined || unit === '\n')
        throw new Fault(
          start,
          'this text is not closed on its line; add a quotation mark, or write \\n for a line end',
        );
      this.#at++;
      if (unit === '\\') this.#at++;
      else if (unit === '"') break;
    }
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch {
      throw new Fault(
        start,
        'this text has a \\ or a control character that JSON does not know; write \\\\ for a backslash',
      );
    }
  }

  #word(): unknown {
    const word = /[^\s,\]}]*/y;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0] ?? '';
    if (found === '') throw new Fault(this.#at, 'a value must stand here');
    if (!/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(found))
      throw new Fault(
        this.#at,
        `“${found.slice(0, 40)}” is no value; put text into "straight" quotation marks`,
      );
    this.#at += found.length;
    return JSON.parse(found);
  }

  #blanks(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }
}

const keyOf = (path: readonly PropertyKey[]): string => path.map(part => `/${String(part)}`).join('');
