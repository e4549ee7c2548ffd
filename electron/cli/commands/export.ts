import { basename, resolve } from 'node:path';
import {
  type Audience,
  CaseFormat,
  type MadeCaseFile,
  type PdfStandard,
} from '../../shared/contract/case-file.ts';
import { type Command, choice, type Invocation, needed, text, word } from '../command.ts';
import { LOG_FILTER_OPTIONS, logFilter } from '../log-filter.ts';
import { typedPath } from '../paths.ts';
import { printable } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Working, withProject } from '../with-engine.ts';
import { refuseExisting, refuseUnwritable, writeExport } from '../write-export.ts';

const CUSTODY = 'custody-report';

/** `plumb export`: makes the case file, or the custody report. */
export const exportCommand: Command = {
  usage:
    'FILE (--template ID | --template-folder DIR) --out OUT.pdf [--standard 1.7|a-3a | --format docx|html|csv] [--safe [--redaction-log OUT.csv]] [--force]',
  help: `Makes the case file of the project FILE as a PDF and records it in the log with its SHA-256. Without
--template it takes the one chosen in the project. An existing OUT.pdf is replaced only with --force.
--template-folder brings a template of your own into the project first, or its newer state: it is checked and kept
there, so that a shared copy prints the same. docs/case-file.md says how one is written.
--format docx or html writes its sections with their footnotes and its annexes for Word or a browser, without
the pages of exhibits; --format csv writes every table as CSV into one ZIP file. No cell is a formula.
--safe makes the version for partners: what the project's rules of redaction name is gone from it, and the
finished file is searched for it; nothing is written if anything is found. --redaction-log also writes the
list of what was removed and why, as CSV.
--template ${CUSTODY} makes the log into a report for outsiders: originals with their hashes, who brought
them in, the evidence taken from them, every action, and how the chain is checked. Of the actions it takes
those that --by NAME, --about ID, --action A, --from T and --until T leave, as “plumb log” does.`,
  takes: [1, 1],
  options: {
    template: { type: 'string' },
    'template-folder': { type: 'string' },
    out: { type: 'string' },
    standard: { type: 'string' },
    format: { type: 'string' },
    safe: { type: 'boolean' },
    'redaction-log': { type: 'string' },
    force: { type: 'boolean' },
    ...LOG_FILTER_OPTIONS,
  },
  async run(invocation) {
    const { terminal, values } = invocation;
    const path = typedPath(word(invocation, 0));
    const out = typedPath(needed(invocation, 'out', 'with the name of the PDF'));
    const standard = choice(invocation, 'standard', ['1.7', 'a-3a'], '1.7');
    const format = choice(invocation, 'format', CaseFormat.options, 'pdf');
    if (format !== 'pdf' && text(invocation, 'standard') !== undefined)
      throw new UsageError('--standard is of PDF: leave it out with another --format.');
    const folder = templateFolder(invocation);
    const make = maker(invocation, standard, format);
    const force = values.force === true;
    await refuseExisting(out, force);
    await refuseUnwritable(out);
    const csv = await redactionLogPath(invocation, force);
    const made = await withProject(invocation, path, false, async working => {
      const template = folder && (await bring(working, folder));
      const { ref, redactionLog, ...facts } = await make.run(working, nameOf(out), template);
      const { bytes } = await working.engine.readBytes(ref);
      try {
        await writeExport(out, bytes, force);
        if (csv !== undefined && redactionLog !== undefined)
          await writeExport(csv, (await working.engine.readBytes(redactionLog)).bytes, force);
      } catch (error) {
        // What went wrong first is what the person should read, even if this cannot be noted either.
        await working.api.get(make.failed, { sha256: facts.sha256 }).catch(() => undefined);
        throw error;
      }
      return facts;
    });
    const { pages, bytes, sha256, warnings, redacted } = made;
    terminal.value({
      file: out,
      pages,
      bytes,
      sha256,
      warnings,
      ...(redacted !== undefined && { redacted }),
    });
    const counted = format === 'pdf' ? `${pages} pages, ` : '';
    terminal.out(`${out}: ${counted}${bytes} bytes\nSHA-256 ${sha256}`);
    if (redacted !== undefined)
      terminal.out(`Safe version: ${redacted} places redacted; none of it was found in the finished file`);
    for (const { what, where } of warnings) terminal.say(`Warning: ${what} (${where})`);
    return 0;
  },
};

/** Where the list of redactions goes, if it is wanted. */
async function redactionLogPath(invocation: Invocation, force: boolean): Promise<string | undefined> {
  const given = text(invocation, 'redaction-log');
  if (given === undefined) return undefined;
  if (invocation.values.safe !== true)
    throw new UsageError('--redaction-log says what --safe removed: use them together.');
  const path = typedPath(given);
  await refuseExisting(path, force);
  await refuseUnwritable(path);
  return path;
}

/** The folder of a template of one's own, if one is given. */
function templateFolder(invocation: Invocation): string | undefined {
  const given = text(invocation, 'template-folder');
  if (given !== undefined && text(invocation, 'template') !== undefined)
    throw new UsageError('Give --template or --template-folder, not both: the folder is the template.');
  // The template is called like its folder, which “.” does not tell.
  return given === undefined ? undefined : resolve(typedPath(given));
}

/** Brings the template into the project; answers what it is called there. */
async function bring({ api, watched }: Working, path: string): Promise<string> {
  const brought = await api.get('caseFile.addTemplate', { sources: [{ kind: 'path', path }] }, watched);
  return brought.id;
}

/** Makes the PDF that is to have a name, and how the log is told that it could not be written. */
interface Maker {
  run(working: Working, fileName: string, template?: string): Promise<MadeCaseFile>;
  readonly failed: 'caseFile.notWritten' | 'log.notWritten';
}

/** What makes the PDF; refuses filters of the log where there is no log to filter. */
function maker(invocation: Invocation, standard: PdfStandard, format: CaseFormat): Maker {
  const template = text(invocation, 'template');
  const filter = logFilter(invocation);
  if (template === CUSTODY && invocation.values.safe === true)
    throw new UsageError('A report about the log names everything that was done: it has no --safe version.');
  if (template === CUSTODY && format !== 'pdf')
    throw new UsageError(
      'A report about the log is a PDF: “plumb log FILE --csv” writes the log as a table.',
    );
  if (template === CUSTODY)
    return {
      run: ({ api, watched }, fileName) => api.get('log.report', { standard, fileName, ...filter }, watched),
      failed: 'log.notWritten',
    };
  const [stray] = Object.keys(LOG_FILTER_OPTIONS).filter(name => text(invocation, name) !== undefined);
  if (stray !== undefined)
    throw new UsageError(`--${stray} chooses actions of the log: use it with --template ${CUSTODY}.`);
  const audience: Audience = invocation.values.safe === true ? 'safe' : 'full';
  const chosen = { audience, ...(template !== undefined && { template }) };
  return {
    run: ({ api, watched }, fileName, brought) =>
      api.get(
        'caseFile.export',
        { standard, format, fileName, ...chosen, ...(brought && { template: brought }) },
        watched,
      ),
    failed: 'caseFile.notWritten',
  };
}

/** The name of a file as the log may have it: one line. */
const nameOf = (path: string): string => printable(basename(path)).replace(/\s/g, ' ');
