import { type RefObject, useRef } from 'react';
import type { PageSource } from '../../viewer/page-source.ts';
import type { Part, PartId } from './parts.ts';
import { firstLineIn, type PreviewLine, writeAt } from './preview-lines.ts';
import { pageOfPart } from './use-place-in-preview.ts';

/** From a line of the preview to the place of the editor that says it. */
export interface WriteHere {
  readonly toLine: (line: PreviewLine) => Promise<void>;
  /** The first line that the preview shows. */
  readonly toShown: () => Promise<void>;
  /** The part that the preview led to last. */
  readonly ledTo: RefObject<PartId | null>;
}

/** Leads from the preview into the editor: to the words where they stand there, else to their part. */
export function useWriteHere(
  editor: RefObject<HTMLElement | null>,
  parts: readonly Part[],
  source: PageSource | null,
  onPart: (id: PartId) => void,
): WriteHere {
  const ledTo = useRef<PartId | null>(null);
  const toLine = async (line: PreviewLine) => {
    if (!editor.current || !source) return;
    const ids = await likely(source, parts, line.page);
    const shown = ids.flatMap(id => editor.current?.querySelector<HTMLElement>(`[data-part=${id}]`) ?? []);
    // Before the focus goes there: the part is told of it by that.
    const before = ledTo.current;
    for (const element of shown) {
      ledTo.current = element.dataset.part as PartId;
      if (writeAt([element], line)) return onPart(ledTo.current);
    }
    ledTo.current = before;
    const [first] = ids;
    const element = shown[0];
    if (first === undefined || !element) return;
    ledTo.current = first;
    onPart(first);
    element.scrollIntoView({ block: 'start' });
    element
      .querySelector<HTMLElement>('.section-text, input, textarea, button')
      ?.focus({ preventScroll: true });
  };
  const toShown = async () => {
    const pages = document.querySelector<HTMLElement>('.case-file .preview-pages');
    const line = pages && firstLineIn(pages);
    if (line) await toLine(line);
  };
  return { toLine, toShown, ledTo };
}

/** All parts, those first that are printed on a page: the nearest before it, and those that begin on it. */
async function likely(source: PageSource, parts: readonly Part[], page: number): Promise<PartId[]> {
  const begins = await Promise.all(
    parts.map(async ({ id, title }) => ({ id, page: await pageOfPart(source, id, title) })),
  );
  const known = begins.filter(({ page }) => page !== null);
  const last = known.findLast(each => (each.page ?? 0) < page);
  const isHere = (each: (typeof begins)[number]) => each === last || each.page === page;
  return [...begins.filter(isHere), ...begins.filter(each => !isHere(each))].map(({ id }) => id);
}
