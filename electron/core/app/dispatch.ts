import { contract, type Input, type Method } from '../../shared/contract/index.ts';
import { type Problem, Refusal, refuse } from '../../shared/contract/problem.ts';
import { assertNever } from '../../shared/kernel/result.ts';
import { storableValue } from '../../shared/kernel/storable.ts';
import type { Ports } from '../ports/index.ts';
import type { ActionContext, JobContext, QueryContext } from './context.ts';
import { handlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import type { Session } from './session.ts';
import { isSliced } from './slices.ts';

/** A call as it came over the wire. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly input?: unknown;
}

type AnyHandler<C> = (context: C, input: unknown) => unknown;
type AnyJob = (context: JobContext, input: unknown) => Promise<unknown>;

/** Answers a call: parses its input at the door, then runs the handler with what its kind allows. Throws refusals. */
export async function answer(
  call: Call,
  session: Session,
  abort: AbortController,
  jobFor: (project: OpenProject) => JobContext,
): Promise<unknown> {
  const method = Object.hasOwn(contract, call.method)
    ? (call.method as Method)
    : refuse({ code: 'unknown-method', method: call.method });
  const spec = contract[method];
  const parsed = spec.input.safeParse(storableValue(call.input ?? {}));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    refuse({ code: 'bad-request', method, problem: `${where}${issue?.message ?? 'it does not fit'}` });
  }
  const input: unknown = parsed.data;
  const answered = (given: unknown): unknown =>
    isSliced(given) ? session.inLine(given, jobFor(session.project), abort) : given;
  switch (spec.kind) {
    case 'session':
      return sessionCall(method, input, session, jobFor);
    case 'query':
      return answered((handlerOf(method) as AnyHandler<QueryContext>)(session.project.context, input));
    case 'action':
      return session.project.act(method, context =>
        (handlerOf(method) as AnyHandler<ActionContext>)(context, input),
      );
    case 'job':
      return session.watch((handlerOf(method) as AnyJob)(jobFor(session.project), input), abort);
    default:
      return assertNever(spec, 'kind of method');
  }
}

function handlerOf(method: Method): unknown {
  return (handlers as Record<string, unknown>)[method];
}

function sessionCall(
  method: Method,
  input: unknown,
  session: Session,
  jobFor: (project: OpenProject) => JobContext,
): unknown {
  switch (method) {
    case 'project.create':
      return session.create(input as Input<'project.create'>);
    case 'project.open':
      return session.open(input as Input<'project.open'>);
    case 'project.sample':
      return session.sample(input as Input<'project.sample'>, jobFor);
    case 'project.close':
      return session.close().then(closed => ({ closed }));
    case 'project.examine':
      return session.examine(input as Input<'project.examine'>);
    case 'project.rescue':
      return session.rescue(input as Input<'project.rescue'>);
    case 'project.status':
      return session.status();
    default:
      throw new Error(`no session method ${method}`);
  }
}

/** The problem in an error: a refusal as it is; a bug as `internal`, with a reference that the log has too. */
export function problemOf(error: unknown, ports: Ports): Problem {
  if (error instanceof Refusal) return error.problem;
  const reference = ports.crypto.uniqueId().slice(-8);
  ports.log.error(reference, error);
  return { code: 'internal', reference };
}
