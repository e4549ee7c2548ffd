import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { safeName } from '../../../electron/core/importers/names.ts';
import { aZip, read } from './try-file.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('members of a ZIP come out with safe names, and are listed', async () => {
  const outcome = await read(
    'a.zip',
    aZip({ '../../etc/one.txt': 'one', 'C:\\two.txt': 'two', 'папка/три.txt': 'три' }),
  );
  assert.equal(outcome.state, 'imported');
  assert.deepEqual(
    outcome.children?.map(child => [child.name, 'bytes' in child && text(child.bytes)]),
    [
      ['etc/one.txt', 'one'],
      ['two.txt', 'two'],
      ['папка/три.txt', 'три'],
    ],
  );
  assert.equal(outcome.reading?.pages[0]?.text.split('\n')[2]?.startsWith('папка/три.txt  (6 bytes'), true);
});

test('a damaged member is named and costs the others nothing', async () => {
  const bytes = aZip({ 'bad.txt': 'spoiled '.repeat(20), 'good.txt': 'good' });
  bytes[40] = (bytes[40] ?? 0) ^ 0xff;
  const outcome = await read('a.zip', bytes);
  const [bad, good] = outcome.children ?? [];
  assert.match(bad && 'refused' in bad ? bad.refused : '', /could not be unpacked/);
  assert.equal(good && 'bytes' in good && text(good.bytes), 'good');
});

test('bombs are refused: by size, by depth', async () => {
  const zeros = await read('a.zip', aZip({ 'zeros.bin': new Uint8Array(40_000_000) }));
  assert.equal(zeros.state, 'refused');
  assert.match(zeros.reason ?? '', /unpacks to more than 16 MB/);
  let nested = aZip({ 'core.txt': 'core' });
  for (let depth = 0; depth < 12; depth++) nested = aZip({ 'inner.zip': nested });
  const deep = await read('a.zip', nested);
  assert.equal(deep.state, 'refused');
  assert.match(deep.reason ?? '', /stand in one another/);
});

test('a cut ZIP says that it is damaged', async () => {
  const outcome = await read('a.zip', aZip({ 'one.txt': 'one' }).subarray(0, 60));
  assert.equal(outcome.state, 'refused');
  assert.match(outcome.reason ?? '', /list of contents is missing/);
});

/** One tar member by hand. */
function tarOf(name: string, content: string, type = '0'): Uint8Array {
  const bytes = new Uint8Array(1024 + 1024);
  const put = (at: number, value: string) => bytes.set(strToU8(value), at);
  put(0, name);
  put(124, `${strToU8(content).length.toString(8).padStart(11, '0')}\0`);
  put(136, '14000000000\0');
  put(156, type);
  put(257, 'ustar\x0000');
  put(148, '        ');
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  put(512, content);
  return bytes;
}

test('tar and gzip are unpacked, and links are never followed', async () => {
  const outcome = await read('a.tar', tarOf('dir/файл.txt', 'inside'));
  const [child] = outcome.children ?? [];
  assert.equal(child?.name, 'dir/файл.txt');
  assert.equal(child && 'bytes' in child && text(child.bytes), 'inside');
  const packed = await read('a.tar.gz', gzipSync(tarOf('x', 'y')));
  assert.equal(packed.children?.[0]?.name, 'a.tar');
  const link = (await read('a.tar', tarOf('passwd', '', '2'))).children?.[0];
  assert.match(link && 'refused' in link ? link.refused : '', /never followed/);
});

test('a safe name never climbs, never is empty, and stays as it is when it was safe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
      const safe = safeName(name);
      assert.ok(safe.length > 0);
      assert.equal(safeName(safe), safe);
      assert.ok(safe.split('/').every(part => part !== '..' && part !== '.' && part !== ''));
      assert.ok(!safe.startsWith('/') && !/[\p{Cc}\\]/u.test(safe));
    }),
  );
  assert.equal(safeName('a/./b/../../c.txt'), 'a/b/c.txt');
  assert.equal(safeName('..'), 'unnamed');
});
