import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MAGIC } from '../../electron/node/project-file/format.ts';
import { writeWhole } from '../../electron/node/write-whole.ts';
import { Refusal, refuse } from '../../electron/shared/contract/problem.ts';
import { temporaryFolder } from '../helpers/project-files.ts';

test('an export is there whole or not at all, and what was there before stays until then', async t => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'before');
  await assert.rejects(
    writeWhole(path, Buffer.from('after'), async () => refuse({ code: 'file-exists', path })),
    Refusal,
  );
  assert.deepEqual([readdirSync(folder), readFileSync(path, 'utf8')], [['a.pdf'], 'before']);
  await writeWhole(path, Buffer.from('after'));
  assert.deepEqual([readdirSync(folder), readFileSync(path, 'utf8')], [['a.pdf'], 'after']);
  mkdirSync(join(folder, 'taken'));
  for (const wrong of [join(folder, 'taken'), join(folder, 'none', 'a.pdf')])
    await assert.rejects(
      writeWhole(wrong, Buffer.from('x')),
      (error: unknown) => error instanceof Refusal && error.problem.code === 'cannot-write',
    );
  // Whatever a dialog was told: no export takes the place of a project.
  const project = join(folder, 'case.plumb');
  writeFileSync(project, Buffer.concat([MAGIC, Buffer.alloc(9)]));
  await assert.rejects(writeWhole(project, Buffer.from('x')), Refusal);
  assert.equal(readFileSync(project).length, MAGIC.length + 9);
  assert.deepEqual(readdirSync(folder).sort(), ['a.pdf', 'case.plumb', 'taken']);
});
