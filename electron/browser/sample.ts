import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../shared/contract/client.ts';
import { explain } from '../shared/contract/explain.ts';
import type { ShellEngine } from './engine-port.ts';

/** A sample case that lives as long as this run. */
export interface Sample {
  /** Deletes its file; call after the engine has closed it. */
  forget(): Promise<void>;
}

/** Builds the sample case in the temporary folder, encrypted under a passphrase that nobody keeps, and opens it. */
export async function openSample(engine: ShellEngine, say: (sentence: string) => void): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-sample-'));
  const passphrase = randomBytes(32).toString('base64url');
  const result = await createClient(engine.wire()).call('project.sample', {
    path: join(folder, 'sample.plumb'),
    passphrase,
  });
  if (result.ok) {
    say('The sample case is open. It is deleted when Plumbline ends: export what you want to keep.');
  } else {
    const { title, next } = explain(result.problem);
    say(`The sample case could not be opened. ${title} ${next}`);
  }
  return { forget: () => rm(folder, { recursive: true, force: true }).catch(() => undefined) };
}
