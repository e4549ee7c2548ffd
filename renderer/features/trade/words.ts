import type { CellTrouble, DuplicateReason } from '../../../electron/shared/contract/trade.ts';

/** Why a cell has to be looked at. */
export const TROUBLE: Readonly<Record<CellTrouble['what'], string>> = {
  'lost-zero': 'codes of goods that lost their first zero',
  short: 'codes of goods too short to tell',
  'not-a-code': 'codes of goods that are none',
  'unknown-country': 'countries that are not known',
  'unknown-currency': 'currencies that are not known',
  'mixed-scripts': 'words of mixed scripts',
  'lost-letters': 'cells with letters that could not be read',
};

/** The same of one cell. */
export const ONE_TROUBLE: Readonly<Record<CellTrouble['what'], string>> = {
  'lost-zero': 'The code lost its first zero',
  short: 'The code is too short',
  'not-a-code': 'This is no code of goods',
  'unknown-country': 'This country is not known',
  'unknown-currency': 'This currency is not known',
  'mixed-scripts': 'A word mixes scripts: letters that look alike',
  'lost-letters': 'Letters could not be read: the row is in another encoding, or was damaged before',
};

/** Why records tell of one shipment. */
export const REPETITION: Readonly<Record<DuplicateReason, string>> = {
  same: 'The same in every field',
  'other-item': 'Only the item number differs',
  'other-declaration': 'The declaration was made again',
  'other-weight': 'The net weight was corrected',
  'other-set': 'The same shipment in another table',
  mirror: 'The mirror record of the other side',
};
