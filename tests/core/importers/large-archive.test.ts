import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'fflate';
import { openLargeArchive } from '../../../electron/core/importers/archive/large-archive.ts';
import { Unreadable } from '../../../electron/core/importers/unreadable.ts';
import type { SourceFile } from '../../../electron/core/ports/files.ts';
import { aTar } from './tar-builder.ts';
import { aZip } from './try-file.ts';

/** A file in memory that counts how much of it was read at once, and whether it was closed. */
function aSource(bytes: Uint8Array) {
  const seen = { most: 0, open: 0 };
  const open = async (): Promise<SourceFile> => {
    seen.open++;
    return {
      bytes: bytes.length,
      read: async (offset, length) => {
        seen.most = Math.max(seen.most, length);
        return bytes.slice(offset, offset + length);
      },
      isChanged: async () => false,
      close: async () => {
        seen.open--;
      },
    };
  };
  return { open, seen };
}

async function membersOf(bytes: Uint8Array): Promise<(readonly [string, string])[]> {
  const { open, seen } = aSource(bytes);
  const archive = await openLargeArchive(open, true);
  assert.ok(archive);
  const found: (readonly [string, string])[] = [];
  for await (const child of archive.members())
    found.push([child.name, 'bytes' in child ? new TextDecoder().decode(child.bytes) : child.refused]);
  assert.equal(seen.open, 0, 'every file is closed');
  assert.equal(archive.outcome.reading?.metadata.Members, String(found.length));
  return found;
}

const long = `${'folder/'.repeat(20)}${'имя'.repeat(30)}.txt`;
const members: readonly (readonly [string, string])[] = [
  ['one.txt', 'one '.repeat(100_000)],
  ['../../up.txt', 'up'],
  [long, 'long'],
  ['empty.txt', ''],
];
const shown = members.map(([name, content]) => [name.replaceAll('../', ''), content]);

test('members of a ZIP on the disk are taken out one at a time, with safe names', async () => {
  assert.deepEqual(await membersOf(aZip(Object.fromEntries(members))), shown);
});

test('members of a tar on the disk too, packed with gzip or not', async () => {
  const tar = aTar(members);
  assert.deepEqual(await membersOf(tar), shown);
  assert.deepEqual(await membersOf(gzipSync(tar)), shown);
});

test('links are not followed', async () => {
  const tar = aTar([
    ['link.txt', '', '2'],
    ['one.txt', 'one'],
  ]);
  const [link, one] = await membersOf(tar);
  assert.match(link?.[1] ?? '', /never followed/);
  assert.deepEqual(one, ['one.txt', 'one']);
});

test('a cut or spoiled member is named and costs the others nothing', async () => {
  const zip = aZip({ 'bad.txt': 'spoiled '.repeat(20), 'good.txt': 'good' });
  zip[40] = (zip[40] ?? 0) ^ 0xff;
  const [bad, good] = await membersOf(zip);
  assert.match(bad?.[1] ?? '', /could not be unpacked/);
  assert.deepEqual(good, ['good.txt', 'good']);
  const cut = aTar([['one.txt', 'one'.repeat(1000)]]).subarray(0, 1024);
  assert.match((await membersOf(cut))[0]?.[1] ?? '', /cut off/);
});

test('bombs and archives without a list are refused as a whole, Office documents and small archives left alone', async () => {
  const bomb = aSource(aZip({ 'zeros.bin': new Uint8Array(40_000_000) }));
  await assert.rejects(openLargeArchive(bomb.open, true), Unreadable);
  const cut = aSource(aZip({ 'one.txt': 'one' }).subarray(0, 60));
  await assert.rejects(openLargeArchive(cut.open, true), /list of contents is missing/);
  const small = aSource(aZip({ 'one.txt': 'one' }));
  assert.equal(await openLargeArchive(small.open, false), undefined);
  const word = aSource(aZip({ 'word/document.xml': '<w/>' }));
  assert.equal(await openLargeArchive(word.open, true), undefined);
  for (const { seen } of [bomb, cut, small, word]) assert.equal(seen.open, 0);
});

test('no more than a piece of a large member is read at once', async () => {
  const noise = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 7919) & 255);
  const { open, seen } = aSource(gzipSync(aTar([['a.bin', noise]]), { level: 0 }));
  const archive = await openLargeArchive(open, true);
  for await (const child of archive?.members() ?? [])
    assert.ok('bytes' in child && Buffer.compare(child.bytes, noise) === 0);
  assert.ok(seen.most <= 1024 * 1024);
});
