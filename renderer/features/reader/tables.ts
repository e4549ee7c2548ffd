/** Tables whose change makes a document look different. */
export const DOCUMENT_TABLES = ['document', 'document_note', 'reading'];
