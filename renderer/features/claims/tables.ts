/** Tables whose change makes a claim look different. */
export const CLAIM_TABLES = [
  'claim',
  'link',
  'evidence',
  'document',
  'document_note',
  'document_origin',
  'answer',
  'element',
  'claim_entity',
  'figure_citation',
  'search_citation',
  'setting',
] as const;
