import { text as readAll } from 'node:stream/consumers';
import { contract, type Given, type Method, type Output } from '../../shared/contract/index.ts';
import { refuse } from '../../shared/contract/problem.ts';
import { type Command, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { warnIfWeak } from '../weakness.ts';
import { withProject } from '../with-engine.ts';

/** Methods that leave the project as it is although they are jobs or work on the session. */
const READING: readonly Method[] = [
  'project.verify',
  'project.status',
  'caseFile.preview',
  'caseFile.verify',
  'log.export',
];

/** `plumb call`: calls any method of the contract. */
export const call: Command = {
  usage: 'FILE METHOD [JSON|-]',
  help: `Opens the project FILE, calls METHOD with the JSON given (or read from stdin for -), prints its answer
as JSON, and closes the project. “plumb methods” prints what each method takes and answers.`,
  takes: [2, 3],
  options: {},
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const method = knownMethod(word(invocation, 1));
    const input = await givenInput(method, invocation.positionals[2] ?? '{}');
    if ('newPassphrase' in input) await warnIfWeak(input.newPassphrase, [], terminal);
    const readOnly = contract[method].kind === 'query' || READING.includes(method);
    const answer: Output<Method> = await withProject(invocation, path, readOnly, ({ api, watched }) =>
      api.get(method, input, watched),
    );
    terminal.raw(`${JSON.stringify(answer, null, terminal.json ? 0 : 2)}\n`);
    return 0;
  },
};

function knownMethod(name: string): Method {
  if (!Object.hasOwn(contract, name)) refuse({ code: 'unknown-method', method: name });
  return name as Method;
}

/** The input, checked before the project is touched. */
async function givenInput(method: Method, typed: string): Promise<Given<Method>> {
  const given = typed === '-' ? await readAll(process.stdin) : typed;
  let input: unknown;
  try {
    input = JSON.parse(given);
  } catch (error) {
    throw new UsageError(`The input is not JSON: ${error instanceof Error ? error.message : ''}.`);
  }
  const parsed = contract[method].input.safeParse(input);
  if (parsed.success) return input as Given<Method>;
  const issue = parsed.error.issues[0];
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return refuse({ code: 'bad-request', method, problem: `${where}${issue?.message ?? 'it does not fit'}` });
}
