// Sections as plain prose: paragraphs divided by blank lines, `[E12]` and `[E1, C3]` cite.
import {
  CitationRef,
  EMPTY_TREE,
  type Inline,
  inlineText,
  type Paragraph,
  plainText,
  type SectionTree,
} from './tree.ts';

const CITATION = /\[((?:[ECNF]\d+|doc_[0-9a-z]+)(?:\s*[,;]\s*(?:[ECNF]\d+|doc_[0-9a-z]+))*)\]/g;

/** A section from prose. What is written like a citation becomes one. */
export function treeOfProse(prose: string): SectionTree {
  const paragraphs = prose
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');
  if (paragraphs.length === 0) return EMPTY_TREE;
  return { type: 'doc', content: paragraphs.map(paragraphOf) };
}

const paragraphOf = (text: string): Paragraph => ({
  type: 'paragraph',
  content: text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'break' } as const] : []), ...inlinesOfLine(line)]),
});

function inlinesOfLine(line: string): Inline[] {
  const out: Inline[] = [];
  const say = (text: string) => text !== '' && out.push({ type: 'text', text });
  let from = 0;
  for (const found of line.matchAll(CITATION)) {
    const refs = (found[1] ?? '').split(/\s*[,;]\s*/);
    if (!refs.every(ref => CitationRef.safeParse(ref).success)) continue;
    say(line.slice(from, found.index));
    for (const ref of refs) out.push({ type: 'cite', attrs: { ref } });
    from = found.index + found[0].length;
  }
  say(line.slice(from));
  return out;
}

/** A section as prose: paragraphs with citations as they were, everything else as its text. */
export function proseOf(tree: SectionTree): string {
  return tree.content
    .flatMap(block => {
      if (block.type === 'data') return [];
      if (block.type === 'paragraph' || block.type === 'heading')
        return [(block.content ?? []).map(inlineText).join('')];
      return [plainText({ type: 'doc', content: [block] })];
    })
    .filter(text => text.trim() !== '')
    .join('\n\n');
}
