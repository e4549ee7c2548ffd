// What travels between a verification and its threads.
import type { Problem } from '../../shared/contract/problem.ts';
import type { PartDamage } from './verify.ts';

/** Place in the counters: the next part to take. */
export const NEXT = 0;
/** Place in the counters: records checked so far, by all threads. */
export const DONE = 1;

/** What one thread is to check. The key lies in shared memory, so that no copy of it is made and all of it is wiped. */
export interface ShareTask {
  readonly path: string;
  readonly fileId: Uint8Array;
  readonly projectKey: Uint8Array<SharedArrayBuffer>;
  readonly size: number;
  readonly counters: Int32Array<SharedArrayBuffer>;
}

/** What a thread says. `replaced`: another file, or none, is at the path by now. */
export type ShareAnswer =
  | { readonly kind: 'progress'; readonly total: number }
  | { readonly kind: 'checked'; readonly parts: readonly PartDamage[] }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'failed'; readonly problem: Problem };
