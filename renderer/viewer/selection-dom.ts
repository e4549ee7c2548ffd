import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import type { TextItem } from './page-source.ts';
import {
  joinItems,
  type PageText,
  stretchesBetween,
  type TextPoint,
  type TextStretch,
} from './selection-offsets.ts';

/** The words of one page that are on screen. */
export interface ShownText {
  readonly page: number;
  readonly container: HTMLElement;
  readonly spans: readonly HTMLElement[];
  readonly text: PageText;
}

/** Where the words of each page are shown, so that a selection can be turned into offsets. */
export class ShownPages {
  readonly #pages = new Map<number, ShownText>();
  readonly #spans = new WeakMap<Node, { page: number; index: number }>();

  /** Notes the words of a page; returns what forgets them. */
  add(page: number, container: HTMLElement, spans: readonly HTMLElement[], items: readonly TextItem[]) {
    const shown: ShownText = { page, container, spans, text: joinItems(items) };
    this.#pages.set(page, shown);
    spans.forEach((span, index) => {
      this.#spans.set(span, { page, index });
    });
    return () => {
      if (this.#pages.get(page) === shown) this.#pages.delete(page);
    };
  }

  /** The words of a page, if they are on screen. */
  get(page: number): ShownText | undefined {
    return this.#pages.get(page);
  }

  /** What a range of the window covers, as stretches of page text. [] when it covers no words. */
  stretches(range: Range): TextStretch[] {
    const start = this.#pointOf(range.startContainer, range.startOffset);
    const end = this.#pointOf(range.endContainer, range.endOffset);
    if (!start || !end) return [];
    return stretchesBetween(start, end, page => this.#pages.get(page)?.text.text);
  }

  #pointOf(node: Node, offset: number): TextPoint | null {
    const inSpan = this.#spans.get(node.nodeType === Node.TEXT_NODE ? (node.parentNode ?? node) : node);
    if (inSpan && node.nodeType === Node.TEXT_NODE) {
      const start = this.#pages.get(inSpan.page)?.text.starts[inSpan.index] ?? 0;
      return { page: inSpan.page, offset: start + offset };
    }
    return this.#firstAfter(node, offset);
  }

  /** The first word at or after a place that is not inside a word. */
  #firstAfter(node: Node, offset: number): TextPoint | null {
    const place = document.createRange();
    place.setStart(node, offset);
    const isAfter = (element: Node) => place.comparePoint(element, 0) >= 0;
    const pages = [...this.#pages.values()].sort((a, b) => a.page - b.page);
    for (const { page, container, spans, text } of pages) {
      const last = spans.findLast(span => span.isConnected);
      if (!last || (!isAfter(last) && !container.contains(node))) continue;
      const index = spans.findIndex(span => span.isConnected && isAfter(span));
      return { page, offset: index < 0 ? text.text.length : (text.starts[index] ?? 0) };
    }
    const final = pages.at(-1);
    return final ? { page: final.page, offset: final.text.text.length } : null;
  }
}

/** Where stretches stand on the page now, in points: read from the words on screen. [] when they are not. */
export function rectanglesOnScreen(
  shown: ShownText,
  stretch: TextStretch,
  toPage: (box: DOMRect) => Rectangle,
): Rectangle[] {
  const rectangles: Rectangle[] = [];
  shown.spans.forEach((span, index) => {
    const start = shown.text.starts[index] ?? 0;
    const node = span.firstChild;
    if (!node || node.nodeType !== Node.TEXT_NODE) return;
    const from = Math.max(0, stretch.start - start);
    const to = Math.min(node.textContent?.length ?? 0, stretch.end - start);
    if (from >= to) return;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    rectangles.push(...[...range.getClientRects()].map(toPage));
  });
  return rectangles;
}
