// Builders for what a template gets: valid by default, a test names only what it is about.
import { readdirSync, readFileSync } from 'node:fs';
import type { Dossier } from '../../../../electron/core/features/case-file/dossier.ts';
import { DOSSIER_SCHEMA } from '../../../../electron/core/features/case-file/dossier.ts';
import type {
  ClaimData,
  EvidenceData,
  FigureData,
  SubjectData,
} from '../../../../electron/core/features/case-file/dossier-case.ts';
import type {
  ExhibitData,
  SheetData,
} from '../../../../electron/core/features/case-file/dossier-exhibits.ts';
import type {
  NarrativePiece,
  NoteData,
  SectionData,
} from '../../../../electron/core/features/case-file/dossier-sections.ts';
import { printableAll } from '../../../../electron/core/features/case-file/rules.ts';
import type { TypesetOptions, TypesetPdf, Typesetter } from '../../../../electron/core/ports/typesetter.ts';

const resources = new URL('../../../../resources/', import.meta.url);

/** Bytes of a file below resources/. */
export const resource = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, resources)));

/** Evidence number `number` of exhibit 1. */
export const anEvidence = (number: number, only: Partial<EvidenceData> = {}): EvidenceData => ({
  number,
  quote: `The quote of evidence ${number}`,
  table: false,
  moreRows: 0,
  language: 'en',
  translation: '',
  translator: '',
  translatedOn: '',
  note: '',
  document: 'contract.pdf',
  place: 'p. 1',
  sha256: 'a1'.repeat(32),
  origin: '',
  sourceGrade: { code: 'B', words: 'usually reliable' },
  informationGrade: { code: '2', words: 'probably true' },
  handling: 'Restricted',
  state: 'exact',
  bearsOn: [],
  exhibit: 1,
  marked: false,
  bates: '',
  withheld: '',
  ...only,
});

/** An exhibit with these sheets. */
export const anExhibit = (
  number: number,
  sheets: readonly SheetData[],
  only: Partial<ExhibitData> = {},
): ExhibitData => ({
  number,
  document: 'contract.pdf',
  mediaType: 'application/pdf',
  sha256: 'a1'.repeat(32),
  bytes: 123456,
  pages: 4,
  source: '',
  note: '',
  sourceGrade: null,
  provenance: [],
  addedOn: '2026-03-02',
  reading: 'pdf.js 5',
  evidence: [],
  sheets,
  bates: null,
  ...only,
});

/** A page of the file `/originals/1`, marked. */
export const aPageSheet = (
  marks: Extract<SheetData, { kind: 'page' }>['marks'],
  only: Partial<Extract<SheetData, { kind: 'page' }>> = {},
): SheetData => ({
  kind: 'page',
  title: 'Page 1 of 4',
  alternative: 'Page 1 of contract.pdf, reproduced',
  file: '/originals/1',
  page: 1,
  width: 595.28,
  height: 841.89,
  drawn: false,
  covered: [],
  marks,
  key: 'page:1',
  bates: '',
  ...only,
});

/** A subject with one value. */
export const aSubject = (number: number, only: Partial<SubjectData> = {}): SubjectData => ({
  number,
  name: `Subject ${number}`,
  kind: 'Company',
  otherNames: [],
  values: [{ label: 'Name', text: `Subject ${number}`, check: '', language: '', proofs: [] }],
  proofs: [],
  ...only,
});

/** A claim without evidence. */
export const aClaim = (number: number, only: Partial<ClaimData> = {}): ClaimData => ({
  number,
  text: `Claim ${number} is so.`,
  status: 'draft',
  note: '',
  links: [],
  figures: [],
  ...only,
});

/** A figure of one number. */
export const aFigure = (number: number, only: Partial<FigureData> = {}): FigureData => ({
  number,
  title: `Figure ${number}`,
  words: 'Number of records, over all records.',
  note: '',
  handling: { code: 'restricted', words: 'Restricted: for the receiving authority only' },
  columns: ['Records'],
  rows: [['12']],
  moreRows: 0,
  query: 'SELECT count(*)\nFROM counted;',
  records: 12,
  repetitions: 0,
  sha256: 'a'.repeat(64),
  sources: [{ document: 'trade.csv', sha256: 'b'.repeat(64), rows: 12 }],
  lists: [],
  made: '2026-03-14T09:05:31.120Z',
  author: 'An author',
  citedIn: [],
  differences: [],
  ...only,
});

/** A section of one paragraph. */
export const aSection = (
  pieces: readonly NarrativePiece[],
  only: Partial<SectionData> = {},
): SectionData => ({
  id: 'summary',
  title: 'Summary',
  words: 0,
  written: true,
  content: [{ kind: 'paragraph', pieces }],
  ...only,
});

/** Words of a section. */
export const said = (text: string): NarrativePiece => ({ text, strong: false, emphasis: false });

/** A footnote that leads to `e-1` for `E1`. */
export const aNote = (number: number, cite: string, only: Partial<NoteData> = {}): NarrativePiece => ({
  note: {
    number,
    first: 0,
    cite,
    target: `${cite.slice(0, 1).toLowerCase()}-${cite.slice(1)}`,
    mark: '',
    bates: '',
    words: `The words of ${cite}`,
    ...only,
  },
});

/** A case file with nothing in it. */
export const aDossier = (only: Partial<Dossier> = {}): Dossier => ({
  schema: DOSSIER_SCHEMA,
  standard: '1.7',
  title: 'A title',
  reference: 'PL-1',
  author: 'An author',
  date: '2026-03-14',
  handling: { code: 'restricted', words: 'Restricted: for the receiving authority only' },
  version: '',
  sample: false,
  projectId: 'prj_00000000000000000000000000',
  template: null,
  sections: [],
  subjects: [],
  relations: [],
  claims: [],
  evidence: [],
  figures: [],
  law: [],
  exhibits: [],
  manifest: [],
  bates: null,
  audience: 'full',
  redactions: null,
  preflight: [],
  checking: null,
  ...only,
});

/** Sets a dossier with the shipped template. */
export function setDossier(
  typesetter: Typesetter,
  dossier: Dossier,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<TypesetPdf> {
  const templates = ['dossier', 'lib'].flatMap(folder =>
    readdirSync(new URL(`templates/${folder}/`, resources))
      .filter(name => name.endsWith('.typ'))
      .map(name => [`/templates/${folder}/${name}`, resource(`templates/${folder}/${name}`)] as const),
  );
  const data = new TextEncoder().encode(JSON.stringify(printableAll(dossier)));
  const options: TypesetOptions = {
    standard: dossier.standard === 'a-3a' ? 'a-3a' : '1.7',
    date: dossier.date,
  };
  return typesetter.pdf(
    '/templates/dossier/template.typ',
    new Map([...templates, ['/data.json', data], ...Object.entries(files)]),
    options,
  );
}
