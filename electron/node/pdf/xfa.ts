// The words of a form that stands instead of pages (XFA). pdf.js lays it out as elements of a web page; only their words are taken.
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Forms with more pages than this are cut off. */
const MOST_PAGES = 500;

interface Element {
  readonly name: string;
  readonly value?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly children?: readonly (Element | null)[];
}

/** What a form says and what is filled in, line by line; '' when it cannot be read. Ends the task. */
export async function formWordsOf(task: PDFDocumentLoadingTask): Promise<string> {
  try {
    const document = await task.promise;
    if (!document.isPureXfa) return '';
    const lines: string[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++)
      collect((await (await document.getPage(number)).getXfa()) as Element | null, lines);
    return lines.join('\n');
  } catch {
    return '';
  } finally {
    await task.destroy();
  }
}

function collect(element: Element | null, lines: string[]): void {
  if (!element) return;
  const { name, attributes = {}, children = [] } = element;
  const isBox = attributes.type === 'checkbox' || attributes.type === 'radio';
  const isChosen = name === 'option' ? attributes.selected === true : !isBox || attributes.checked === true;
  const said = element.value ?? attributes.value ?? attributes.textContent;
  if (isChosen && typeof said === 'string' && said.trim() !== '') lines.push(isBox ? 'ticked' : said.trim());
  if (name !== 'option') for (const child of children) collect(child, lines);
}
