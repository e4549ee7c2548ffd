import type { Mention } from '../../../shared/contract/mentions.ts';
import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { sql, where } from '../../db/sql.ts';
import { keyOf, suggest } from './suggest.ts';

type MentionRow = { readonly [K in keyof Required<Mention>]: Exclude<Mention[K], undefined> | null };

/** Mentions: what the texts suggest, and what people decided. */
export const mentionsHandlers: Handlers<MethodsUnder<'mentions'>> = {
  'mentions.suggest': (context, input) => suggest(context, input),
  'mentions.list': ({ db }, { documentId, entityId, state }) =>
    db
      .all<MentionRow>(
        sql`SELECT * FROM mention WHERE ${where(
          documentId && sql`documentId = ${documentId}`,
          entityId && sql`entityId = ${entityId}`,
          state && sql`state = ${state}`,
        )} ORDER BY at, rowid`,
      )
      .map(mentionOf),
  'mentions.decide': (context, { state, mentions }) => {
    const { db, work, at, author, newId } = context;
    const there = new Map(
      db.all<MentionRow>(sql`SELECT * FROM mention`).map(row => [keyOf(mentionOf(row)), row.id]),
    );
    for (const mention of mentions) {
      const key = keyOf(mention);
      const old = there.get(key);
      if (old) {
        work.update('mention', old, { state, at, author });
        continue;
      }
      const { kind, value, documentId, text } = mention;
      const id = newId('mnt');
      there.set(key, id as Mention['id']);
      work.insert('mention', {
        id,
        kind,
        entityId: mention.entityId ?? null,
        value,
        documentId,
        page: mention.page ?? null,
        row: mention.row ?? null,
        start: mention.start ?? null,
        end: mention.end ?? null,
        text,
        state,
        at,
        author,
      });
    }
    const count = mentions.length;
    work.say(
      `${state === 'accepted' ? 'Accepted' : 'Rejected'} ${count} ${count === 1 ? 'mention' : 'mentions'}`,
    );
    return { decided: count };
  },
  'mentions.reopen': ({ work }, { ids }) => {
    for (const id of ids) work.remove('mention', id);
    work.say(`Took back the decision about ${ids.length} ${ids.length === 1 ? 'mention' : 'mentions'}`);
    return { reopened: ids.length };
  },
};

function mentionOf(row: MentionRow): Mention {
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return filled as unknown as Mention;
}
