import { existsSync, readdirSync, statSync } from 'node:fs';
import type { LedgerEntry, Recognition } from '../../shared/contract/documents.ts';
import { type Command, choice, text, word } from '../command.ts';
import { formatWord } from '../format-word.ts';
import { importSaying, SAYING_HELP, SAYING_OPTIONS } from '../import-saying.ts';
import { importTrade } from '../import-trade.ts';
import { typedPath } from '../paths.ts';
import { recogniseImported, recognitionLine } from '../recognise-imported.ts';
import { oneLine, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { withProject } from '../with-engine.ts';

/** `plumb import`: brings files into a project and prints what became of each. */
export const importCommand: Command = {
  usage:
    'FILE PATH… [--as trade [--mapping F]] [--ocr auto|off|force] [--lang eng,rus,chi_sim] [--passwords-file F] [--encoding NAME] [--provenance F.json]',
  help: `Imports files, and folders with all that is below them, into the project FILE. Each file is saved by
itself: a bad one is listed with its reason and costs the others nothing. Prints one line a file:
imported, duplicate, needs-ocr, needs-password or refused. Exit code 3 when some were refused.
Text in scans and pictures is recognised afterwards (--ocr auto); off leaves them, force reads every page anew.
--as trade reads tables as trade records; a mapping answers what only a person can tell about them.
${SAYING_HELP}`,
  takes: [2, Number.POSITIVE_INFINITY],
  options: {
    as: { type: 'string' },
    mapping: { type: 'string' },
    ocr: { type: 'string' },
    lang: { type: 'string' },
    ...SAYING_OPTIONS,
  },
  async run(invocation) {
    const { terminal, positionals } = invocation;
    const project = typedPath(word(invocation, 0));
    const paths = positionals.slice(1).map(path => typedPath(path));
    const ocr = choice(invocation, 'ocr', ['auto', 'off', 'force'], 'auto');
    const as = choice(invocation, 'as', ['document', 'trade', 'watchlist'], 'document');
    if (as === 'trade') return importTrade(invocation, project, paths);
    if (as === 'watchlist')
      throw new UsageError('--as watchlist is not there yet: it comes with a later version.');
    if (text(invocation, 'mapping') !== undefined) throw new UsageError('--mapping needs --as trade.');
    const languages = (text(invocation, 'lang') ?? '').split(',').filter(language => language !== '');
    const saying = importSaying(invocation);
    const sources = paths.map(path => ({ kind: 'path' as const, path }));
    const { entries, cancelled } = await withProject(invocation, project, false, async working => {
      const { api, watched } = working;
      const imported = await api.get('documents.import', { sources, ocr, languages, ...saying }, watched);
      let recognised: readonly Recognition[] = [];
      try {
        if (imported.cancelled) return imported;
        const result = await recogniseImported(working, imported.entries, { ocr, languages });
        recognised = result.documents;
        return { entries: imported.entries, cancelled: result.cancelled };
      } finally {
        terminal.clearProgress();
        print(imported.entries, recognised, terminal);
      }
    });
    for (const given of positionals.slice(1))
      if (isEmptyFolder(typedPath(given))) terminal.say(`The folder ${given} is empty.`);
    if (cancelled)
      terminal.say(
        'Cancelled. What was imported before stays; “plumb call FILE documents.retry” goes on with the rest.',
      );
    if (cancelled || !paths.some(path => existsSync(path))) return 1;
    return entries.some(entry => entry.state === 'refused') ? 3 : 0;
  },
};

function print(
  entries: readonly LedgerEntry[],
  recognised: readonly Recognition[],
  terminal: Terminal,
): void {
  for (const entry of entries) {
    const { file, parent, state, pages, rows, encoding, reason } = entry;
    const kind = formatWord(entry);
    const read = recognised.find(each => each.documentId === entry.documentId);
    terminal.value({ ...promised(entry), kind, ocr: read && ocrOf(read) });
    const facts = [kind, counted(pages, 'page'), counted(rows, 'row'), encoding].filter(Boolean).join(', ');
    const name = oneLine(parent ? `${parent} › ${file}` : file);
    terminal.out(`${state.padEnd(15)}${name}  (${facts})`);
    if (reason && !read?.words) terminal.out(`${''.padEnd(15)}${reason}`);
    if (read) terminal.out(`${''.padEnd(15)}${recognitionLine(read)}`);
  }
  const sums = new Map<string, number>();
  for (const { state } of entries) sums.set(state, (sums.get(state) ?? 0) + 1);
  const words = [...sums].map(([state, count]) => `${count} ${state}`).join(', ');
  terminal.say(
    entries.length === 0 ? 'No files were found.' : `${counted(entries.length, 'file')}: ${words}`,
  );
}

/** The names of a ledger line that others build on. */
const PROMISED = [
  'file',
  'parent',
  'state',
  'kind',
  'documentId',
  'sha256',
  'bytes',
  'pages',
  'rows',
  'columns',
  'headerRow',
  'mediaType',
  'encoding',
  'reason',
] as const satisfies readonly (keyof LedgerEntry)[];

const promised = (entry: LedgerEntry) => Object.fromEntries(PROMISED.map(name => [name, entry[name]]));

const ocrOf = ({ pages, words, confidence, languages }: Recognition) => ({
  pages,
  words,
  confidence,
  languages,
});

const isEmptyFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0;

const counted = (count: number | undefined, thing: string): string =>
  count === undefined ? '' : `${count} ${thing}${count === 1 ? '' : 's'}`;
