import { z } from 'zod';

const problem = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape });

/** Everything that can go wrong in a way a person can meet. `explain` turns it into words; nothing else does. */
export const Problem = z.discriminatedUnion('code', [
  problem('bad-request', { method: z.string(), problem: z.string() }),
  problem('unknown-method', { method: z.string() }),
  problem('no-project-open', {}),
  problem('project-already-open', {}),
  /** `given`: identities were, alone or with a passphrase. */
  problem('wrong-key', { given: z.enum(['identity', 'both']).optional() }),
  problem('weak-passphrase', {}),
  problem('bad-recipient', { recipient: z.string() }),
  problem('not-a-project', { path: z.string() }),
  problem('newer-project', { path: z.string(), version: z.number() }),
  problem('damaged', { where: z.string(), what: z.string() }),
  problem('in-use', { path: z.string(), by: z.string() }),
  problem('read-only', {}),
  /** `force`: the caller has a way to replace it. */
  problem('file-exists', { path: z.string(), force: z.boolean().optional() }),
  problem('no-such-file', { path: z.string() }),
  /** `link`: it is a link that is not followed. */
  problem('cannot-read', { path: z.string(), reason: z.string(), link: z.boolean().optional() }),
  problem('cannot-write', { path: z.string(), reason: z.string() }),
  problem('disk-full', { path: z.string() }),
  problem('not-found', { what: z.string(), id: z.string() }),
  problem('no-such-page', { page: z.number(), pages: z.number() }),
  problem('quote-not-found', { quote: z.string() }),
  problem('quote-ambiguous', { quote: z.string(), times: z.number() }),
  problem('still-cited', { what: z.string(), places: z.array(z.string()) }),
  problem('not-allowed', { what: z.string(), next: z.string() }),
  /** A file that a person wrote, with every fault by its line. */
  problem('bad-file', {
    file: z.string(),
    faults: z.array(z.object({ line: z.number(), column: z.number(), what: z.string() })),
  }),
  problem('bad-query', {
    column: z.number(),
    length: z.number(),
    what: z.string(),
    next: z.string().optional(),
  }),
  problem('nothing-to-undo', {}),
  problem('nothing-to-redo', {}),
  /** Words that were written over others, which another window changed meanwhile: `text` is what stands there now. */
  problem('written-meanwhile', { what: z.string(), text: z.string() }),
  problem('changed-since', { sentence: z.string() }),
  problem('template-failed', { template: z.string(), reason: z.string() }),
  /** Something that had to go is still in the safe case file: where, and by which rule. */
  problem('redaction-leak', { places: z.array(z.string()) }),
  /** Checks that the project says must find nothing before an export. */
  problem('preflight-blocked', {
    checks: z.array(z.object({ what: z.string(), where: z.string(), mend: z.string() })),
  }),
  problem('cancelled', {}),
  problem('disconnected', {}),
  problem('internal', { reference: z.string() }),
]);
export type Problem = z.infer<typeof Problem>;

/** Carries a problem out of deep code; the dispatcher turns it back into data. Never shown as a stack trace. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** Throws a `Refusal` with this problem. */
export function refuse(problem: Problem): never {
  throw new Refusal(problem);
}
