import type { MentionKind } from '../../../electron/shared/contract/mentions.ts';

/** What a mention is of, in words. */
export const KIND_WORDS: Readonly<Record<MentionKind, string>> = {
  entity: 'Name',
  inn: 'INN',
  ogrn: 'OGRN',
  uscc: 'Credit code',
  iban: 'IBAN',
  bic: 'BIC',
  lei: 'LEI',
  imo: 'IMO number',
  date: 'Date',
  amount: 'Amount',
  phone: 'Phone',
  email: 'E-mail',
  hs: 'HS code',
};
