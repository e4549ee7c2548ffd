import { explain } from '../shared/contract/explain.ts';
import { type Problem, Refusal } from '../shared/contract/problem.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Tells what went wrong, and answers the exit code for it. */
export async function exitCodeFor(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof UsageError) {
    terminal.say(error.message);
    const [title = ''] = error.message.split('\n');
    const next = 'Run “plumb help COMMAND” to see how it is used. Nothing was opened.';
    terminal.value({ problem: { code: 'usage' }, title, next, usage: error.message });
    return 2;
  }
  return tell(error instanceof Refusal ? error.problem : await asInternal(error), terminal);
}

/** Two lines on stderr, the problem as JSON on stdout in JSON mode. Answers the exit code. */
export async function tell(problem: Problem, terminal: Terminal): Promise<number> {
  const { title, next } = explain(problem);
  terminal.say(title);
  terminal.say(next);
  if (problem.code === 'internal') {
    const { logPath } = await import('../node/log.ts');
    terminal.say(`The log is ${logPath()}`);
  }
  terminal.value({ problem, title, next });
  return problem.code === 'bad-request' || problem.code === 'unknown-method' ? 2 : 1;
}

async function asInternal(error: unknown): Promise<Problem> {
  const { createLog, fileSink, logPath } = await import('../node/log.ts');
  const { findAppRoot } = await import('../node/resources.ts');
  const { nodeCrypto } = await import('../node/crypto.ts');
  const reference = nodeCrypto.uniqueId().slice(-8);
  createLog(fileSink(logPath()), findAppRoot()).error(reference, error);
  return { code: 'internal', reference };
}
