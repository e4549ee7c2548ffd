import type { JournalEntry } from '../../shared/contract/history.ts';
import { type Command, type Invocation, text, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { withProject } from '../with-engine.ts';

const AT_A_TIME = 1000;

/** `plumb log`: prints the activity log. */
export const log: Command = {
  usage: 'FILE [--changes] [--csv] [--by NAME] [--about ID] [--action A] [--from T] [--until T]',
  help: `Prints everything that was done in the project FILE, newest first: number, time, author, sentence. As
JSON, one action a line. With --changes, each also has the rows before and after. With --csv, prints a table
for spreadsheets, oldest first, with the hash of every action; no cell of it is a formula.
--by, --about (an id), --action (as caseFile.export, or a group as evidence), --from and --until (as
2025-03-01T00:00:00Z) choose what is printed.`,
  takes: [1, 1],
  options: {
    changes: { type: 'boolean' },
    csv: { type: 'boolean' },
    by: { type: 'string' },
    about: { type: 'string' },
    action: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
  },
  async run(invocation) {
    const { terminal, values } = invocation;
    const withChanges = values.changes === true;
    const filter = filterOf(invocation);
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

const given = <K extends string>(name: K, value: string | undefined): { [Key in K]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { [Key in K]?: string };

/** What was asked for; the contract checks it. */
const filterOf = (invocation: Invocation) => ({
  ...given('author', text(invocation, 'by')),
  ...given('about', text(invocation, 'about')),
  ...given('action', text(invocation, 'action')),
  ...given('from', instant(text(invocation, 'from'))),
  ...given('until', instant(text(invocation, 'until'))),
});

/** A day alone means its first moment, in UTC. */
const instant = (typed: string | undefined): string | undefined =>
  typed !== undefined && /^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00.000Z` : typed;

function lineOf({ seq, at, author, sentence, undone, changes }: JournalEntry): string {
  const line = `${String(seq).padStart(6)}  ${at}  ${author ? `${author}: ` : ''}${sentence}${undone ? '  (undone)' : ''}`;
  const rows = (changes ?? []).map(
    ({ table, id, before, after }) =>
      `        ${table} ${id}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  return [line, ...rows].join('\n');
}
