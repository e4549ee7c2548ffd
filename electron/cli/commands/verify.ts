import { explain } from '../../shared/contract/explain.ts';
import { type Problem, Refusal } from '../../shared/contract/problem.ts';
import type { Finding } from '../../shared/contract/project.ts';
import { type Command, type Invocation, text, word } from '../command.ts';
import { openingKeys } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { verifyPdf } from '../verify-pdf.ts';
import { withEngine } from '../with-engine.ts';

/** `plumb verify`: checks a project from end to end. */
export const verify: Command = {
  usage: 'FILE | --case-file X.pdf [FILE]',
  help: `Reads every record and original of the project FILE again, and checks hashes, journal, database and
every anchor against its text. Changes nothing. Exit code 0 only when all is whole.
--case-file X.pdf checks a case file instead: its SHA-256 against the log of FILE, what is attached to it
against its own hash manifest and the originals of FILE. Without FILE only the manifest is checked.`,
  takes: [0, 1],
  options: { 'case-file': { type: 'string' } },
  async run(invocation) {
    const { terminal } = invocation;
    const pdf = text(invocation, 'case-file');
    if (pdf !== undefined) return await verifyPdf(invocation, typedPath(pdf));
    // FILE may be left out for a case file alone, so that `takes` cannot tell.
    if (invocation.positionals.length === 0)
      throw new UsageError(`Something is missing.\nUsage: plumb verify ${verify.usage}`);
    const { ok, problems, recovered } = await findings(invocation);
    terminal.value({ ok, problems, ...(recovered !== undefined && { recovered }) });
    for (const { where, what } of problems) terminal.out(`${where}: ${what}`);
    if (ok) terminal.out('Everything is whole.');
    else terminal.say('Keep this file as it is, and run “plumb rescue” to save what is whole.');
    return ok ? 0 : 1;
  },
};

interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly Finding[];
  /** What opening passed over at the end of the file, in words; the problems name it too. */
  readonly recovered?: string;
}

/** A file too damaged to open is examined all the same, and every place is listed. */
async function findings(invocation: Invocation): Promise<Verdict> {
  const path = typedPath(word(invocation, 0));
  const keys = await openingKeys(invocation, path);
  return withEngine(invocation, async ({ api, watched }) => {
    try {
      const { recovered } = await api.get('project.open', { path, readOnly: true, ...keys });
      if (recovered !== null) invocation.terminal.say(recovered);
      const verdict = await api.get('project.verify', {}, watched);
      return { ...verdict, ...(recovered !== null && { recovered }) };
    } catch (error) {
      const finding = error instanceof Refusal ? asFinding(error.problem) : undefined;
      if (!finding) throw error;
      if (finding.where === 'file') return { ok: false, problems: [finding] };
      const { problems } = await api.get('project.examine', { path, ...keys });
      return { ok: false, problems: problems.length > 0 ? problems : [finding] };
    }
  });
}

function asFinding(problem: Problem): Finding | undefined {
  if (problem.code === 'damaged') return { where: problem.where, what: problem.what };
  if (problem.code === 'not-a-project') return { where: 'file', what: explain(problem).title };
  return undefined;
}
