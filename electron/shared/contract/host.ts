import type { BytesRef } from './common.ts';
import type { ImportSource } from './documents.ts';

/** A folder entry, as the browser shell's file dialog shows it. */
export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly folder: boolean;
  readonly bytes: number;
}

/** A file that a window handed over (a DOM `File` is one). */
export interface BlobLike {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a shell can do that the engine cannot. Desktop: native dialogs. Browser shell: its own dialog, upload, download. */
export interface Host {
  readonly kind: 'desktop' | 'browser';
  /** Asks where a new project goes; null when the person gave up. `suggested` is a file name. */
  pickNewProject(suggested: string): Promise<string | null>;
  /** Asks for an existing project; null when the person gave up. */
  pickProject(): Promise<string | null>;
  /** Asks for files to import; [] when the person gave up. */
  pickFiles(): Promise<readonly ImportSource[]>;
  /** Asks for a small folder: its path, or its files uploaded with their paths; [] when the person gave up. */
  pickFolder(): Promise<readonly ImportSource[]>;
  /** Takes files that were dropped on the window. */
  takeFiles(files: readonly BlobLike[]): Promise<readonly ImportSource[]>;
  /** Gives exported bytes to the person under a name; false when the person gave up. */
  deliver(name: string, ref: BytesRef): Promise<boolean>;
  /** Address (with headers, if any) under which the window reads bytes. */
  bytesUrl(ref: BytesRef): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** How many connections to anywhere were tried and refused since the start. */
  refusedConnections(): Promise<readonly { readonly at: string; readonly what: string }[]>;
}
