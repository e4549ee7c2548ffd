import type { Change } from '../../../electron/shared/contract/history.ts';
import { dayAndTime } from '../../text/format.ts';
import {
  CLAIM_KIND,
  CLAIM_STATUS,
  CONFIDENCE,
  HANDLING,
  INFORMATION_GRADE,
  ROLE_WORDS,
  SOURCE_GRADE,
  TRIAGE,
  WEIGHT,
} from '../../text/words.ts';
import { type FieldChange, fieldChanges } from './changes.ts';

/** Names of things by their id, as `E12`, `C3` or a file's name. */
export type Names = ReadonlyMap<string, string>;

const TABLES: Readonly<Record<string, string>> = {
  project: 'project',
  document_note: 'notes on document',
  evidence: 'evidence',
  entity: 'entity',
  statement: 'value',
  relation: 'relation',
  claim: 'claim',
  link: 'link',
  case_file: 'case file',
  trade_set: 'table of trade records',
  trade_mend: 'mended row',
  trade_mapping: 'mapping',
  trade_columns: 'columns of the grid',
  figure: 'figure',
  figure_citation: 'citation of a figure',
  claim_entity: 'whom a claim is about',
  document_origin: 'origin of document',
  setting: 'setting of the project',
  regime: 'regime',
  element: 'element',
  answer: 'what a claim answers',
  gap_task: 'task about a gap',
  search_citation: 'citation of a search',
  comparison: 'comparison of hypotheses',
  hypothesis: 'hypothesis',
  comparison_item: 'item of a comparison',
  comparison_rating: 'rating in a comparison',
  key_slot: 'key',
  recipient: 'address book',
};

const LETTER: Readonly<Record<string, string>> = { evidence: 'E', claim: 'C', entity: 'N', figure: 'F' };

const FIELDS: Readonly<Record<string, string>> = {
  documentId: 'Document',
  sourceGrade: 'Grade of the source',
  informationGrade: 'Grade of the information',
  createdAt: 'Made',
  addedAt: 'Added',
  entityId: 'Entity',
  evidenceId: 'Evidence',
  sourceId: 'From',
  targetId: 'To',
  targetKind: 'Kind of target',
  schema: 'Kind',
  text: 'Sentence',
  author: 'Who',
  role: 'What it does',
  kind: 'Kind',
  startDate: 'When, or from',
  endDate: 'Until',
  date: 'When it was',
  parentId: 'Is a part of',
  alternativeTo: 'Explains otherwise',
  claimId: 'Claim',
  elementId: 'Element',
  regimeId: 'Regime',
  comparisonId: 'Comparison',
  hypothesisId: 'Hypothesis',
  itemId: 'Item',
  searchId: 'Recorded search',
  pursued: 'Prongs pursued',
  removed: 'Gone from its file',
  label: 'Origin',
  what: 'What is missing',
  assignee: 'Who looks for it',
  due: 'Due',
  state: 'How it stands',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: CLAIM_STATUS,
  role: ROLE_WORDS,
  kind: CLAIM_KIND,
  weight: WEIGHT,
  relevance: { high: 'High', medium: 'Medium', low: 'Low' },
  confidence: CONFIDENCE,
  consistency: {
    CC: 'Very consistent',
    C: 'Consistent',
    N: 'Neutral',
    I: 'Inconsistent',
    II: 'Very inconsistent',
  },
  state: { open: 'Open', 'under-way': 'Under way', done: 'Done', dropped: 'Dropped' },
  removed: { 0: 'no', 1: 'yes' },
  triage: TRIAGE,
  sourceGrade: SOURCE_GRADE,
  informationGrade: INFORMATION_GRADE,
  handling: Object.fromEntries(Object.entries(HANDLING).map(([key, { words }]) => [key, words])),
  confirmed: { 0: 'no', 1: 'yes' },
};

/** Fields that say nothing to a person: the quote and the place stand for the anchor. */
const LEFT_OUT = new Set(['anchor', 'position', 'number', 'definition']);
const ID = /\b(?:doc|evd|ent|stm|rel|clm|lnk|elm|rgm|fig)_[0-9a-z]{26}\b/g;
/** An id alone that nothing is called by says nothing to a person. */
const BARE_ID = /^(?:[a-z]{3}_[0-9a-z]{26})?$/;

/** What a changed row is: `claim C3`, `link`. A row that is gone keeps the number that it had. */
export function rowWords(change: Change, names: Names): string {
  const kind = TABLES[change.table] ?? change.table.replaceAll('_', ' ');
  const row: Readonly<Record<string, unknown>> = change.after ?? change.before ?? {};
  const { number } = row;
  const letter = LETTER[change.table];
  const called = names.get(change.id) ?? (typeof row.code === 'string' ? row.code : undefined);
  const own = letter && typeof number === 'number' ? `${letter}${number}` : called;
  return own ? `${kind} ${own}` : kind;
}

/** The fields that changed, in words: ids as the names of what they name, codes as what they mean. */
export function fieldsInWords(change: Change, names: Names): FieldChange[] {
  return fieldChanges(change)
    .filter(({ field }) => !LEFT_OUT.has(field))
    .map(({ field, before, after }) => ({
      field: change.table === 'setting' ? 'Likelihood scale' : (FIELDS[field] ?? sentenceCase(field)),
      before: valueWords(field, before, names),
      after: valueWords(field, after, names),
    }))
    .filter(({ before, after }) => !(BARE_ID.test(before) && BARE_ID.test(after)));
}

function valueWords(field: string, value: string, names: Names): string {
  const known = VALUES[field]?.[value];
  if (known) return /Grade$/.test(field) ? `${value}, ${known}` : known;
  if (field === 'likelihood' || SCALES[value]) return termInWords(value);
  if (/At$/.test(field) && value !== '') return dayAndTime(value);
  if (field === 'subjects') return (value.match(ID) ?? []).map(id => names.get(id) ?? id).join(', ');
  return value.replace(ID, id => names.get(id) ?? id);
}

const SCALES: Readonly<Record<string, string>> = { icd203: 'ICD 203', phia: 'PHIA yardstick' };

/** `icd203:very-likely` as `Very likely, ICD 203`; a scale alone by its name. */
function termInWords(value: string): string {
  const [scale = '', term] = value.split(':');
  const name = SCALES[scale] ?? scale;
  return term ? `${sentenceCase(term.replaceAll('-', ' '))}, ${name}` : name;
}

/** `translatedBy` as `Translated by`. */
function sentenceCase(field: string): string {
  const words = field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
