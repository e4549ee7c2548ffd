// Form values, notes and links of a PDF stand behind the words of their page, in brackets: offsets of the words stay theirs.
import type { Page, TextPart } from '../../../shared/contract/documents.ts';
import { doneBy } from '../office/marked-text.ts';
import { counted } from '../outcome.ts';
import { boxOnPage } from './page.ts';
import type { PdfMark, PdfPage } from './pdf-reader.ts';

/** More marks of one page than this are left out, and said. */
const MOST_MARKS = 5_000;
const MOST_LETTERS = 20_000;

/** The page with what lies over it behind its words. A link whose address the page shows anyway adds nothing. */
export function withMarks(page: Page, marks: readonly PdfMark[], pdf: Pick<PdfPage, 'transform'>): Page {
  const shown = bareAddress(page.text);
  const seen = new Set<string>();
  const structure: TextPart[] = [];
  const runs = [...page.runs];
  let { text } = page;
  for (const mark of marks.slice(0, MOST_MARKS)) {
    const words = wordsOf(mark);
    const isShown = mark.kind === 'link' && shown.includes(bareAddress(mark.says));
    if (words === '' || seen.has(words) || isShown) continue;
    seen.add(words);
    if (text !== '' && !text.endsWith('\n')) text += '\n';
    runs.push(text.length, words.length, ...boxOnPage(mark.corners, pdf.transform), 0);
    structure.push({
      kind: mark.kind,
      start: text.length,
      end: text.length + words.length,
      ...(mark.kind === 'link' && { href: mark.says }),
    });
    text += words;
  }
  return structure.length === 0 ? page : { ...page, text, runs, structure };
}

/** The page with the words of a form that stands instead of pages. */
export function withForm(page: Page, words: string): Page {
  const before = page.text === '' || page.text.endsWith('\n') ? page.text : `${page.text}\n`;
  const form = `[XFA form: ${words}]`;
  const part: TextPart = { kind: 'field', start: before.length, end: before.length + form.length };
  return { ...page, text: before + form, structure: [...(page.structure ?? []), part] };
}

function wordsOf({ kind, what, says, author, day, isHidden }: PdfMark): string {
  const said = says.replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS);
  const hidden = isHidden ? 'hidden ' : '';
  if (kind === 'link') return said === '' ? '' : `[${hidden}link: ${said}]`;
  if (kind === 'field') return said === '' ? '' : `[${hidden}form value “${what}”: ${said}]`;
  const label = hidden + doneBy(what, author, day);
  return said === '' ? `[${label}]` : `[${label}: ${said}]`;
}

/** An address without what nobody writes out. */
const bareAddress = (words: string): string =>
  words
    .toLowerCase()
    .replace(/\s+|^(https?:\/\/|mailto:|tel:)/g, '')
    .replace(/\/$/, '');

/** A sentence about form values and notes, which are easily overlooked; none when there are none. */
export function marksWarning(pages: readonly Page[]): string[] {
  const parts = pages.flatMap(page => page.structure ?? []);
  const count = (kind: TextPart['kind']): number => parts.filter(part => part.kind === kind).length;
  const told = [
    ...(count('field') > 0 ? [counted(count('field'), 'form value')] : []),
    ...(count('note') > 0 ? [counted(count('note'), 'note')] : []),
  ];
  return told.length === 0
    ? []
    : [`${told.join(', ')}: kept behind the words of their page, and marked in square brackets.`];
}
