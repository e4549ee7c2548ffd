import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPassphrase } from '../../electron/node/age-keys.ts';
import { Refusal } from '../../electron/shared/contract/problem.ts';
import { temporaryFolder } from '../helpers/project-files.ts';

test('a passphrase that is not UTF-8 is refused: all of one length would become the same', async t => {
  const path = join(temporaryFolder(t), 'words');
  for (const bytes of [
    [0xf1, 0xe5, 0xea, 0xf0],
    [0xff, 0xfe, 0x61, 0x00],
    [0x61, 0x00],
  ]) {
    writeFileSync(path, Buffer.from(bytes));
    await assert.rejects(
      readPassphrase(path),
      error =>
        error instanceof Refusal &&
        error.problem.code === 'cannot-read' &&
        /UTF-8/.test(error.problem.reason),
    );
  }
  writeFileSync(path, '\ufeffсекрет и 密码\r\n');
  assert.equal(await readPassphrase(path), 'секрет и 密码');
});
