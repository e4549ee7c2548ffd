import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { withDirectPages } from '../../../electron/node/pdf/direct-pages.ts';

const path = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');
const worker = readFileSync(path, 'utf8');

test('the worker that is installed gets the statement, inside the search for a page', () => {
  const changed = withDirectPages(worker);
  let same = 0;
  while (changed[same] === worker[same]) same += 1;
  assert.ok(same < worker.length, 'it is not the worker that this was written for');
  assert.ok(changed.endsWith(worker.slice(same)), 'nothing but one statement was added');
  assert.match(changed.slice(changed.slice(0, same).lastIndexOf('async ')), /^async getPageDict\(/);
});

test('another worker is left as it is', () => {
  const other = worker.replaceAll('getPageDict', 'getDict');
  assert.equal(withDirectPages(other), other);
});
