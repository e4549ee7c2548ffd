import { explain } from '../../shared/contract/explain.ts';
import { type Problem, Refusal } from '../../shared/contract/problem.ts';
import type { Finding } from '../../shared/contract/project.ts';
import { type Command, type Invocation, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { withProject } from '../with-engine.ts';

/** `plumb verify`: checks a project from end to end. */
export const verify: Command = {
  usage: 'FILE',
  help: `Reads every record and original of the project FILE again, and checks hashes, journal, database and
every anchor against its text. Changes nothing. Exit code 0 only when all is whole.`,
  takes: [1, 1],
  options: {},
  async run(invocation) {
    const { terminal } = invocation;
    const { ok, problems, recovered } = await findings(invocation);
    terminal.value({ ok, problems, ...(recovered !== undefined && { recovered }) });
    for (const { where, what } of problems) terminal.out(`${where}: ${what}`);
    if (ok) terminal.out('Everything is whole.');
    else terminal.say('Work on a copy, and keep this file as it is.');
    return ok ? 0 : 1;
  },
};

interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly Finding[];
  /** What opening passed over: a torn tail, in which nothing was acknowledged as saved. */
  readonly recovered?: string;
}

/** A file too damaged to open is a finding too. */
async function findings(invocation: Invocation): Promise<Verdict> {
  try {
    const path = typedPath(word(invocation, 0));
    return await withProject(invocation, path, true, async ({ api, watched }, { recovered }) => ({
      ...(await api.get('project.verify', {}, watched)),
      ...(recovered !== null && { recovered }),
    }));
  } catch (error) {
    const finding = error instanceof Refusal ? asFinding(error.problem) : undefined;
    if (!finding) throw error;
    return { ok: false, problems: [finding] };
  }
}

function asFinding(problem: Problem): Finding | undefined {
  if (problem.code === 'damaged') return { where: problem.where, what: problem.what };
  if (problem.code === 'not-a-project') return { where: 'file', what: explain(problem).title };
  return undefined;
}
