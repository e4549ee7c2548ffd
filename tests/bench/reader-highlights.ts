// The reader where a document is full of highlights: opened, paged through, and one more passage kept.
import type { Page } from 'playwright-core';
import type { Document } from '../../electron/shared/contract/documents.ts';
import type { Workbench } from '../e2e/harness.ts';
import { paging } from '../helpers/frames.ts';
import { LINES } from './made-pdf.ts';
import { firstPage, keepLines } from './reading-keys.ts';
import type { Measurement } from './run.ts';

/** Pieces of evidence in the document. */
export const HIGHLIGHTS = 5_000;

/** Keeps the end of lines all over a document: their beginnings stay free. Done before a window listens to every change. */
export async function highlight(api: Workbench['api'], { id: documentId }: Document): Promise<void> {
  const onPage = LINES / 2;
  for (let number = 1; number <= HIGHLIGHTS / onPage; number += 1) {
    const { text } = await api.get('documents.page', { documentId, page: number });
    const ends = [...text.matchAll(/to the buyer/g)].slice(-onPage);
    await Promise.all(
      ends.map(({ index }) => {
        const stretches = [{ page: number, start: index, end: index + 'to the buyer'.length }];
        return api.get('evidence.keep', { marking: { kind: 'text', documentId, stretches } });
      }),
    );
  }
}

/** E to the form, and Enter to what is on the disk, among the highlights of `highlight`; and how they are opened and paged. `number`: of the next evidence. */
export async function keepingAmong(page: Page, document: Document, number: number): Promise<Measurement[]> {
  await firstPage(page, document);
  const opened = await firstPage(page, document);
  await page.locator('[data-page="1"] .pv-mark[data-mark^="evd_"]').first().waitFor();
  const { form, saved } = await keepLines(page, 0, number);
  const slow = await paging(page, '.pv-scroller');
  const among = (what: string, ours: number, theirs: number): Measurement => ({
    name: `5,000 highlights: ${what}`,
    ours,
    theirs,
    unit: 'ms',
    against: 'target',
  });
  return [
    among('first page', opened, 1_000),
    among('selection to saved evidence', form + saved, 100),
    among('95 % of frames while paging', slow, 16.7),
  ];
}
