// Which elements of a web page its own style sheets keep from being seen. Sheets of elsewhere are never fetched.

type Attributes = Readonly<Record<string, string>>;

/** How an element keeps its words from being seen: with all that is in it, or its own letters alone. */
export type Hiding = 'all' | 'letters' | 'nothing';

/** Part of a selector: one element, by its name, id and classes. */
interface Compound {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
}

interface Rule {
  /** From the outermost element to the one that is meant. */
  readonly path: readonly Compound[];
  readonly weight: number;
  readonly declarations: readonly Declaration[];
}

type Declaration = readonly [property: string, value: string, isImportant: boolean];

/** An element that is open. Colours are canonical; '' is one that is not known. */
interface Shown extends Compound {
  readonly color: string;
  readonly background: string;
}

const MOST_LETTERS = 500_000;
const MOST_RULES = 5_000;
/** Ancestors further out than this are not looked at. */
const MOST_STEPS = 200;
const INLINE = 1_000_000;

const WATCHED = new Set(
  'display visibility opacity font font-size mso-hide color background background-color background-image'.split(
    ' ',
  ),
);
/** What a page looks like that says nothing of it. */
const PLAIN: Shown = { tag: '', id: '', classes: [], color: '#000000', background: '#ffffff' };

/** Follows the elements of a page, with the style sheets that stand before them. */
export class PageStyles {
  readonly #open: Shown[] = [PLAIN];
  readonly #rules = new Map<string, Rule[]>();
  #count = 0;
  #letters = 0;
  /** Sheets that are not here may colour the page: then only what it says itself is believed. */
  #isElsewhere = false;

  /** Takes a style sheet. */
  sheet(css: string): void {
    this.#letters += css.length;
    if (this.#letters > MOST_LETTERS) return;
    if (/@import/i.test(css)) this.#isElsewhere = true;
    for (const [selectors, body] of blocksOf(css)) {
      const declarations = declarationsOf(body);
      if (declarations.length === 0) continue;
      for (const selector of selectors.split(',')) this.#add(selector.trim(), declarations);
    }
  }

  #add(selector: string, declarations: readonly Declaration[]): void {
    const path = pathOf(selector);
    const last = path?.at(-1);
    if (!path || !last || ++this.#count > MOST_RULES) return;
    const weight = path.reduce(
      (sum, { tag, id, classes }) => sum + (id === '' ? 0 : 10_000) + classes.length * 100 + (tag ? 1 : 0),
      0,
    );
    const key = keysOf(last)[0] ?? '*';
    const rules = this.#rules.get(key) ?? [];
    rules.push({ path, weight, declarations });
    this.#rules.set(key, rules);
  }

  /** An element begins; says how it hides its words. Every `open` must have its `close`. */
  open(tag: string, attributes: Attributes): Hiding {
    if (tag === 'link' && /stylesheet/i.test(attributes.rel ?? '')) this.#isElsewhere = true;
    const element = {
      tag,
      id: attributes.id ?? '',
      classes: (attributes.class ?? '').split(/\s+/).filter(Boolean),
    };
    const style = this.#styleOf(element, attributes);
    const around = this.#open.at(-1) ?? PLAIN;
    const ownColor = colorOf(style.get('color') ?? attributes.color);
    const color = ownColor ?? around.color;
    const background = backgroundOf(style, attributes) ?? around.background;
    this.#open.push({ ...element, color, background });
    if (attributes.hidden !== undefined || isTemplate(tag, attributes) || isGone(style)) return 'all';
    const isDefault = background === PLAIN.background && this.#isElsewhere;
    const isFaint = color === 'transparent' || (color === background && color !== '' && !isDefault);
    return isFaint ? 'letters' : 'nothing';
  }

  close(): void {
    if (this.#open.length > 1) this.#open.pop();
  }

  #styleOf(element: Compound, { style = '' }: Attributes): Map<string, string> {
    const found: { declaration: Declaration; weight: number }[] = [];
    for (const key of [...keysOf(element), '*'])
      for (const { path, weight, declarations } of this.#rules.get(key) ?? [])
        if (this.#fits(element, path))
          for (const declaration of declarations) found.push({ declaration, weight });
    for (const declaration of declarationsOf(style)) found.push({ declaration, weight: INLINE });
    const order = ({ declaration, weight }: (typeof found)[number]) =>
      weight + (declaration[2] ? 10 * INLINE : 0);
    found.sort((one, other) => order(one) - order(other));
    return new Map(found.map(({ declaration: [property, value] }) => [property, value]));
  }

  #fits(element: Compound, path: readonly Compound[]): boolean {
    let step = path.length - 1;
    if (!isOne(element, path[step])) return false;
    step--;
    const lowest = Math.max(0, this.#open.length - MOST_STEPS);
    for (let at = this.#open.length - 1; at >= lowest && step >= 0; at--)
      if (isOne(this.#open[at] ?? PLAIN, path[step])) step--;
    return step < 0;
  }
}

const keysOf = ({ id, classes, tag }: Compound): string[] => [
  ...(id === '' ? [] : [`#${id}`]),
  ...classes.map(name => `.${name}`),
  ...(tag === '' ? [] : [tag]),
];

const isOne = (element: Compound, wanted: Compound | undefined): boolean =>
  wanted !== undefined &&
  (wanted.tag === '' || wanted.tag === element.tag) &&
  (wanted.id === '' || wanted.id === element.id) &&
  wanted.classes.every(name => element.classes.includes(name));

/** Selectors with their blocks. What holds for some windows or for paper alone is left out. */
function* blocksOf(css: string): Generator<readonly [selectors: string, body: string]> {
  const bare = css.replace(/\/\*[\s\S]*?(\*\/|$)|<!--|-->/g, ' ');
  let depth = 0;
  let passed = 0;
  let selectors = '';
  let start = 0;
  let behind = 0;
  for (const { 0: sign, index } of bare.matchAll(/[{};]/g)) {
    const head = bare.slice(behind, index).trim();
    behind = index + 1;
    if (sign === '{') {
      depth++;
      if (passed === 0 && head.startsWith('@') && !/^@media\s+(all|screen)$/i.test(head)) passed = depth;
      selectors = head.startsWith('@') ? '' : head;
      start = behind;
    } else if (sign === '}') {
      if (passed === 0 && selectors !== '') yield [selectors, bare.slice(start, index)];
      if (passed === depth) passed = 0;
      selectors = '';
      depth = Math.max(0, depth - 1);
    }
  }
}

/** Undefined for selectors that name more than elements, ids and classes inside one another. */
function pathOf(selector: string): Compound[] | undefined {
  if (!/^[\w\s.#>*-]+$/.test(selector) || selector.length > 300) return undefined;
  return selector
    .split(/[\s>]+/)
    .filter(Boolean)
    .map(step => ({
      tag: /^[\w-]+/.exec(step)?.[0].toLowerCase() ?? '',
      id: /#([\w-]+)/.exec(step)?.[1] ?? '',
      classes: [...step.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name),
    }));
}

function declarationsOf(body: string): Declaration[] {
  return body.split(';').flatMap(each => {
    const colon = each.indexOf(':');
    const property = each.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!WATCHED.has(property)) return [];
    const value = each
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const isImportant = /!\s*important$/.test(value);
    return [[property, value.replace(/\s*!\s*important$/, ''), isImportant] as const];
  });
}

/** What only a program may put on the page. One with a shadow root is shown in its place. */
const isTemplate = (tag: string, { shadowrootmode }: Attributes): boolean =>
  tag === 'template' && shadowrootmode === undefined;

const NOUGHT = /^0*\.?0+(px|pt|em|rem|%|cm|mm|in|vw|vh)?$/;

const isGone = (style: ReadonlyMap<string, string>): boolean =>
  style.get('display') === 'none' ||
  /^(hidden|collapse)$/.test(style.get('visibility') ?? '') ||
  style.get('mso-hide') === 'all' ||
  NOUGHT.test(style.get('font-size') ?? '') ||
  /(^|\s)0(px|pt|em)?(\/|\s)/.test(style.get('font') ?? '') ||
  NOUGHT.test(style.get('opacity') ?? '');

/** What is behind the letters; '' when it is a picture or not known, undefined when it is what is behind the element. */
function backgroundOf(style: ReadonlyMap<string, string>, attributes: Attributes): string | undefined {
  if (attributes.background || /url|gradient|image/.test(style.get('background-image') ?? '')) return '';
  const said = style.get('background-color') ?? style.get('background') ?? attributes.bgcolor;
  if (said === undefined || /^(transparent|none|inherit|initial|unset)?$/.test(said)) return undefined;
  return /url|gradient|image|var\(/.test(said) ? '' : (colorOf(said) ?? colorOf(said.split(/\s+/)[0]) ?? '');
}

const NAMES: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', red: '#ff0000' };

/** A colour as `#rrggbb` or `transparent`; '' for one that is not known, undefined when none is said. */
function colorOf(said: string | undefined): string | undefined {
  const value = (said ?? '').trim().toLowerCase();
  if (/^(inherit|currentcolor|unset)?$/.test(value)) return undefined;
  if (value === 'transparent' || NAMES[value]) return NAMES[value] ?? value;
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(value);
  if (short)
    return `#${short
      .slice(1)
      .map(digit => digit + digit)
      .join('')}`;
  if (/^#[\da-f]{6}$/.test(value)) return value;
  const parts =
    /^rgba?\(([^)]*)\)$/
      .exec(value)?.[1]
      ?.split(/[\s,/]+/)
      .filter(Boolean) ?? [];
  if (parts.length < 3 || parts.some(part => !/^[\d.]+$/.test(part))) return '';
  if (parts[3] !== undefined) return Number(parts[3]) === 0 ? 'transparent' : '';
  return `#${parts
    .map(part =>
      Math.min(255, Math.round(Number(part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
