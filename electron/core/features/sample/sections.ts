// The written part of the sample: sections in the short form of `resources/sample/sections.json`.
import { z } from 'zod';
import { treeOfProse } from '../../../shared/sections/prose.ts';
import { BlockKind, type Inline, type SectionTree } from '../../../shared/sections/tree.ts';
import type { JobContext } from '../../app/context.ts';
import { doStep } from './steps.ts';

/** Sections by template and id: paragraphs, `# ` headings, `- ` and `1. ` items, `[[goods]]` blocks. */
export const Sections = z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)).min(1)));
export type Sections = z.infer<typeof Sections>;

/** Puts numbers in place of keys: `[E:letter-account]` becomes `[E21]`. */
export type Numbered = (text: string) => string;

/** Writes the sections as a person would, each as one action. */
export function writeSections(context: JobContext, sections: Sections, numbered: Numbered): void {
  for (const [template, written] of Object.entries(sections))
    for (const [section, parts] of Object.entries(written))
      doStep(context, 'sections.edit', { template, section, document: treeOf(parts.map(numbered)) });
}

type Part = SectionTree['content'][number];

function treeOf(parts: readonly string[]): SectionTree {
  const content: Part[] = [];
  for (const part of parts) {
    const next = partOf(part);
    const last = content.at(-1);
    if (isList(next) && isList(last) && next.type === last.type)
      content[content.length - 1] = { ...last, content: [...last.content, ...next.content] };
    else content.push(next);
  }
  return { type: 'doc', content };
}

const isList = (part: Part | undefined): part is Extract<Part, { type: 'bullets' | 'numbers' }> =>
  part?.type === 'bullets' || part?.type === 'numbers';

function partOf(part: string): Part {
  const block = /^\[\[(.+)\]\]$/.exec(part)?.[1];
  if (block !== undefined) return { type: 'data', attrs: { block: BlockKind.parse(block), settings: {} } };
  const [, sign, text = part] = /^(# |- |1\. )(.+)$/.exec(part) ?? [];
  const content = wordsOf(text);
  if (sign === undefined) return { type: 'paragraph', content };
  if (sign === '# ') return { type: 'heading', attrs: { level: 1 }, content };
  const item = { type: 'item', content: [{ type: 'paragraph', content }] } as const;
  return { type: sign === '- ' ? 'bullets' : 'numbers', content: [item] };
}

const wordsOf = (text: string): Inline[] =>
  treeOfProse(text).content.flatMap(part => (part.type === 'paragraph' ? (part.content ?? []) : []));
