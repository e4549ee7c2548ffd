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

test('a packed file that is no archive, and a damaged archive, are refused with what to do', async () => {
  const single = await read('one.txt.bz2', fixture('one.txt.bz2'));
  assert.equal(single.state, 'refused');
  assert.match(single.reason ?? '', /Unpack it with another program and import/);
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
  const outcome = await read('a.zip', fromBase64(DEFLATE64));
  const [child] = outcome.children ?? [];
  assert.match(
    child && 'refused' in child ? child.refused : '',
    /It is packed as Deflate64.*Unpack the archive/,
  );
});
