// What the tags and styles of word processors and of the web mean. Everything that is not named here means nothing.

/** How the text of an element is set, with what it has from around it. */
export interface Look {
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly pre: boolean;
  /** Not to be read at all: scripts, styles, hidden and deleted text. */
  readonly drop: boolean;
  /** The sign before an item of a list, which Word writes as text. */
  readonly marker: boolean;
  readonly threads: readonly string[];
}

const PLAIN: Look = { strong: false, emphasis: false, pre: false, drop: false, marker: false, threads: [] };

const DROPPED = new Set(
  'script style head title meta link template iframe object embed svg math noscript img picture video audio canvas form input select textarea button del xml'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 blockquote pre article section header footer main aside nav table tbody thead caption dl dt dd figure figcaption hr address body html'.split(
    ' ',
  ),
);

/** Whether an element and all in it is left out. */
export const isDropped = (name: string): boolean => DROPPED.has(name);

/** Whether an element is a paragraph of its own. */
export const isBlockTag = (name: string): boolean => BLOCKS.has(name);

/** How an element is set, within one that is set so. */
export function lookOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  outer: Look = PLAIN,
): Look {
  const style = (attributes.style ?? '').toLowerCase();
  const thread = attributes['data-thread'];
  return {
    strong: strongIn(name, style) ?? outer.strong,
    emphasis: emphasisIn(name, style) ?? outer.emphasis,
    pre: outer.pre || name === 'pre',
    drop: outer.drop || isDropped(name) || isHidden(style) || isRemark(style, attributes.class ?? ''),
    marker: outer.marker || /mso-list\s*:\s*ignore/.test(style),
    threads: thread === undefined ? outer.threads : [...outer.threads, thread],
  };
}

/** Google Docs wraps everything in a `b` that is not bold: the style has the last word. */
function strongIn(name: string, style: string): boolean | null {
  const weight = /(?:^|[\s;])font-weight\s*:\s*([a-z0-9]+)/.exec(style)?.[1];
  if (weight !== undefined) return weight.startsWith('bold') || Number(weight) >= 600;
  return name === 'b' || name === 'strong' ? true : /^h[1-6]$/.test(name) ? false : null;
}

function emphasisIn(name: string, style: string): boolean | null {
  const slope = /(?:^|[\s;])font-style\s*:\s*([a-z]+)/.exec(style)?.[1];
  if (slope !== undefined) return slope === 'italic' || slope === 'oblique';
  return name === 'i' || name === 'em' ? true : null;
}

const isHidden = (style: string): boolean =>
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/.test(style);

/** Word writes the comments of a text behind it, each with a mark in the text: they are nothing that its author wrote there. */
const isRemark = (style: string, classes: string): boolean =>
  /mso-element\s*:\s*comment/.test(style) || /\bMsoComment(?:Reference|Text|Subject)\b/.test(classes);

/** The level of a heading; null for other blocks. What was copied here says it itself. */
export function headingLevel(name: string, attributes: Readonly<Record<string, string>>): 1 | 2 | 3 | null {
  const found = /^h([1-6])$/.exec(name)?.[1];
  if (found === undefined) return null;
  const level = Number(attributes['data-level'] ?? found);
  return level === 1 || level === 2 ? level : 3;
}

/** The level of a paragraph that Word means as an item of a list; null for other paragraphs. */
export function wordItemOf({
  style = '',
}: Readonly<Record<string, string>>): { level: number; marker: string } | null {
  const level = /mso-list\s*:\s*l\d+\s+level(\d)/i.exec(style)?.[1];
  return level === undefined ? null : { level: Number(level), marker: '' };
}

/** Text without what cannot be seen: controls, soft hyphens, marks of byte order, stand-ins for objects. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[^\P{Cc}\n\t]|[\u00ad\ufeff\ufffc]/gu, '');
