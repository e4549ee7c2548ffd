// Lines of the preview as its text layer has them, and the places of the editor that say the same.

import type { Check } from '../../../electron/shared/contract/preflight.ts';

/** A line that somebody points at. */
export interface PreviewLine {
  readonly page: number;
  readonly words: string;
  /** What stands before and after it on the page; short words alone are in many places. */
  readonly before: string;
  readonly after: string;
  /** How many units of `words` stand before the pointer. */
  readonly offset: number;
}

const SPAN = '.pv-words span';
/** Fewer letters say nothing by themselves. */
const TELLING = 8;
const SHORTEST = 3;

/** The line under a pointer; null beside the words, and where words were selected. */
export function lineAt(event: {
  readonly target: EventTarget;
  readonly clientX: number;
  readonly clientY: number;
}) {
  const span = event.target instanceof Element ? event.target.closest<HTMLElement>(SPAN) : null;
  if (!span || document.getSelection()?.isCollapsed === false) return null;
  const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
  const isInside = caret !== null && span.contains(caret.startContainer);
  return lineOf(span, isInside ? caret.startOffset : 0);
}

/** The first line of words that is wholly shown in the scrolled pages; null for none. */
export function firstLineIn(scroller: HTMLElement): PreviewLine | null {
  const { top, bottom } = scroller.getBoundingClientRect();
  for (const span of scroller.querySelectorAll<HTMLElement>(SPAN)) {
    const box = span.getBoundingClientRect();
    if (box.top >= top && box.bottom <= bottom && letters(span.textContent).length >= TELLING)
      return lineOf(span, 0);
  }
  return null;
}

function lineOf(span: HTMLElement, offset: number): PreviewLine | null {
  const page = Number(span.closest<HTMLElement>('[data-page]')?.dataset.page);
  const beside = (next: 'previousElementSibling' | 'nextElementSibling') => {
    let other = span[next];
    while (other && letters(other.textContent).length === 0) other = other[next];
    return other?.textContent ?? '';
  };
  const words = span.textContent;
  if (!page || letters(words) === '') return null;
  return {
    page,
    words,
    offset,
    before: beside('previousElementSibling'),
    after: beside('nextElementSibling'),
  };
}

const isLetter = /[\p{L}\p{N}]/u;
const letters = (text: string | null): string =>
  [...(text ?? '').normalize('NFKC').toLowerCase()].filter(each => isLetter.test(each)).join('');

/** Goes to what says the same as a line, in the first of these parts that does. Tells which part it is. */
export function writeAt(parts: readonly HTMLElement[], line: PreviewLine): HTMLElement | null {
  const at = letters(line.words.slice(0, line.offset)).length;
  const [before, words, after] = [line.before, line.words, line.after].map(letters) as [
    string,
    string,
    string,
  ];
  const wanted = [
    { text: before + words + after, at: before.length + at },
    { text: words + after, at },
    { text: before + words, at: before.length + at },
    { text: words, at },
  ].filter(({ text }) => text.length >= (words.length >= TELLING ? SHORTEST : TELLING));
  // A heading has its number in the file alone.
  for (const text of [words, words.replace(/^\d+/, '')])
    if (text.length >= SHORTEST) wanted.push({ text, at });
  for (const { text, at } of wanted)
    for (const part of parts) if (goToWords(part, text, at) || goToField(part, text)) return part;
  return null;
}

function goToField(part: HTMLElement, text: string): boolean {
  for (const field of part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
    if (letters(field.value).includes(text)) {
      show(field);
      field.focus({ preventScroll: true });
      return true;
    }
  return false;
}

/** Puts the caret to what a finding of the checks is about: a citation by its label, a mark, or the text itself. */
export function goToFinding(part: Element, { code, what }: Pick<Check, 'code' | 'what'>): void {
  const text = part.querySelector<HTMLElement>('.section-text');
  if (!text) return;
  text.focus({ preventScroll: true });
  const label = /^\[([^\]]+)\]/.exec(what)?.[1];
  const chip = [...text.querySelectorAll('.cite')].find(each => each.textContent === label);
  if (code === 'broken-citation' && chip) {
    document.getSelection()?.selectAllChildren(chip);
    show(chip);
    return;
  }
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const mark = code === 'verify-mark' ? /\[verify/i.exec(node.nodeValue ?? '') : null;
    if (!mark) continue;
    document.getSelection()?.setBaseAndExtent(node, mark.index, node, mark.index + mark[0].length);
    show(node.parentElement ?? text);
    return;
  }
}

/** Puts the caret where a text stands, or shows it where it cannot be written. */
function goToWords(part: HTMLElement, text: string, at: number): boolean {
  const [all, places] = wordsOf(part);
  const found = all.indexOf(text);
  const place = found < 0 ? undefined : places[found + Math.min(at, text.length - 1)];
  if (!place) return false;
  const written = place.node.parentElement?.closest<HTMLElement>('.section-text');
  if (written && place.node.parentElement?.isContentEditable) {
    written.focus({ preventScroll: true });
    document.getSelection()?.collapse(place.node, place.offset);
  } else focusNear(place.node, part);
  show(place.node.parentElement ?? part);
  return true;
}

/** The letters of a part, and where each of them stands. */
function wordsOf(part: HTMLElement): [string, { readonly node: Text; readonly offset: number }[]] {
  const places: { readonly node: Text; readonly offset: number }[] = [];
  let all = '';
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // A citation has its number here and a footnote there.
    if (!(node instanceof Text) || node.parentElement?.closest('.cite, button') != null) continue;
    for (let offset = 0; offset < node.length; offset++)
      for (const each of letters(node.data.charAt(offset))) {
        all += each;
        places.push({ node, offset });
      }
  }
  return [all, places];
}

const REACHABLE = 'a[href], button, input, textarea, select, [tabindex]';

/** Focus goes to what can have it beside a text that is drawn from the case. */
function focusNear(node: Node, part: HTMLElement): void {
  const around = node.parentElement?.closest<HTMLElement>(REACHABLE);
  const row = node.parentElement?.closest<HTMLElement>('p, li, tr, figure, div');
  const inside = row?.querySelector<HTMLElement>(REACHABLE) ?? part.querySelector<HTMLElement>(REACHABLE);
  ((around && part.contains(around) ? around : null) ?? inside)?.focus({ preventScroll: true });
}

const show = (element: Element): void => element.scrollIntoView({ block: 'center' });
