/** Tables that hold analysis: every row has a text `id`, every change is journalled and can be undone. */
export const ANALYSIS_TABLES = [
  'project',
  'counter',
  'document_note',
  'evidence',
  'entity',
  'statement',
  'relation',
  'claim',
  'link',
  'case_file',
  'saved_search',
  'mention',
  'collection',
  'collection_document',
  'key_slot',
  'recipient',
  'provenance',
  'watched_folder',
  'recognition',
  'recognition_wish',
  'redaction',
  'trade_mend',
  'trade_mapping',
  'trade_columns',
  'trade_list',
  'figure',
  'figure_citation',
  'claim_entity',
  'document_origin',
  'setting',
  'regime',
  'element',
  'answer',
  'gap_task',
  'search_citation',
  'comparison',
  'hypothesis',
  'comparison_item',
  'comparison_rating',
] as const;
export type AnalysisTable = (typeof ANALYSIS_TABLES)[number];

/** Tables of evidence and of records of what was done: rows are added and never changed (recognised pages go over into their reading). */
export const EVIDENCE_TABLES = [
  'document',
  'reading',
  'page',
  'table_row',
  'ledger',
  'document_password',
  'sketch',
  'recognised_page',
  'search_record',
  'trade_set',
  'case_export',
  'bates_number',
] as const;
export type EvidenceTable = (typeof EVIDENCE_TABLES)[number];

/** Things that carry a number people see (`E12`). */
export type Counter = 'evidence' | 'entity' | 'claim' | 'figure';
