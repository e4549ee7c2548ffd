import type { BytesRef, Progress } from '../../shared/contract/common.ts';
import type { Input, Method, MethodOf, Output } from '../../shared/contract/index.ts';
import type { IdPrefix } from '../../shared/kernel/ids.ts';
import type { ReadableDb } from '../db/database.ts';
import type { SearchState } from '../features/search/state.ts';
import type { Ports } from '../ports/index.ts';
import type { Keys, ProjectFile, RewriteOptions, Rewriting } from '../ports/project-file.ts';
import type { History } from './history.ts';
import type { Sliced } from './slices.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Why a job is stopped that nobody cancelled: the project or the window closes. It may go on another time. */
export const INTERRUPTED = 'interrupted';

/** What a query may use: it can only read. */
export interface QueryContext {
  readonly db: ReadableDb;
  readonly file: ProjectFile;
  readonly history: History;
  readonly ports: Ports;
  readonly search: SearchState;
}

/** What an action may use: everything it changes goes through `work`. */
export interface ActionContext extends QueryContext {
  readonly work: UnitOfWork;
  readonly author: string;
  /** The instant of the action, ISO 8601. */
  readonly at: string;
  newId(prefix: IdPrefix): string;
}

/** What a job may use: it reads, reports, and changes things only by actions, one at a time. */
export interface JobContext extends QueryContext {
  readonly signal: AbortSignal;
  tell(progress: Progress): void;
  /** Runs one action: one transaction, one journal row, on disk when it returns. */
  act<T>(name: Method, work: (context: ActionContext) => T): T;
  /** Keeps bytes in memory for the shell to fetch. The oldest are forgotten after a few more. */
  offer(bytes: Uint8Array, mediaType: string): BytesRef;
  /** Lets waiting calls be answered before going on. Throws a `cancelled` refusal if the job was cancelled. */
  breathe(): Promise<void>;
  /** Writes the database image now, if it can be written: nothing rests on it. */
  refreshImage(): void;
  /** The database as it is now, and the number of its last action. */
  image(): { readonly seq: number; readonly bytes: Uint8Array };
  /** Begins to write the file anew, after stopping what does so in the background. */
  rewrite(options: RewriteOptions): Promise<Rewriting>;
  /** Makes an empty project beside the open one: of the same lineage, by the same author, for other keys. Never replaces a file. */
  newProject(path: string, keys: Keys): Promise<NewProject>;
}

/** Another project, in a file of its own, that is being filled. It is closed or discarded by whoever made it. */
export interface NewProject {
  readonly context: QueryContext;
  act<T>(name: Method, run: (context: ActionContext) => T): T;
  /** Writes the database image. Refuses with `disk-full` or `cannot-write`. */
  saveImage(): void;
  /** Ends what runs in the background: to be awaited before `close` and `discard`. */
  quiet(): Promise<void>;
  close(): void;
  /** Closes, and removes the file. */
  discard(): void;
}

type HandlerFor<M extends Method> =
  M extends MethodOf<'query'>
    ? (context: QueryContext, input: Input<M>) => Output<M> | Sliced<Output<M>>
    : M extends MethodOf<'action'>
      ? (context: ActionContext, input: Input<M>) => Output<M>
      : (context: JobContext, input: Input<M>) => Promise<Output<M>>;

/** Handlers of some methods, each with the context that its kind allows. A missing or misshapen one does not compile. */
export type Handlers<M extends Method> = { readonly [K in M]: HandlerFor<K> };
/** Methods that work on an open project: all but the session ones. */
export type ProjectMethod = MethodOf<'query' | 'action' | 'job'>;
/** Methods whose names start with one of these words. */
export type MethodsUnder<P extends string> = Extract<ProjectMethod, `${P}.${string}`>;
