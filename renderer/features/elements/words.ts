import type { Coverage, ElementRole, GapTask } from '../../../electron/shared/contract/elements.ts';
import type { Reading } from '../../../electron/shared/contract/grades.ts';

/** Tables whose change makes the matrix another. */
export const MATRIX_TABLES = [
  ...['regime', 'element', 'answer', 'claim', 'link', 'evidence', 'gap_task', 'search_citation'],
  ...['document_origin', 'figure_citation', 'document_note', 'provenance'],
];

/** How far an element is proved, in a word. */
export const COVERAGE: Readonly<Record<Coverage, string>> = {
  covered: 'Covered',
  'single-source': 'Single source',
  contested: 'Contested',
  empty: 'Empty',
  'nothing-to-prove': 'Nothing to prove',
  'not-pursued': 'Not pursued',
};

/** What is missing while an element is so. */
export const GAPS: readonly Coverage[] = ['empty', 'contested', 'single-source'];

/** What an element is for. */
export const ELEMENT_ROLE: Readonly<Record<ElementRole, string>> = {
  element: 'Must be proved',
  factor: 'Is weighed with the other factors',
  exclusion: 'Must be ruled out',
  note: 'Needs no proof',
};

/** Whether the words of the law were read. */
export const READING: Readonly<Record<Reading, string>> = {
  verbatim: 'Read in the source itself',
  copy: 'Read in a faithful copy',
  secondary: 'Read in what others wrote about it',
  unverified: 'Not read',
};

/** How a task stands. */
export const TASK_STATE: Readonly<Record<GapTask['state'], string>> = {
  open: 'Open',
  'under-way': 'Under way',
  done: 'Done',
  dropped: 'Dropped',
};
