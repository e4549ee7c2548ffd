import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStart } from '../../../renderer/bridge/connect.ts';
import { joinPath, projectFileName } from '../../../renderer/features/project/path-parts.ts';
import { suggestFile } from '../../../renderer/features/project/suggest-file.ts';

test('a title becomes a file name in its own script', () => {
  assert.equal(suggestFile('Yulan Harbour: part 2'), 'yulan-harbour-part-2.plumb');
  assert.equal(suggestFile('Банк «Гавань»'), 'банк-гавань.plumb');
  assert.equal(suggestFile('玉兰港'), '玉兰港.plumb');
  assert.equal(suggestFile('  '), 'project.plumb');
});

test('a typed name stays in its folder and ends in .plumb', () => {
  assert.equal(projectFileName('case'), 'case.plumb');
  assert.equal(projectFileName('Case.PLUMB'), 'Case.PLUMB');
  assert.equal(projectFileName('../../etc/x'), '....etcx.plumb');
  assert.equal(projectFileName('..'), '');
  assert.equal(projectFileName('  '), '');
});

test('a folder and a name are joined in the manner of the folder', () => {
  assert.equal(joinPath('/home/a', 'b.plumb'), '/home/a/b.plumb');
  assert.equal(joinPath('/', 'b.plumb'), '/b.plumb');
  assert.equal(joinPath('C:\\Cases', 'b.plumb'), 'C:\\Cases\\b.plumb');
});

test('the fragment of the address carries the key and what to open', () => {
  assert.deepEqual(readStart('#key=ab12&open=%2Fhome%2Fa%20b.plumb'), {
    key: 'ab12',
    open: '/home/a b.plumb',
  });
  assert.deepEqual(readStart(''), { key: '', open: null });
});
