import type { JournalEntry } from '../../shared/contract/history.ts';
import { type Command, word } from '../command.ts';
import { LOG_FILTER_OPTIONS, logFilter } from '../log-filter.ts';
import { typedPath } from '../paths.ts';
import { withProject } from '../with-engine.ts';

const AT_A_TIME = 1000;

/** `plumb log`: prints the activity log. */
export const log: Command = {
  usage: 'FILE [--changes] [--csv] [--by NAME] [--about THING] [--action A] [--from T] [--until T]',
  help: `Prints everything that was done in the project FILE, newest first: number, time, author, sentence. As
JSON, one action a line. With --changes, each also has the rows before and after. With --csv, prints a table
for spreadsheets, oldest first, with the hash of every action; no cell of it is a formula.
--by, --about (a thing: E12, C3, N7, the name of an entity or a document, or an id), --action (as caseFile.export, or a group as evidence), --from and --until (as
2025-03-01T00:00:00Z) choose what is printed.`,
  takes: [1, 1],
  options: {
    changes: { type: 'boolean' },
    csv: { type: 'boolean' },
    ...LOG_FILTER_OPTIONS,
  },
  async run(invocation) {
    const { terminal, values } = invocation;
    const withChanges = values.changes === true;
    const filter = logFilter(invocation);
    await withProject(invocation, typedPath(word(invocation, 0)), true, async ({ api, engine }) => {
      if (values.csv === true) {
        const { ref, ...facts } = await api.get('log.export', filter);
        const { bytes } = await engine.readBytes(ref);
        const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        if (terminal.json) terminal.value({ ...facts, csv });
        else terminal.raw(csv);
        return;
      }
      let before: number | undefined;
      for (;;) {
        const entries = await api.get('history.list', {
          limit: AT_A_TIME,
          withChanges,
          ...filter,
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
