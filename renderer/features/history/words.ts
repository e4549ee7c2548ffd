import type { Change } from '../../../electron/shared/contract/history.ts';
import { dayAndTime } from '../../text/format.ts';
import {
  CLAIM_STATUS,
  HANDLING,
  INFORMATION_GRADE,
  ROLE_WORDS,
  SOURCE_GRADE,
  TRIAGE,
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
};

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: CLAIM_STATUS,
  role: ROLE_WORDS,
  triage: TRIAGE,
  sourceGrade: SOURCE_GRADE,
  informationGrade: INFORMATION_GRADE,
  handling: Object.fromEntries(Object.entries(HANDLING).map(([key, { words }]) => [key, words])),
  confirmed: { 0: 'no', 1: 'yes' },
};

/** Fields that say nothing to a person: the quote and the place stand for the anchor. */
const LEFT_OUT = new Set(['anchor', 'position', 'number']);
const ID = /\b(?:doc|evd|ent|stm|rel|clm|lnk)_[0-9a-z]{26}\b/g;

/** What a changed row is: `claim C3`, `link`. A row that is gone keeps the number that it had. */
export function rowWords(change: Change, names: Names): string {
  const kind = TABLES[change.table] ?? change.table.replaceAll('_', ' ');
  const row: Readonly<Record<string, unknown>> = change.after ?? change.before ?? {};
  const { number } = row;
  const letter = LETTER[change.table];
  const own = letter && typeof number === 'number' ? `${letter}${number}` : names.get(change.id);
  return own ? `${kind} ${own}` : kind;
}

/** The fields that changed, in words: ids as the names of what they name, codes as what they mean. */
export function fieldsInWords(change: Change, names: Names): FieldChange[] {
  return fieldChanges(change)
    .filter(({ field }) => !LEFT_OUT.has(field))
    .map(({ field, before, after }) => ({
      field: FIELDS[field] ?? sentenceCase(field),
      before: valueWords(field, before, names),
      after: valueWords(field, after, names),
    }));
}

function valueWords(field: string, value: string, names: Names): string {
  const known = VALUES[field]?.[value];
  if (known) return /Grade$/.test(field) ? `${value}, ${known}` : known;
  if (/At$/.test(field) && value !== '') return dayAndTime(value);
  if (field === 'subjects') return (value.match(ID) ?? []).map(id => names.get(id) ?? id).join(', ');
  return value.replace(ID, id => names.get(id) ?? id);
}

/** `translatedBy` as `Translated by`. */
function sentenceCase(field: string): string {
  const words = field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
