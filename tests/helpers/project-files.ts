/** A temporary folder, and project files that open without scrypt's wait. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Keys, Unlock } from '../../electron/core/ports/project-file.ts';
import {
  createProjectFiles,
  type ProjectFileOptions,
} from '../../electron/node/project-file/project-files.ts';

/** A key pair made for tests and published here: it protects nothing. */
export const TEST_RECIPIENT = 'age1rpmls2cygdhvmcnvjr95q8vf25xzfksqard7t53zaqgu3re03u0q5r7saq';
export const TEST_IDENTITY = 'AGE-SECRET-KEY-12E9M2999JGPNCEKKHGACEUGNTMHX7DWMYM0WUC24KVY5W6MQJHHS8C7CHF';
export const PROJECT_ID = 'prj_01testtesttesttesttesttest';

/** Keys that need no scrypt, so that a test may open a file a thousand times. */
export const quickKeys: Keys = { recipients: [TEST_RECIPIENT] };
export const quickUnlock: Unlock = { identities: [TEST_IDENTITY] };

/** Project files whose passphrase slots are quick to open. */
export const quickFiles = (options: ProjectFileOptions = {}) =>
  createProjectFiles({ scryptLogN: 4, ...options });

/** A folder that is removed when the test ends. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
