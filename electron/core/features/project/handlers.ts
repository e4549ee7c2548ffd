import type { Handlers } from '../../app/context.ts';
import { requireWritable, rewriteFile } from '../../app/rewriting.ts';
import { sql } from '../../db/sql.ts';
import { listClaims } from '../claims/queries.ts';
import { listDocuments } from '../documents/queries.ts';
import { listEvidence } from '../evidence/queries.ts';
import { whatNext } from './rules.ts';
import { saveElsewhere } from './save-elsewhere.ts';
import { verify } from './verify.ts';

/** The project as a whole, once it is open. */
export const projectHandlers: Handlers<
  'project.overview' | 'project.verify' | 'project.compact' | 'project.saveCopy'
> = {
  'project.overview': context => {
    const { db } = context;
    const documents = listDocuments(db, {});
    const evidence = listEvidence(db, {});
    const claims = listClaims(context, {});
    const entities = db.one<{ count: number }>(sql`SELECT count(*) AS count FROM entity`)?.count ?? 0;
    return {
      counts: { documents: documents.length, evidence: evidence.length, entities, claims: claims.length },
      next: whatNext(documents, evidence, claims),
    };
  },
  'project.verify': context => verify(context),
  'project.compact': async context => {
    requireWritable(context.file);
    if (context.file.bytesSinceImage() > 0) context.refreshImage();
    const before = context.file.bytes();
    await rewriteFile(context, { keys: { kind: 'same' } }, 'the project file');
    return { bytes: context.file.bytes(), freed: before - context.file.bytes() };
  },
  'project.saveCopy': saveElsewhere,
};
