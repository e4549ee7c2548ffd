import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { safeName } from '../../../electron/core/importers/names.ts';
import { encode } from './encode.ts';
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

const refusals = (outcome: Awaited<ReturnType<typeof read>>): string[] =>
  outcome.children?.map(child => ('refused' in child ? `${child.name}: ${child.refused}` : child.name)) ?? [];

test('links, devices and sparse files of a tar are said, each for what it is, and never followed', async () => {
  const linked = (name: string, type: string, target: string): Uint8Array => {
    const bytes = tarOf(name, '', type).slice(0, 512);
    bytes.set(strToU8(target), 157);
    bytes.fill(32, 148, 156);
    const sum = bytes.reduce((total, byte) => total + byte, 0);
    bytes.set(strToU8(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    return bytes;
  };
  const file = tarOf('a.txt', 'words').slice(0, 1024);
  const rest = ['1 a.txt', '2 /etc/passwd', '3 ', '6 ', 'S ', '5 ', 'Z '].map(each =>
    linked(`m${each[0]}`, each[0] ?? '', each.slice(2)),
  );
  const outcome = await read('a.tar', new Uint8Array(Buffer.concat([file, ...rest, new Uint8Array(1024)])));
  const told = refusals(outcome);
  assert.equal(told[0], 'a.txt');
  assert.match(told[1] ?? '', /^m1: It is another name of “a.txt” in this archive/);
  assert.match(told[2] ?? '', /^m2: It is a link to “etc\/passwd”, which is never followed/);
  assert.match(told[3] ?? '', /^m3: It is a device or a pipe/);
  assert.match(told[4] ?? '', /^m6: It is a device or a pipe/);
  assert.match(told[5] ?? '', /^mS: .*sparse file/);
  assert.deepEqual(told.slice(6), ['mZ']);
});

test('an archive behind a program is read, and the program is not run', async () => {
  const program = new Uint8Array(5000).fill(0x90);
  program.set(strToU8('MZ'));
  const zip = aZip({ 'inside.txt': 'found' });
  for (const name of ['setup.exe', 'setup.pdf']) {
    const outcome = await read(name, new Uint8Array(Buffer.concat([program, zip])));
    assert.equal(outcome.state, 'imported');
    const [child] = outcome.children ?? [];
    assert.equal(child && 'bytes' in child && text(child.bytes), 'found');
    assert.match(outcome.reading?.warnings.join(' ') ?? '', /program that unpacks it .* was not run/);
  }
  assert.equal((await read('setup.exe', program)).state, 'refused');
  assert.equal(
    (await read('setup.exe', new Uint8Array(Buffer.concat([program, zip.subarray(0, 50)])))).state,
    'refused',
  );
});

test('one of several parts of an archive says that it is one', async () => {
  const zip = aZip({ 'inside.txt': 'found' });
  const last = zip.slice();
  const end = last.length - 22;
  last.set([2, 0, 2, 0], end + 4);
  last.set([0xff, 0xff, 0, 0], end + 16);
  assert.match((await read('a.zip', last)).reason ?? '', /the last of 3 parts of a ZIP archive/);
  assert.match((await read('a.zip.001', zip.subarray(0, 60))).reason ?? '', /one of several parts/);
  const spanned = new Uint8Array(Buffer.concat([strToU8('PK\x07\x08'), zip.subarray(0, 60)]));
  assert.match((await read('a.z01', spanned)).reason ?? '', /one of several parts/);
  assert.match(
    (
      await read(
        'a.7z.002',
        Uint8Array.from({ length: 90 }, (_, at) => at * 7),
      )
    ).reason ?? '',
    /one of several parts/,
  );
});

/** Changes the flags of every member: in its own header, and in the list. */
function withFlags(zip: Uint8Array, flags: number): Uint8Array {
  const bytes = zip.slice();
  for (let at = 0; at + 10 < bytes.length; at++) {
    const mark = text(bytes.subarray(at, at + 4));
    if (mark === 'PK\x03\x04') new DataView(bytes.buffer).setUint16(at + 6, flags, true);
    if (mark === 'PK\x01\x02') new DataView(bytes.buffer).setUint16(at + 8, flags, true);
  }
  return bytes;
}

test('a ZIP that is locked in PKWARE’s own way says so, with its list or without', async () => {
  const strong = await read('a.zip', withFlags(aZip({ 'a.txt': 'words' }), 0x41));
  assert.match(refusals(strong).join(), /locked with a password\. Unpack the archive with the password/);
  const hidden = aZip({ 'a.txt': 'words' });
  const list = Buffer.from(hidden).indexOf('PK\x01\x02');
  hidden.set([0x50, 0x4b, 0x06, 0x08], list);
  const outcome = await read('a.zip', hidden);
  assert.equal(outcome.state, 'needs-password');
  assert.match(outcome.reason ?? '', /list of contents .* is locked/);
});

/** A ZIP whose names are in the letters of an old machine: those of the same length are put in their place. */
function oldNames(label: string, names: readonly string[]): Uint8Array {
  const encoded = names.map(name => encode(label, name));
  const plain = encoded.map((bytes, index) => `${index}`.padEnd(bytes.length, '_'));
  const zip = withFlags(aZip(Object.fromEntries(plain.map(name => [name, name]))), 0);
  const buffer = Buffer.from(zip);
  plain.forEach((name, index) => {
    for (let at = buffer.indexOf(name); at >= 0; at = buffer.indexOf(name, at + 1))
      if (
        ['PK\x03\x04', 'PK\x01\x02'].some(mark =>
          [30, 46].some(back => text(buffer.subarray(at - back, at - back + 4)) === mark),
        )
      )
        buffer.set(encoded[index] ?? [], at);
  });
  return new Uint8Array(buffer);
}

test('names in the letters of old machines are told together, also short ones', async () => {
  for (const [label, names] of [
    ['ibm866', ['Договор поставки.txt', 'Акт.txt', 'Счёт.txt']],
    ['gb18030', ['合同.txt', '深圳市电子有限公司发票.txt', '价.txt']],
    ['windows-1251', ['Копия паспорта.txt', 'ИП.txt']],
    ['cp850', ['Verträge.txt', 'Übersicht für Käufer.txt']],
  ] as const) {
    const outcome = await read('a.zip', oldNames(label, names));
    assert.deepEqual(
      outcome.children?.map(({ name }) => name),
      names,
      label,
    );
  }
});

test('a name that stands twice comes out twice', async () => {
  const zip = aZip({ 'a.txt': 'one', 'b.txt': 'two' });
  const buffer = Buffer.from(zip);
  for (let at = buffer.indexOf('b.txt'); at >= 0; at = buffer.indexOf('b.txt', at + 1)) buffer.write('a', at);
  const outcome = await read('a.zip', new Uint8Array(buffer));
  assert.deepEqual(refusals(outcome), ['a.txt', 'a (2).txt']);
});

test('ZIP64 is read: sizes and places of eight bytes', async () => {
  const zip = Buffer.from(aZip({ 'a.txt': 'words' }));
  const list = zip.indexOf('PK\x01\x02');
  const end = zip.indexOf('PK\x05\x06');
  const entry = Buffer.from(zip.subarray(list, end));
  const sizes = [entry.readUInt32LE(24), entry.readUInt32LE(20), entry.readUInt32LE(42)];
  for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, size] of sizes.entries()) extra.writeBigUInt64LE(BigInt(size), 4 + index * 8);
  entry.writeUInt16LE(28, 30);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) end64.writeBigUInt64LE(1n, at);
  end64.writeBigUInt64LE(BigInt(entry.length + 28), 40);
  end64.writeBigUInt64LE(BigInt(list), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(list + entry.length + 28), 8);
  locator.writeUInt32LE(1, 16);
  const old = Buffer.from(zip.subarray(end));
  for (const at of [8, 10]) old.writeUInt16LE(0xffff, at);
  for (const at of [12, 16]) old.writeUInt32LE(0xffffffff, at);
  const whole = Buffer.concat([zip.subarray(0, list), entry, extra, end64, locator, old]);
  const outcome = await read('a.zip', new Uint8Array(whole));
  const [child] = outcome.children ?? [];
  assert.equal(child && 'bytes' in child && text(child.bytes), 'words', outcome.reason);
});
