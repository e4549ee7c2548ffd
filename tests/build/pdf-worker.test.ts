import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { withDirectPages } from '../../build/pdf-worker.ts';

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const worker = readFileSync(join(folder, 'build', 'pdf.worker.min.mjs'), 'utf8');

test('the worker is changed in one place, inside the search for a page', () => {
  const changed = withDirectPages(worker);
  let same = 0;
  while (changed[same] === worker[same]) same += 1;
  assert.ok(changed.endsWith(worker.slice(same)), 'nothing but one statement was added');
  const method = changed.slice(0, same).lastIndexOf('async ');
  assert.match(changed.slice(method), /^async getPageDict\(/);
});

test('another worker stops the build', () => {
  assert.throws(() => withDirectPages(worker.replaceAll('toplevelPagesDict', 'root')), /not the one/);
  assert.throws(() => withDirectPages(''), /not the one/);
});
