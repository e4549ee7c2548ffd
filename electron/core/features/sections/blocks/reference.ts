// Blocks from reference data: how the case was worked, and what its words mean.
import { z } from 'zod';
import { proseOf } from '../../../../shared/sections/prose.ts';
import type { Resources } from '../../../ports/index.ts';
import { gradesOf } from '../../grades/scales.ts';
import { chosenTemplate, sectionsIn } from '../queries.ts';
import { counted, type Filled, type Filling, oneTable, row, table, words } from './parts.ts';

const Glossary = z.object({
  title: z.string(),
  source: z.string(),
  version: z.string(),
  terms: z.array(z.object({ term: z.string(), found: z.array(z.string()).default([]), meaning: z.string() })),
});

const loaded = new WeakMap<Resources, z.infer<typeof Glossary>>();

function glossaryOf(resources: Resources): z.infer<typeof Glossary> {
  const known = loaded.get(resources);
  if (known) return known;
  const text = new TextDecoder().decode(resources.read('words/glossary.json'));
  const made = Glossary.parse(JSON.parse(text));
  loaded.set(resources, made);
  return made;
}

/** Words of the field that the sections, the claims or the elements use, with what they mean. */
export function glossary(filling: Filling): Filled {
  const { context, material } = filling;
  const { terms, source, version } = glossaryOf(context.ports.resources);
  const sections = sectionsIn(context.db, chosenTemplate(context, undefined));
  const blocks = sections.flatMap(({ document }) =>
    document.content.flatMap(block => (block.type === 'data' ? [block.attrs.block] : [])),
  );
  const text = [
    ...sections.map(({ document }) => proseOf(document)),
    ...material.claims.map(({ text: claim, note }) => `${claim} ${note}`),
    ...(blocks.includes('goods') ? ['HS code, Common High Priority List'] : []),
    ...(blocks.includes('sources') ? ['Admiralty code, SHA-256'] : []),
  ]
    .join('\n')
    .toLowerCase();
  const used = terms.filter(({ term, found }) =>
    [term, ...found].some(word => holds(text, word.toLowerCase())),
  );
  const rows = used.map(({ term, meaning }) => row([words(term), words(meaning)]));
  return oneTable(table(filling, ['Term', 'What it means here'], rows), 'No term of the list is used.', [
    `${source} Version ${version}.`,
  ]);
}

/** Whether a text has a word, and not only as a part of a longer one. */
function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + word.length] ?? ' '))
      return true;
  return false;
}

/** How documents were read, graded, counted and fixed. */
export function methodology(filling: Filling): Filled {
  const { context, material } = filling;
  const { admiralty, scales, scale, confidence } = gradesOf(context.db, context.ports.resources);
  const likelihood = scales.find(({ id }) => id === scale);
  const { documents, evidence } = material;
  const engines = readersOf(documents);
  const graded = evidence.filter(({ informationGrade }) => informationGrade !== undefined).length;
  const rows = [
    [
      'Originals',
      `${counted(documents.length, 'original')}, kept unchanged and known by the SHA-256 of their bytes.`,
    ],
    [
      'Reading',
      engines.length === 0
        ? 'No original was read.'
        : `Text and tables were read by ${inOrder(engines)}; quotes stand in their original script.`,
    ],
    [
      'Evidence',
      `${counted(evidence.length, 'passage')}, each fixed by its document, place and words; ${graded} graded.`,
    ],
    ['Grades', `${admiralty.title}: ${admiralty.rule}`],
    ['Likelihood', likelihood ? `${likelihood.title}: ${likelihood.rule}` : 'No scale was chosen.'],
    [
      'Confidence',
      `${confidence.rule} ${confidence.levels.map(({ name, meaning }) => `${name}: ${meaning}`).join(' ')}`,
    ],
    ['Corroboration', 'Sources are counted by independent origin: copies of one thing are one.'],
    [
      'Log',
      'Every change was written into a log whose lines are chained by hashes, with its author and time.',
    ],
  ].map(([step, how]) => row([words(step ?? ''), words(how ?? '')]));
  const verify = [admiralty, ...(likelihood ? [likelihood] : []), confidence].flatMap(each =>
    each.verify ? [`${each.title}: ${each.verify}`] : [],
  );
  return oneTable(table(filling, ['Step', 'How'], rows), '', verify);
}

/** Programs that read the originals, by the names that people know them by. */
function readersOf(documents: Filling['material']['documents']): string[] {
  const engines = documents.flatMap(({ reading }) => (reading ? [reading] : []));
  const others = engines.filter(({ engine }) => !engine.startsWith('plumbline'));
  const named = [...new Set(others.map(({ engine, engineVersion }) => `${engine} ${engineVersion}`))];
  return others.length < engines.length ? [...named, 'Plumbline itself'] : named;
}

const inOrder = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
