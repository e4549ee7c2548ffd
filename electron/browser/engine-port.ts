import type { ServedBytes } from '../core/app/engine.ts';
import type { BytesRef } from '../shared/contract/common.ts';
import type { Wire } from '../shared/contract/wire.ts';

/** What the shell needs of the engine: `startEngine` in electron/node gives it, tests give a small one of their own. */
export interface ShellEngine {
  /** A new line to the engine for one window; closing it cancels what that window had running. */
  wire(): Wire & { close(): void };
  /** Bytes of an original or export, end exclusive. Rejects with a `Refusal` when there are none. */
  readBytes(ref: BytesRef, range?: { readonly start: number; readonly end: number }): Promise<ServedBytes>;
  /** Hands uploaded bytes over; answers the name under which an import takes them. */
  putUpload(bytes: Uint8Array): Promise<string>;
  /** Saves and closes the open project, and ends the engine. Rejects with a `Refusal` when saving failed. */
  close(): Promise<void>;
}
