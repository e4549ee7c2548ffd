import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { currentReading, getDocument } from '../documents/queries.ts';
import { confidenceOf, listWaiting, WISH, wishOf } from './queries.ts';
import { refuseUnknown } from './rules.ts';

/** Text recognition: what it can work with, what it is to do by itself, what is unfinished, how sure it was. */
export const recognitionHandlers: Handlers<MethodsUnder<'recognition'>> = {
  'recognition.options': ({ ports }) => ports.recogniser.options(),
  'recognition.wish': ({ db }) => wishOf(db),
  'recognition.prefer': ({ db, work, ports }, patch) => {
    refuseUnknown(ports.recogniser.options(), patch.languages ?? []);
    const before = wishOf(db);
    const after = {
      ...before,
      ...Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
    };
    const row = {
      languages: JSON.stringify(after.languages),
      engine: after.engine,
      afterImport: after.afterImport ? 1 : 0,
    };
    const isThere = db.one(sql`SELECT 1 FROM recognition_wish WHERE id = ${WISH}`) !== undefined;
    if (isThere) work.update('recognition_wish', WISH, row);
    else work.insert('recognition_wish', { id: WISH, ...row });
    const languages =
      after.languages.length > 0 ? after.languages.join(', ') : 'the languages that are found';
    work.say(
      `Text recognition reads ${languages}${after.engine === 'machine' ? " with the machine's own program" : ''}${after.afterImport ? '' : ', and not after imports'}`,
    );
    return after;
  },
  'recognition.waiting': ({ db }) => listWaiting(db),
  'recognition.confidence': ({ db }, { documentId }) => {
    const reading = currentReading(db, getDocument(db, documentId).id);
    return reading ? confidenceOf(db, reading.id) : [];
  },
};
