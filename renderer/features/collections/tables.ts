/** Tables whose change makes collections, and what is counted of their documents, others. */
export const COLLECTION_TABLES = [
  'collection',
  'collection_document',
  'document',
  'document_note',
  'page',
  'table_row',
  'trade_set',
  'trade_mend',
];
