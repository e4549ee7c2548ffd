import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  TEST_RECIPIENT,
  temporaryFolder,
} from '../../helpers/project-files.ts';

const files = quickFiles();

async function add(path: string, ...texts: readonly string[]): Promise<void> {
  const { file, actions, imageSeq } = await files.open(path, quickUnlock, false);
  let seq = actions.at(-1)?.seq ?? imageSeq;
  for (const text of texts) file.append({ seq: ++seq, payload: Buffer.from(text) });
  file.close();
}

async function compact(path: string): Promise<void> {
  const { file } = await files.open(path, quickUnlock, false);
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  while (rewriting.step());
  rewriting.finish();
  file.close();
}

async function said(path: string): Promise<string | null> {
  const { file, siblings } = await files.open(path, quickUnlock, true);
  const notes = siblings({ tookTheirPlace: () => false, has: () => true });
  file.close();
  return notes.length === 0 ? null : notes.join(' ');
}

test('G1 a copy that went another way is named, an older one is not, a newer one is', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'case.plumb');
  const copy = join(folder, 'case (conflict).plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  await add(path, 'one', 'two');
  writeFileSync(join(folder, 'other.plumb'), 'not a project');
  (await files.create(join(folder, 'another.plumb'), 'prj_01otherotherotherotherother', quickKeys)).close();
  copyFileSync(path, copy);
  assert.equal(await said(path), null, 'a copy of the same state');
  await add(path, 'three');
  assert.equal(await said(path), null, 'an older copy');
  assert.match(
    (await said(copy)) ?? '',
    /“case\.plumb” beside this file is the same project with more changes/,
  );
  await add(copy, 'three, but otherwise');
  for (const each of [path, copy]) assert.match((await said(each)) ?? '', /with other changes.*open both/);
});

test('G2 a copy that went on while this one was compacted is named; shared copies are not', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'case.plumb');
  const copy = join(folder, 'case (conflict).plumb');
  const { file } = await files.create(path, PROJECT_ID, quickKeys).then(made => ({ file: made }));
  file.append({ seq: 1, payload: Buffer.from('one') });
  file.close();
  copyFileSync(path, copy);
  await compact(path);
  assert.equal(await said(path), null);
  assert.match((await said(copy)) ?? '', /with more changes/);
  await add(copy, 'two');
  assert.match(
    (await said(path)) ?? '',
    /“case \(conflict\)\.plumb” beside this file is the same project with other/,
  );
  assert.match((await said(copy)) ?? '', /with other changes/);
  const alone = join(temporaryFolder(t), 'case.plumb');
  copyFileSync(path, alone);
  const opened = await files.open(alone, quickUnlock, false);
  const keys = { kind: 'new', keys: { recipients: [TEST_RECIPIENT] } } as const;
  const shared = await opened.file.rewrite({ keys, path: join(alone, '..', 'shared.plumb') });
  while (shared.step());
  shared.finish();
  opened.file.close();
  assert.equal(await said(alone), null);
});

test('G3 a pipe beside a project that is called like one keeps nobody waiting', async t => {
  const folder = temporaryFolder(t);
  if (spawnSync('mkfifo', [join(folder, 'pipe.plumb')]).status !== 0)
    return t.skip('pipes cannot be made here');
  const path = join(folder, 'case.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  assert.equal(await said(path), null);
});
