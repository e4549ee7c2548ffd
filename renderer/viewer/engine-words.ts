import type { Page } from '../../electron/shared/contract/documents.ts';
import { SURE_WORD } from '../../electron/shared/contract/recognition.ts';
import { RUN_SIZE, type Run, runAt, runCount } from '../../electron/shared/text/page-text.ts';
import type { PageSource, TextItem, TextLayerHandle } from './page-source.ts';
import { joinItems } from './selection-offsets.ts';

/**
 * The same pages, with words that are always those of the engine: the page's own words where they agree with what the
 * engine read, else words laid where the engine saw them (recognised text, images).
 */
export function withEngineWords(
  source: PageSource,
  wordsOf: (page: number) => Promise<Page | null>,
): PageSource {
  const text: PageSource['text'] = async (number, container, scale) => {
    const [own, page] = await Promise.all([source.text(number, container, scale), wordsOf(number)]);
    if (!page) return own;
    const ownText = own && joinItems(own.items).text;
    if (ownText === page.text) return own;
    // Form values, notes and links stand behind the words that the page shows.
    if (own && ownText && (page.structure ?? []).length > 0 && page.text.startsWith(ownText))
      return withRest(own, layRuns(afterWords(page, ownText.length), container));
    own?.close();
    container.replaceChildren();
    return layRuns(page, container);
  };
  return { ...source, text };
}

/** A run, or what stands between two; `sure` is how sure text recognition was of it. */
interface Piece {
  readonly item: TextItem;
  readonly run: Run | null;
  readonly sure: number | undefined;
}

/** Items that give the page text back: runs, and what stands between them. */
export function itemsOfRuns(page: Page): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  const add = (str: string, run: Run | null, sure?: number) =>
    pieces.push({ item: { str, hasEOL: false }, run, sure });
  for (let index = 0; index < runCount(page); index += 1) {
    const run = runAt(page, index);
    if (run.start > done) add(page.text.slice(done, run.start), null);
    add(page.text.slice(run.start, run.start + run.length), run, page.confidence?.[index]);
    done = run.start + run.length;
  }
  if (done < page.text.length) add(page.text.slice(done), null);
  return pieces;
}

/** The part of a page behind its first so many characters. */
export function afterWords(page: Page, length: number): Page {
  const runs: number[] = [];
  for (let at = 0; at < page.runs.length; at += RUN_SIZE) {
    const start = page.runs[at] ?? 0;
    if (start >= length) runs.push(start - length, ...page.runs.slice(at + 1, at + RUN_SIZE));
  }
  return { ...page, text: page.text.slice(length), runs };
}

const withRest = (own: TextLayerHandle, rest: TextLayerHandle): TextLayerHandle => ({
  spans: [...own.spans, ...rest.spans],
  items: [...own.items, ...rest.items],
  rescale: own.rescale,
  close: () => {
    own.close();
    rest.close();
  },
});

function layRuns(page: Page, container: HTMLElement): TextLayerHandle {
  const measure = document.createElement('canvas').getContext('2d');
  const pieces = itemsOfRuns(page);
  const spans = pieces.map(({ item, run, sure = 100 }) => {
    const span = document.createElement('span');
    span.textContent = item.str;
    if (run) placeSpan(span, item.str, run, page, measure);
    else span.className = 'pv-between';
    if (run && sure < SURE_WORD) markUnsure(span, sure);
    container.append(span);
    return span;
  });
  container.style.width = '100%';
  container.style.height = '100%';
  const close = () => container.replaceChildren();
  return { spans, items: pieces.map(piece => piece.item), rescale: () => undefined, close };
}

/** Marks a word that should be compared with the page before it is quoted. */
function markUnsure(span: HTMLElement, sure: number) {
  span.classList.add('pv-unsure');
  span.title = `Text recognition is ${sure} % sure of this word`;
}

function placeSpan(
  span: HTMLElement,
  text: string,
  run: Run,
  page: Page,
  measure: CanvasRenderingContext2D | null,
) {
  const upright = run.direction % 180 === 0;
  const [length, height] = upright ? [run.width, run.height] : [run.height, run.width];
  // Turning happens about the top left of the unturned span: the corner where the run's first character begins.
  const x = run.direction === 90 || run.direction === 180 ? run.x + run.width : run.x;
  const y = run.direction === 180 || run.direction === 270 ? run.y + run.height : run.y;
  span.style.left = `${(100 * x) / page.width}%`;
  span.style.top = `${(100 * y) / page.height}%`;
  span.style.fontFamily = 'sans-serif';
  span.style.setProperty('--font-height', `${height}px`);
  if (run.direction !== 0) span.style.setProperty('--rotate', `${run.direction}deg`);
  if (!measure) return;
  measure.font = `${height}px sans-serif`;
  const { width } = measure.measureText(text);
  if (width > 0) span.style.setProperty('--scale-x', String(length / width));
}
