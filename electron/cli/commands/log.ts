import type { JournalEntry } from '../../shared/contract/history.ts';
import { type Command, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { withProject } from '../with-engine.ts';

const AT_A_TIME = 1000;

/** `plumb log`: prints the activity log. */
export const log: Command = {
  usage: 'FILE [--changes]',
  help: `Prints everything that was done in the project FILE, newest first: number, time, author, sentence. As
JSON, one action a line. With --changes, each also has the rows before and after.`,
  takes: [1, 1],
  options: { changes: { type: 'boolean' } },
  async run(invocation) {
    const { terminal, values } = invocation;
    const withChanges = values.changes === true;
    await withProject(invocation, typedPath(word(invocation, 0)), true, async ({ api }) => {
      let before: number | undefined;
      for (;;) {
        const entries = await api.get('history.list', {
          limit: AT_A_TIME,
          withChanges,
          ...(before !== undefined && { before }),
        });
        for (const entry of entries) {
          terminal.value(entry);
          terminal.out(lineOf(entry));
        }
        if (entries.length < AT_A_TIME) return;
        before = entries.at(-1)?.seq;
      }
    });
    return 0;
  },
};

function lineOf({ seq, at, author, sentence, undone, changes }: JournalEntry): string {
  const line = `${String(seq).padStart(6)}  ${at}  ${author ? `${author}: ` : ''}${sentence}${undone ? '  (undone)' : ''}`;
  const rows = (changes ?? []).map(
    ({ table, id, before, after }) =>
      `        ${table} ${id}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  return [line, ...rows].join('\n');
}
