import { z } from 'zod';
import { ImportSource } from '../../electron/shared/contract/documents.ts';
import { explain } from '../../electron/shared/contract/explain.ts';
import type { FolderEntry } from '../../electron/shared/contract/host.ts';
import { Problem } from '../../electron/shared/contract/problem.ts';

const Folder = z.object({
  path: z.string(),
  parent: z.string().nullish(),
  places: z.array(z.object({ name: z.string(), path: z.string() })).default([]),
  entries: z.array(z.object({ name: z.string(), path: z.string(), folder: z.boolean(), bytes: z.number() })),
});

/** A folder as the shell lists it: folders and projects only. */
export interface Folder {
  readonly path: string;
  readonly parent: string | null;
  readonly places: readonly { readonly name: string; readonly path: string }[];
  readonly entries: readonly FolderEntry[];
}

/** Reads folders from the browser shell. */
export interface ShellRoutes {
  folder(path: string): Promise<Folder>;
  upload(name: string, bytes: Blob): Promise<ImportSource>;
  refused(): Promise<readonly { readonly at: string; readonly what: string }[]>;
  /** The window's preferences as JSON text. */
  preferences(): Promise<string>;
  keepPreferences(text: string): Promise<void>;
  bytesUrl(ref: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/** The browser shell's authorised routes. Throws a sentence when one refuses. */
export function shellRoutes(key: string): ShellRoutes {
  const headers = { authorization: `Bearer ${key}` };
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(path, { ...init, headers });
    if (!response.ok) throw new Error(await refusalWords(response));
    return response.json();
  };
  return {
    folder: async path => {
      const found = Folder.parse(await ask(`/folder?path=${encodeURIComponent(path)}`));
      return { ...found, parent: found.parent ?? null };
    },
    upload: async (name, bytes) =>
      ImportSource.parse(
        await ask(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes }),
      ),
    refused: async () => z.array(z.object({ at: z.string(), what: z.string() })).parse(await ask('/refused')),
    preferences: async () => JSON.stringify(await ask('/preferences')),
    keepPreferences: async text => {
      await fetch('/preferences', { method: 'PUT', headers, body: text, keepalive: true });
    },
    bytesUrl: ref => ({ url: `/bytes/${ref}`, headers }),
  };
}

async function refusalWords(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => ({}));
  const problem = z.object({ problem: Problem }).safeParse(body);
  return problem.success ? explain(problem.data.problem).title : `The shell refused (${response.status}).`;
}
