import { readFile } from 'node:fs/promises';
import { verifyAlone } from '../core/features/case-file/verify.ts';
import { nodeCrypto } from '../node/crypto.ts';
import { createTypesetter } from '../node/typesetter/typesetter.ts';
import type { CaseFileVerdict } from '../shared/contract/case-file.ts';
import { refuse } from '../shared/contract/problem.ts';
import type { Invocation } from './command.ts';
import { typedPath } from './paths.ts';
import { withProject } from './with-engine.ts';

/** Checks a case file, with its project if one is named, and says what agrees and what does not. Answers the exit code. */
export async function verifyPdf(invocation: Invocation, pdf: string): Promise<number> {
  const { terminal, positionals } = invocation;
  const [project] = positionals;
  const verdict = project === undefined ? await alone(pdf) : await withLog(invocation, pdf, project);
  terminal.value(verdict);
  terminal.out(`SHA-256 of the PDF: ${verdict.sha256}`);
  for (const { where, what } of verdict.agrees) terminal.out(`agrees: ${where}: ${what}`);
  for (const { where, what } of verdict.problems) terminal.out(`DOES NOT AGREE: ${where}: ${what}`);
  if (verdict.ok) terminal.out(project === undefined ? WITHOUT_PROJECT : 'Everything agrees.');
  else terminal.say('Do not rely on this file: ask whoever sent it for another copy, and for its SHA-256.');
  return verdict.ok ? 0 : 1;
}

const WITHOUT_PROJECT =
  'Nothing disagrees. Whether this is the file that was exported, only the log of its project can say: name the project too.';

const withLog = (invocation: Invocation, pdf: string, project: string): Promise<CaseFileVerdict> =>
  withProject(invocation, typedPath(project), true, ({ api, watched }) =>
    api.get('caseFile.verify', { source: { kind: 'path', path: pdf } }, watched),
  );

async function alone(pdf: string): Promise<CaseFileVerdict> {
  const bytes = await readFile(pdf).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT'
      ? refuse({ code: 'no-such-file', path: pdf })
      : refuse({ code: 'cannot-read', path: pdf, reason: `the system answered ${error.code}` }),
  );
  const inspector = createTypesetter();
  try {
    const { sha256, agrees, problems } = await verifyAlone(inspector, nodeCrypto, bytes);
    return { ok: problems.length === 0, sha256, agrees, problems };
  } finally {
    await inspector.close();
  }
}
