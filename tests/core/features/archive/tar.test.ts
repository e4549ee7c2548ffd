import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { tarEnd, tarHeader, tarPadding } from '../../../../electron/core/features/archive/tar.ts';
import { readTar } from '../../../../electron/core/importers/archive/tar.ts';

const AT = '2026-03-14T09:05:31.120Z';

const tarOf = (files: readonly (readonly [string, Uint8Array])[]): Buffer =>
  Buffer.concat([
    ...files.flatMap(([name, bytes]) => [tarHeader(name, bytes.length, AT), bytes, tarPadding(bytes.length)]),
    tarEnd(),
  ]);

test('whatever the names and lengths, what was put in comes out', () => {
  // A name as a path has it: something between slashes, nothing that ends a string.
  const name = fc
    .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), { minLength: 1, maxLength: 3 })
    .map(parts => parts.map(part => part.replaceAll(/[\0/]/g, '_')).join('/'));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 1100 })), { maxLength: 5 }), files => {
      const tar = tarOf(files);
      assert.equal(tar.length % 512, 0);
      assert.deepEqual(
        readTar(tar).map(({ name, bytes }) => [name, Buffer.from(bytes)]),
        files.map(([name, bytes]) => [name, Buffer.from(bytes)]),
      );
    }),
    { numRuns: 60 },
  );
});

test('tar lists long and foreign names, with their time', t => {
  const names = ['originals/короткое имя 合同.pdf', `originals/${'длинное '.repeat(30)}.txt`, 'plain.txt'];
  const listed = spawnSync('tar', ['-tf', '-', '--quoting-style=literal'], {
    input: tarOf(names.map(name => [name, Buffer.from(name)])),
    encoding: 'utf8',
  });
  if (listed.status !== 0) return t.skip('GNU tar is not here');
  assert.deepEqual(listed.stdout.trim().split('\n'), names);
});

test('a size above eight gigabytes stands in a record of its own', () => {
  const header = Buffer.from(tarHeader('big.bin', 9_000_000_000, AT)).toString('latin1');
  assert.match(header, /\d+ size=9000000000\n/);
  assert.match(header, /\d+ path=big\.bin\n/);
});
