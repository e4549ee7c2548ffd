// Remarks on passages. The passage carries the key of its thread; the words stand here, and are never exported.
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { CommentThread, Section, SectionComment } from '../../../shared/contract/sections.ts';
import { threadsIn } from '../../../shared/sections/tree.ts';
import type { ActionContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

type Row = SectionComment & {
  readonly section: string;
  readonly thread: string;
  readonly resolved: number;
};

const rowsOf = (db: ReadableDb, template: string): Row[] =>
  db.all<Row>(
    sql`SELECT id, section, thread, text, resolved, author, at FROM section_comment WHERE template = ${template} ORDER BY at, id`,
  );

/** All threads of some sections, in the order in which they were begun. */
export function commentsOf(
  db: ReadableDb,
  sections: readonly Section[],
  { template }: { readonly template: string },
): CommentThread[] {
  const standing = new Map(sections.map(({ id, document }) => [id, threadsIn(document)]));
  const threads = new Map<string, Row[]>();
  for (const row of rowsOf(db, template)) {
    if (!standing.has(row.section)) continue;
    const key = `${row.section} ${row.thread}`;
    threads.set(key, [...(threads.get(key) ?? []), row]);
  }
  return [...threads.values()].flatMap(rows => {
    const [first] = rows;
    if (!first) return [];
    return [
      {
        thread: first.thread,
        section: first.section,
        resolved: first.resolved === 1,
        anchored: standing.get(first.section)?.has(first.thread) ?? false,
        comments: rows.map(({ id, text, author, at }) => ({ id, text, author, at })),
      },
    ];
  });
}

function threadOf(db: ReadableDb, template: string, section: Section, thread: string): CommentThread {
  const found = commentsOf(db, [section], { template }).find(each => each.thread === thread);
  return found ?? refuse({ code: 'not-found', what: 'thread of comments', id: thread });
}

/** Adds a remark. A thread begins only with a passage that carries its key. */
export function comment(
  { db, work, at, author, newId }: ActionContext,
  template: string,
  section: Section,
  { thread, text }: Input<'sections.comment'>,
): CommentThread {
  const rows = rowsOf(db, template).filter(row => row.section === section.id && row.thread === thread);
  if (rows.length === 0 && !threadsIn(section.document).has(thread))
    refuse({ code: 'not-found', what: 'passage with this comment', id: thread });
  const id = newId('scm');
  work.insert('section_comment', {
    id,
    template,
    section: section.id,
    thread,
    text,
    resolved: 0,
    author,
    at,
  });
  const [first] = rows;
  if (first?.resolved === 1) work.update('section_comment', first.id, { resolved: 0 });
  work.say(`${rows.length === 0 ? 'Commented on' : 'Answered a comment on'} the section “${section.title}”`);
  return threadOf(db, template, section, thread);
}

/** Settles a thread, or opens it again. */
export function resolve(
  { db, work }: ActionContext,
  template: string,
  section: Section,
  { thread, resolved }: Input<'sections.resolve'>,
): CommentThread {
  const [first] = threadOf(db, template, section, thread).comments;
  if (first) work.update('section_comment', first.id, { resolved: resolved ? 1 : 0 });
  work.say(`${resolved ? 'Settled' : 'Opened again'} a comment on the section “${section.title}”`);
  return threadOf(db, template, section, thread);
}
