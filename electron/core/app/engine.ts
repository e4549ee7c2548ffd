import type { BytesRef } from '../../shared/contract/common.ts';
import type { EngineFrame } from '../../shared/contract/wire.ts';
import type { Ports } from '../ports/index.ts';

/** Bytes that a shell serves by URL. */
export interface ServedBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Length of the whole thing, of which `bytes` may be a range. */
  readonly total: number;
}

/** One caller's line to the engine. */
export interface Connection {
  /** Takes a frame from the caller, unchecked; answers through the sender given to `connect`. */
  receive(frame: unknown): void;
  /** Cancels what this caller had running. */
  disconnect(): void;
}

/** The engine: at most one open project, any number of callers. */
export interface Engine {
  connect(send: (frame: EngineFrame) => void): Connection;
  /** Bytes of an original or an export; end exclusive. Throws a `Refusal` when there are none. */
  readBytes(ref: BytesRef, range?: { readonly start: number; readonly end: number }): ServedBytes;
  /** Saves and closes the open project, if any. */
  close(): Promise<void>;
}

/** Makes the engine over its ports. */
export function createEngine(_ports: Ports): Engine {
  throw new Error('in the making');
}
