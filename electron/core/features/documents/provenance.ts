import { NO_PROVENANCE, type Provenance } from '../../../shared/contract/provenance.ts';
import type { UnitOfWork } from '../../app/unit-of-work.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** Where a document comes from, as far as anybody has said. */
export function provenanceOf(db: ReadableDb, documentId: string): Provenance {
  const row = db.one<Provenance & { id: string }>(sql`SELECT * FROM provenance WHERE id = ${documentId}`);
  if (!row) return NO_PROVENANCE;
  const { id: _id, ...provenance } = row;
  return provenance;
}

/** Says more of where a document comes from; what is left out stays as it is. */
export function setProvenance(
  db: ReadableDb,
  work: UnitOfWork,
  documentId: string,
  patch: { readonly [K in keyof Provenance]?: Provenance[K] | undefined },
): void {
  const known = db.one(sql`SELECT id FROM provenance WHERE id = ${documentId}`) !== undefined;
  if (known) {
    work.update('provenance', documentId, patch);
    return;
  }
  const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value)) as Partial<Provenance>;
  if (Object.keys(said).length > 0) work.insert('provenance', { id: documentId, ...NO_PROVENANCE, ...said });
}
