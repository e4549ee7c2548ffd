import type { Page, TextPart } from '../../../shared/contract/documents.ts';
import { RUN_SIZE } from '../../../shared/text/page-text.ts';

/** Form values, notes and links of a page stand behind its words, whoever read those. */
export function withMarksOf(old: Page, page: Page): Page {
  const marks = (old.structure ?? []).filter(({ kind }) => MARKS.has(kind));
  if (marks.length === 0) return page;
  const runs = [...page.runs];
  const confidence = [...(page.confidence ?? [])];
  const structure: TextPart[] = [];
  let { text } = page;
  for (const part of marks) {
    if (text !== '') text += '\n';
    const words = old.text.slice(part.start, part.end);
    const at = runIndexAt(old, part.start);
    if (at >= 0) {
      runs.push(text.length, words.length, ...old.runs.slice(at + 2, at + RUN_SIZE));
      confidence.push(100);
    }
    structure.push({ ...part, start: text.length, end: text.length + words.length });
    text += words;
  }
  return { ...page, text, runs, confidence, structure };
}

const MARKS = new Set<TextPart['kind']>(['field', 'note', 'link']);

function runIndexAt({ runs }: Page, start: number): number {
  for (let at = 0; at < runs.length; at += RUN_SIZE) if (runs[at] === start) return at;
  return -1;
}
