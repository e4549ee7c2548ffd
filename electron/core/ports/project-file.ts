/** How a project is opened: any one of these may fit any one slot. */
export interface Unlock {
  readonly passphrase?: string | undefined;
  /** age identities, `AGE-SECRET-KEY-1…`. */
  readonly identities?: readonly string[] | undefined;
}

/** Who can open a new project: at least one of the two. */
export interface Keys {
  readonly passphrase?: string | undefined;
  /** age recipients, `age1…`. */
  readonly recipients: readonly string[];
}

/** One journalled action as it lies in the file: `payload` is opaque to the file. */
export interface ActionRecord {
  readonly seq: number;
  readonly payload: Uint8Array;
}

/** What opening found, before the engine replays it. */
export interface Opened {
  readonly file: ProjectFile;
  /** The newest whole database image, or null if none was written yet. */
  readonly image: Uint8Array | null;
  /** Sequence number of the last action that the image holds; 0 without an image. */
  readonly imageSeq: number;
  /** Actions after the image, in order. */
  readonly actions: readonly ActionRecord[];
  /** Sentences for the person: a torn tail was cut back, places are damaged; null when there is nothing to say. */
  readonly recovered: string | null;
  /** Sentences for the person about other copies of this project in its folder; none when there is nothing to say. */
  siblings(own: OwnPast): readonly string[];
}

/** What the database of an open project tells of its past. */
export interface OwnPast {
  /** Whether its keys took the place of those in these slots; not, when it is a copy that was given away. */
  tookTheirPlace(slots: readonly string[]): boolean;
  /** Whether this action is one of its own. */
  has(action: ActionRecord): boolean;
}

/** Follows long work: is told how far it is, and may call it off. */
export interface Watch {
  tell(done: number, total: number): void;
  readonly signal: AbortSignal;
}

/** An original that is stored in pieces, while other work goes on. Nothing of it counts before its end. */
export interface OriginalInPieces {
  /** Takes the next bytes. Refuses with `disk-full`, `cannot-write`. */
  add(bytes: Uint8Array): void;
  /** The SHA-256 of what was added. Nothing can be added afterwards. */
  digest(): string;
  /** Ends it. `changed`: the bytes are not those of the hash; `moved`: the file was written anew meanwhile, or a write that failed took the pieces back. Then nothing was stored. */
  end(sha256: string): 'stored' | 'changed' | 'moved';
}

/** A damaged place in the file. */
export interface Damage {
  readonly where: string;
  readonly what: string;
}

/** A key slot of a file. `id` names it: 32 hex digits of the SHA-256 of its age file. */
export interface KeySlot {
  readonly id: string;
  readonly kind: 'passphrase' | 'recipient';
}

/** Who can open a rewritten file: as before; others as well, under the same project key; or these alone, under a new one. */
export type NewKeys =
  | { readonly kind: 'same' }
  | { readonly kind: 'added'; readonly keys: Keys }
  | { readonly kind: 'new'; readonly keys: Keys };

/** How a file is written anew. */
export interface RewriteOptions {
  readonly keys: NewKeys;
  /** Where to; in place of the file itself when left out. Nothing else is ever replaced. */
  readonly path?: string | undefined;
  /** Whether the open project goes on in the new file. In place it always does. */
  readonly follow?: boolean | undefined;
  /** The database as it is now, to be written instead of the image and the actions of the file. */
  readonly image?: { readonly seq: number; readonly bytes: Uint8Array } | undefined;
  /** Leaves out originals that cannot be read instead of refusing. */
  readonly lossy?: boolean | undefined;
}

/** A new file that is being written beside the work; what is appended meanwhile comes along. Every method may refuse; then nothing is left of it. */
export interface Rewriting {
  /** Bytes written so far. */
  readonly written: number;
  /** The key slots of the new file. */
  readonly slots: readonly KeySlot[];
  /** SHA-256 of originals that were left out (`lossy`). */
  readonly lost: readonly string[];
  /** Copies some more, a few milliseconds long; false when only `finish` is left. */
  step(): boolean;
  /** Lets the disk take in what was copied, without holding up this thread. To be awaited after every step. */
  settle(): Promise<void>;
  /** Copies the rest, syncs, and puts the new file in its place. */
  finish(): void;
  /** Removes what was written; does nothing after `finish`. */
  abandon(): void;
}

/**
 * One open `*.plumb` file. Synchronous: it runs in the case-worker, and an action is acknowledged only after `append`
 * has returned, which is after fsync. Throws `Refusal` with `disk-full`, `cannot-write`, `read-only` or `damaged`.
 */
export interface ProjectFile {
  readonly path: string;
  readonly readOnly: boolean;
  /** Length of the file in bytes. */
  bytes(): number;
  /** Seals one action, appends it with a commit, and syncs. */
  append(action: ActionRecord): void;
  /** Stores original bytes under their SHA-256 (hex). Not durable before the next `append`. Storing twice is a no-op. */
  putOriginal(sha256: string, bytes: Uint8Array): void;
  /** Begins to store an original that comes in pieces. Not durable before the next `append` after its end. */
  beginOriginal(): OriginalInPieces;
  /** Whether these bytes are stored. */
  hasOriginal(sha256: string): boolean;
  /** Original bytes, or a range of them. Throws a `damaged` refusal if a seal does not hold. */
  readOriginal(sha256: string, range?: { readonly start: number; readonly end: number }): Uint8Array;
  /** Length of the original in bytes. */
  originalBytes(sha256: string): number;
  /** Writes the changed pieces of the database image as of `seq`, and syncs. */
  putImage(seq: number, image: Uint8Array): void;
  /** Bytes of actions appended since the last image: tells when a new image is due. */
  bytesSinceImage(): number;
  /** Every action that the file still holds, in order and read one at a time; those before the newest image may be gone. Refuses with `damaged`. */
  sealedActions(): Iterable<ActionRecord>;
  /** Bytes that a rewritten file would not have. */
  garbageBytes(): number;
  /** The key slots, in the order of the header. */
  keySlots(): readonly KeySlot[];
  /** Which slots this unlocks. Refuses with `wrong-key` when it is none. */
  unlocks(unlock: Unlock): Promise<readonly KeySlot[]>;
  /** Begins to write the file anew. One at a time. Refuses with `file-exists`, `cannot-write`, `disk-full`, `weak-passphrase`, `bad-recipient`, `damaged`. */
  rewrite(options: RewriteOptions): Promise<Rewriting>;
  /** Reads every record and every original again; [] when all is whole. Calls `step` between records. */
  verify(step: (done: number, total: number) => void): Damage[];
  /** The same beside other work: a large file is read in other threads. Refuses with `cancelled`, `cannot-read`. */
  verifyAside(watch: Watch): Promise<Damage[]>;
  /**
   * Copies the file as it is to a new name beside it, with `note` in it, and syncs that; answers the copy's path. A copy
   * that is there already is not made again. Refuses with `cannot-write`, `disk-full`.
   */
  putAside(note: string): string;
  /** Releases the lock, forgets the key, closes. */
  close(): void;
  /** Closes, and removes the file: for one that was made just now and came to nothing. */
  discard(): void;
}

/** A piece of an original of a damaged file: zeros where it is lost. */
export interface SalvagedPiece {
  readonly from: number;
  readonly bytes: Uint8Array;
  readonly lost: boolean;
}

/** What still holds of a damaged file. */
export interface Salvage {
  /** Places that do not hold. */
  readonly damage: readonly Damage[];
  /** Originals whose index holds. */
  readonly originals: readonly { readonly sha256: string; readonly bytes: number }[];
  /** An original piece by piece, read as it is asked for; nothing without an index. */
  originalPieces(sha256: string): Iterable<SalvagedPiece>;
  /** Images of the database that are whole, newest first. */
  images(): Iterable<{ readonly seq: number; readonly bytes: Uint8Array }>;
  /** Actions that are whole, in the order of the file. */
  actions(): Iterable<ActionRecord>;
  close(): void;
}

/** Creates and opens project files. */
export interface ProjectFiles {
  /** Throws `file-exists`, `cannot-write`, `disk-full`, `weak-passphrase`, `bad-recipient`. Locks the file for writing. */
  create(path: string, projectId: string, keys: Keys): Promise<ProjectFile>;
  /** Throws `no-such-file`, `cannot-read`, `not-a-project`, `newer-project`, `wrong-key`, `in-use`, `damaged`; for writing also `cannot-write`, `disk-full`. */
  open(path: string, unlock: Unlock, readOnly: boolean): Promise<Opened>;
  /** Lists the damage of a file, also of one that `open` refuses as damaged; [] when whole. Changes nothing. */
  examine(path: string, unlock: Unlock, step: (done: number, total: number) => void): Promise<Damage[]>;
  /** Opens what still holds of a file, as long as one key slot opens. Refuses with `no-such-file`, `cannot-read`, `newer-project`, `wrong-key`, `damaged`. */
  salvage(path: string, unlock: Unlock): Promise<Salvage>;
}
