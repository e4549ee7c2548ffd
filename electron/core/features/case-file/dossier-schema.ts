// The data of a template as zod schemas, from which resources/templates/lib/data.schema.json is written: for people who write templates, and
// for the test that checks what is handed over. The types are those of `dossier.ts` and `custody-data.ts`.
import { z } from 'zod';
import { Rectangle } from '../../../shared/contract/anchor.ts';
import { CheckKind } from '../../../shared/contract/preflight.ts';
import { BlockKind } from '../../../shared/sections/tree.ts';
import type { CustodyData } from '../history/custody-data.ts';
import type { Dossier } from './dossier.ts';
import type { SheetData } from './dossier-exhibits.ts';
import type { NarrativeBlock } from './dossier-sections.ts';

const text = z.string();
const count = z.int().min(0);
const about = (words: string) => text.describe(words);

const Coded = z.strictObject({ code: text, words: text }).meta({ id: 'Coded' });
const Fact = z.strictObject({ label: text, value: text }).meta({ id: 'Fact' });
const Proof = z
  .strictObject({ number: count, role: z.enum(['supports', 'contradicts', 'context']) })
  .meta({ id: 'Proof', description: 'A piece of evidence behind something, by its number.' });
const Range = z
  .strictObject({ first: text, last: text, sheets: count })
  .meta({ id: 'BatesRange', description: 'First and last Bates number, and how many sheets.' });

const Note = z
  .strictObject({
    number: count,
    first: count.describe('Number of the footnote that cites the same thing first; 0 in that one.'),
    cite: about('What is cited: E12, Exhibit 3.'),
    target: about('Label of its entry: e-12, exhibit-3.'),
    mark: about('Label of the place where it is marked: x-12; empty for none.'),
    bates: text,
    words: text,
  })
  .meta({ id: 'Footnote' });
const Piece = z
  .union([
    z.strictObject({ text, strong: z.boolean(), emphasis: z.boolean() }),
    z.strictObject({ note: Note }),
    z.strictObject({ break: z.literal(true) }),
  ])
  .meta({ id: 'Piece', description: 'Words, a footnote, or the end of a line.' });
const Cell = z
  .array(z.union([z.strictObject({ text }), z.strictObject({ cite: text, target: text })]))
  .meta({ id: 'Cell', description: 'Words and citations; target is the label that a citation leads to.' });
const Table = z.strictObject({
  title: text,
  columns: z.array(z.strictObject({ title: text, right: z.boolean() })),
  rows: z.array(z.strictObject({ cells: z.array(Cell), evidence: z.array(count), documents: z.array(text) })),
  more: count.describe('Rows that are not in it.'),
});
const Block: z.ZodType<NarrativeBlock> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('paragraph'), pieces: z.array(Piece) }),
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      pieces: z.array(Piece),
    }),
    z.strictObject({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.array(z.lazy(() => Block))),
    }),
    z.strictObject({
      kind: z.literal('data'),
      block: BlockKind,
      title: text,
      tables: z.array(Table),
      notes: z.array(text),
      empty: about('What is said instead when there is nothing to show.'),
    }),
  ])
  .meta({ id: 'Block', description: 'A part of a section.' });
const Section = z.strictObject({
  id: text,
  title: text,
  words: count,
  written: z.boolean(),
  content: z.array(Block),
});

const End = z.strictObject({ number: count, name: text, subject: z.boolean() });
const Subject = z.strictObject({
  number: count,
  name: text,
  kind: text,
  otherNames: z.array(text),
  values: z.array(z.strictObject({ label: text, text, check: text, language: text, proofs: z.array(Proof) })),
  proofs: z.array(Proof),
});
const Relation = z.strictObject({
  source: End,
  target: End,
  label: text,
  values: z.array(z.strictObject({ label: text, text })),
  proofs: z.array(Proof),
});
const Claim = z.strictObject({
  number: count,
  text,
  status: text,
  note: text,
  links: z.array(
    z.strictObject({
      ...Proof.shape,
      quote: text,
      language: text,
      document: text,
      place: text,
      note: text,
    }),
  ),
  figures: z.array(z.strictObject({ ...Proof.shape, title: text, note: text })),
});
const Evidence = z.strictObject({
  number: count,
  quote: text,
  table: z.boolean(),
  moreRows: count,
  language: text,
  translation: text,
  translator: text,
  translatedOn: text,
  note: text,
  document: text,
  place: text,
  sha256: text,
  origin: text,
  sourceGrade: Coded.nullable(),
  informationGrade: Coded.nullable(),
  handling: text,
  state: about('exact, moved or lost: a lost passage is printed and never marked.'),
  bearsOn: z.array(z.strictObject({ label: text, target: text, words: text })),
  exhibit: count,
  marked: z.boolean().describe('Whether some sheet carries its mark, with the label x-<number>.'),
  bates: text,
  withheld: text,
});
const Figure = z.strictObject({
  number: count,
  title: text,
  words: text,
  note: text,
  handling: Coded,
  columns: z.array(text),
  rows: z.array(z.array(text)),
  moreRows: count,
  query: text,
  records: count,
  repetitions: count,
  sha256: text,
  sources: z.array(z.strictObject({ document: text, sha256: text, rows: count })),
  lists: z.array(z.strictObject({ name: text, version: text, sha256: text, verify: text })),
  made: text,
  author: text,
  citedIn: z.array(count),
  differences: z.array(text),
});
const Law = z.strictObject({
  code: text,
  title: text,
  authority: text,
  version: text,
  checked: text,
  note: text,
  provisions: z.array(
    z.strictObject({
      code: text,
      title: text,
      text,
      citation: text,
      source: text,
      sourceDate: text,
      checked: text,
      status: about('verbatim, copy, secondary or unverified.'),
      verify: about('What has to be verified before anybody relies on it; empty for nothing.'),
    }),
  ),
});

const Mark = z
  .strictObject({ number: count, rectangles: z.array(Rectangle), first: z.boolean() })
  .meta({ id: 'Mark', description: 'Where evidence is marked. The first one carries the label x-<number>.' });
const sheet = { key: text, bates: text, title: text, marks: z.array(Mark) };
const Sheet: z.ZodType<SheetData> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...sheet,
      kind: z.literal('page'),
      alternative: text,
      file: text,
      page: count,
      width: z.number(),
      height: z.number(),
      drawn: z.boolean(),
      covered: z.array(count),
    }),
    z.strictObject({
      ...sheet,
      kind: z.literal('text'),
      language: text,
      cutBefore: z.boolean(),
      cutAfter: z.boolean(),
      pieces: z.array(z.strictObject({ text, marks: z.array(count) })),
    }),
    z.strictObject({
      ...sheet,
      kind: z.literal('rows'),
      columns: z.array(text),
      rows: z.array(z.strictObject({ row: count, cells: z.array(text), marks: z.array(count) })),
    }),
    z.strictObject({ ...sheet, kind: z.enum(['missing', 'withheld']), reason: text }),
  ])
  .meta({
    id: 'Sheet',
    description: 'One reproduced page, passage or table, or a note on why it is not there.',
  });
const Exhibit = z.strictObject({
  number: count,
  document: text,
  mediaType: text,
  sha256: text,
  bytes: count,
  pages: count,
  source: text,
  note: text,
  sourceGrade: Coded.nullable(),
  provenance: z.array(Fact),
  addedOn: text,
  reading: text,
  evidence: z.array(count),
  sheets: z.array(Sheet),
  bates: Range.nullable(),
});
const Original = z.strictObject({
  name: text,
  bytes: count,
  sha256: text,
  exhibit: count,
  attached: about('Its name among the attachments; empty when it is not attached.'),
  mediaType: text,
  file: text,
});
const AttachedText = z
  .strictObject({ name: text, file: text, sha256: text, text })
  .meta({ id: 'AttachedText' });

/** What both kinds of template get. */
const head = {
  schema: count,
  standard: text,
  title: text,
  reference: text,
  author: text,
  date: text,
  handling: Coded,
  sample: z.boolean().describe('True for the invented sample case: every page must say so.'),
  projectId: text,
};

/** The data of a template about the case. */
export const DossierSchema: z.ZodType<Dossier> = z.strictObject({
  ...head,
  version: text,
  sections: z.array(Section),
  subjects: z.array(Subject),
  relations: z.array(Relation),
  claims: z.array(Claim),
  evidence: z.array(Evidence),
  figures: z.array(Figure),
  law: z.array(Law),
  exhibits: z.array(Exhibit),
  manifest: z.array(Original),
  template: z
    .strictObject({ id: text, title: text, version: text, sha256: text })
    .nullable()
    .describe('The template, when a person brought it; null for a shipped one.'),
  bates: Range.nullable(),
  audience: z.enum(['full', 'safe']),
  redactions: z
    .array(z.strictObject({ number: count, place: text, what: text, times: count, reason: text }))
    .nullable(),
  preflight: z.array(CheckKind),
  checking: z.strictObject({ sums: AttachedText, script: AttachedText }).nullable(),
});

/** The data of a template about the log. */
export const CustodySchema: z.ZodType<CustodyData> = z.strictObject({
  ...head,
  createdAt: text,
  head: z.strictObject({ number: count, at: text, hash: text }),
  people: z.array(z.strictObject({ author: text, actions: count, first: text, last: text })),
  turnedBack: z.array(z.strictObject({ seq: count, at: text, before: text })),
  originals: z.array(
    z.strictObject({
      name: text,
      sha256: text,
      bytes: count,
      mediaType: text,
      source: text,
      grade: text,
      provenance: z.array(Fact),
      parent: text,
      action: count,
      at: text,
      author: text,
      evidence: z.array(
        z.strictObject({ number: count, place: text, state: text, action: count, at: text, author: text }),
      ),
    }),
  ),
  filter: z.array(text),
  actions: z.array(
    z.strictObject({
      seq: count,
      at: text,
      author: text,
      sentence: text,
      undone: z.boolean(),
      reverses: count,
      hash: text,
    }),
  ),
});

/** What resources/templates/lib/data.schema.json holds: a JSON Schema for each kind of template. */
export const dataSchemas = (): Readonly<Record<'case' | 'log', unknown>> => ({
  case: z.toJSONSchema(DossierSchema),
  log: z.toJSONSchema(CustodySchema),
});
