import assert from 'node:assert/strict';
import test from 'node:test';
import { compressedRtfText } from '../../../electron/core/importers/mail/compressed-rtf.ts';
import { fixture } from './fixtures.ts';
import { aTnef } from './tnef-builder.ts';
import { read } from './try-file.ts';

const names = async (name: string): Promise<(string | number)[][]> =>
  ((await read(name, fixture(name))).children ?? []).map(child => [
    child.name,
    'bytes' in child ? child.bytes.length : child.refused,
  ]);

test('7-Zip and packed tar archives give their members, with names in any letters', async () => {
  const members = [
    ['m/a.txt', 12],
    ['m/сub/ru_cp1251.csv', 53],
  ];
  for (const name of ['members.7z', 'members.tar.bz2', 'members.tar.xz'])
    assert.deepEqual((await names(name)).sort(), members);
});

test('locked 7-Zip archives ask for a password, whether their names are locked or not', async () => {
  for (const name of ['locked.7z', 'locked-names.7z'])
    assert.equal((await read(name, fixture(name))).state, 'needs-password');
});

test('a damaged archive is refused, and the unpacker goes on', async () => {
  const whole = fixture('members.7z');
  for (let length = 6; length < whole.length; length += 7) {
    const { state, reason } = await read('a.7z', whole.subarray(0, length));
    assert.equal(state, 'refused', `cut at ${length}`);
    assert.match(reason ?? '', /damaged/);
  }
  const spoiled = whole.map((byte, at) => (at > 40 && at < 60 ? byte ^ 0xff : byte));
  assert.ok(['refused', 'imported'].includes((await read('a.7z', spoiled)).state));
  // The unpacker goes on after damage.
  assert.equal((await names('members.7z')).length, 2);
});

test('a RAR archive is refused in words that say what to do', async () => {
  const { state, reason } = await read('a.rar', new TextEncoder().encode('Rar!\x1a\x07\x01\x00 and so on'));
  assert.equal(state, 'refused');
  assert.match(reason ?? '', /RAR archive.+unpack it with another program/i);
});

test('winmail.dat gives its attachments under their long names, and its words', async () => {
  const file = new TextEncoder().encode('a,b\n1,2\n');
  const bytes = aTnef('Инвойс 17', 'Слова письма', [
    { name: 'счёт.csv', bytes: file },
    { name: '../../up.txt', bytes: file },
  ]);
  const { state, reading, children } = await read('winmail.dat', bytes);
  assert.equal(state, 'imported');
  assert.equal(reading?.metadata.Subject, 'Инвойс 17');
  assert.match(reading?.pages[0]?.text ?? '', /Слова письма/);
  assert.deepEqual(
    children?.map(({ name }) => name),
    ['счёт.csv', 'up.txt'],
  );
  const cut = await read('winmail.dat', bytes.subarray(0, bytes.length - 30));
  assert.match(cut.reading?.warnings.join(' ') ?? '', /ends too early/);
});

test('compressed RTF of a message is unpacked', () => {
  const hex =
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
  assert.equal(compressedRtfText(new Uint8Array(Buffer.from(hex, 'hex'))), 'hello world');
  assert.equal(compressedRtfText(new Uint8Array(20)), '');
});

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
/** a.txt, packed by 7-Zip in ways that ZIP files seldom have. */
const BZIP2 =
  'UEsDBC4AAAAMANOTd13cUfzfSwAAACABAAAFAAAAYS50eHRCWmg5MUFZJlNZoDFk8gAATNBqABBAAHAABABYUeAAIABQpgAAKVUBgek4j5GqWil9jaOIxGR3GRke41GR/RqPBdyRThQkKAxZPIBQSwECPwMuAAAADADTk3dd3FH830sAAAAgAQAABQAkAAAAAAAAACCApIEAAAAAYS50eHQKACAAAAAAAAEAGADsB1u8eHvdAQAAAAAAAAAAAAAAAAAAAABQSwUGAAAAAAEAAQBXAAAAbgAAAAAA';
const LZMA =
  'UEsDBD8AAgAOANOTd13cUfzfMgAAACABAAAFAAAAYS50eHQaAgUAXQAQAAAAaCUWC+by+m1qP9SD7SxUDhNEdn5himW1Mxw+3A8nfppbPIv//odYAFBLAQI/Az8AAgAOANOTd13cUfzfMgAAACABAAAFACQAAAAAAAAAIICkgQAAAABhLnR4dAoAIAAAAAAAAQAYAOwHW7x4e90BAAAAAAAAAAAAAAAAAAAAAFBLBQYAAAAAAQABAFcAAABVAAAAAAA=';
const PPMD =
  'UEsDBD8AAABiANOTd13cUfzfJQAAACABAAAFAAAAYS50eHQHAM/CM7Fgz+1eaY39P1S2FElop7vZ4A4cuymp7poABw4I2AAAUEsBAj8DPwAAAGIA05N3XdxR/N8lAAAAIAEAAAUAJAAAAAAAAAAggKSBAAAAAGEudHh0CgAgAAAAAAABABgA7AdbvHh73QEAAAAAAAAAAAAAAAAAAAAAUEsFBgAAAAABAAEAVwAAAEgAAAAAAA==';
const DEFLATE64 =
  'UEsDBBUAAAAJANOTd13cUfzfLQAAACABAAAFAAAAYS50eHTliTENACAQxHZUIBXQgBACC2F4LPQd/fn4oWnSMjGO2Ji3ype6D5bC45bsPwBQSwECPwMVAAAACQDTk3dd3FH83y0AAAAgAQAABQAkAAAAAAAAACCApIEAAAAAYS50eHQKACAAAAAAAAEAGADsB1u8eHvdAQAAAAAAAAAAAAAAAAAAAABQSwUGAAAAAAEAAQBXAAAAUAAAAAAA';

for (const [how, bytes] of [
  ['bzip2', BZIP2],
  ['LZMA', LZMA],
  ['PPMd', PPMD],
] as const)
  test(`a ZIP whose members are packed with ${how} is read`, async () => {
    const outcome = await read('a.zip', fromBase64(bytes));
    const [child] = outcome.children ?? [];
    assert.equal(
      child && 'bytes' in child && new TextDecoder().decode(child.bytes),
      'Договор поставки\n'.repeat(9),
    );
  });

test('a member packed as nobody here knows says how, and what to do', async () => {
  const bytes = fromBase64(DEFLATE64);
  // The way of packing stands in the member and in the list.
  for (const at of [8, 90]) bytes[at] = 10;
  assert.equal(bytes[80], 0x50);
  const outcome = await read('a.zip', bytes);
  const [child] = outcome.children ?? [];
  assert.match(
    child && 'refused' in child ? child.refused : '',
    /It is packed as number 10.*Unpack the archive/,
  );
});

/** The bytes in the fixtures called `words`: letters, repeated stretches and noise. */
function words(): Uint8Array {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const bytes: number[] = [];
  while (bytes.length < 30_000) {
    const kind = next(4);
    if (kind === 0) for (let left = next(60); left > 0; left--) bytes.push(next(256));
    else if (kind === 1) bytes.push(...Buffer.from(`Договор поставки № ${next(9999)}`));
    else if (kind === 2) {
      const times = next(300) + 4;
      bytes.push(...Array<number>(times).fill(next(256)));
    } else if (bytes.length > 2) {
      const back = 1 + next(bytes.length - 1);
      for (let left = next(200); left > 0; left--) bytes.push(bytes[bytes.length - back] ?? 0);
    }
  }
  return Uint8Array.from(bytes);
}

const only = async (name: string, bytes: Uint8Array): Promise<readonly [string, Uint8Array | string]> => {
  const { state, reason = '', children = [] } = await read(name, bytes);
  const [child] = children;
  if (!child) return [state, reason];
  return [child.name, 'bytes' in child ? child.bytes : (child.refused ?? '')];
};

test('a file packed by itself with bzip2 or xz is taken out under its own name', async () => {
  const [name, bytes] = await only('one.txt.bz2', fixture('one.txt.bz2'));
  assert.equal(name, 'one.txt');
  assert.ok(typeof bytes !== 'string' && bytes.length > 0);
  for (const ending of ['bz2', 'xz']) {
    const packed = fixture(`words.bin.${ending}`);
    assert.deepEqual(await only(`words.bin.${ending}`, packed), ['words.bin', words()]);
    const twice = new Uint8Array([...packed, ...packed]);
    assert.deepEqual((await only(`a.${ending}`, twice))[1].length, words().length * 2);
  }
});

test('a member packed with Deflate64 is taken out', async () => {
  assert.deepEqual(await only('a.zip', fixture('words-deflate64.zip')), ['words', words()]);
  const [, text] = await only('a.zip', fromBase64(DEFLATE64));
  assert.equal(typeof text !== 'string' && new TextDecoder().decode(text), 'Договор поставки\n'.repeat(9));
});

for (const name of ['words.bin.bz2', 'words.bin.xz', 'words-deflate64.zip'])
  test(`${name}: damage is said, and never taken for content`, async () => {
    const whole = fixture(name);
    for (let at = 3; at < whole.length; at += 97) {
      const cut = await only(name, whole.subarray(0, at));
      assert.equal(typeof cut[1], 'string', `cut at ${at}`);
      const [state, spoiled] = await only(name, whole.with(at, (whole[at] ?? 0) ^ 16));
      if (typeof spoiled !== 'string') assert.deepEqual(spoiled, words(), `spoiled at ${at}`);
      else assert.ok(state !== 'imported' || spoiled !== '', `spoiled at ${at}`);
    }
  });

test('forty megabytes of zeros in 45 bytes are refused', async () => {
  const bomb = fromBase64('QlpoOTFBWSZTWdjs3f4BMl9ACMAAABAACCAAMMwJqmmgSlFbUBKUV4u5IpwoSGx2bv8A');
  const [state, reason] = await only('zeros.bz2', bomb);
  assert.equal(state, 'refused');
  assert.match(String(reason), /unpacks to more than 16 MB/);
});
