// I24: what is locked with a password says so, and opens with the right one of a list.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readFile } from '../../../electron/core/importers/read-file.ts';
import { nodeCiphers } from '../../../electron/node/parsing/ciphers.ts';
import { pdfjsReader } from '../../../electron/node/pdf/pdfjs-reader.ts';
import { corpusBytes, corpusMissing, expectations } from '../../corpus/corpus.ts';
import { fixture } from './fixtures.ts';

const readWith = (name: string, bytes: Uint8Array, passwords: readonly string[], encoding?: string) =>
  readFile(name, bytes, pdfjsReader, { passwords, ciphers: nodeCiphers, encoding });

const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
/** `secret words` in a.txt: locked by Info-ZIP with `one`, and by 7-Zip (AES-256) with `two`. */
const OLD = fromBase64(
  'UEsDBAoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAYS50eHRt+QH8QNoUtByLLI21Ajv8OtHJHt45YQPjUEsHCHSfCBUZAAAADQAAAFBLAQIeAwoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAAAAAAAEAAACkgQAAAABhLnR4dFBLBQYAAAAAAQABADMAAABMAAAAAAA=',
);
const AES = fromBase64(
  'UEsDBDMAAQBjAPlzd10AAAAAKQAAAA0AAAAFAAsAYS50eHQBmQcAAgBBRQMAAPAGtJwR60pdP15pQ/mbrHzRE6voyLQYNsSZfJFfmaLR2AR0CaLJZ2pgUEsBAj8DMwABAGMA+XN3XQAAAAApAAAADQAAAAUALwAAAAAAAAAggKSBAAAAAGEudHh0CgAgAAAAAAABABgAaACwX1d73QEAAAAAAAAAAAAAAAAAAAAAAZkHAAIAQUUDAABQSwUGAAAAAAEAAQBiAAAAVwAAAAAA',
);

for (const [how, bytes, password] of [
  ['the old cipher', OLD, 'one'],
  ['AES', AES, 'two'],
] as const)
  test(`an archive locked with ${how} opens with the right password of a list`, async () => {
    const locked = await readWith('a.zip', bytes, ['wrong', '']);
    assert.equal(locked.state, 'needs-password');
    assert.match(locked.reason ?? '', /None of the 2 passwords given opens it/);
    assert.ok(!locked.reason?.includes('wrong'), 'no password stands in a reason');
    const opened = await readWith('a.zip', bytes, ['wrong', password]);
    assert.equal(opened.state, 'imported');
    assert.equal(opened.password, password);
    const [member] = opened.children ?? [];
    assert.ok(member && 'bytes' in member);
    assert.equal(new TextDecoder().decode(member.bytes), 'secret words\n');
  });

/** `Секрет один` in s1.txt, stored and locked; and locked beside s2.txt, which is not. */
const STORED_7Z = fromBase64(
  'N3q8ryccAAS5u7YLIAAAAAAAAABqAAAAAAAAANKNvv3Rq67XcPKfWPwGMjDEIO/wbICSIrcd0zLrKyBwEyZ5xQEEBgABCSAABwsBAAIkBvEHARJTD03SjQpc7GsNo7W09gd/2b4BAAEADBYWAAgKAfareEcAAAUBGQMAAAARDwBzADEALgB0AHgAdAAAABkEAAAAABQKAQDK3OGzqHvdARUGAQAggKSBAAA=',
);
const MIXED_7Z = fromBase64(
  'N3q8ryccAASjUU+3uAAAAAAAAAAhAAAAAAAAAGBcQi8BABvQodC10LrRgNC10YIg0LTQstCwLCDQtNCy0LAKAP9/O06gFVmJMn77we8U4aVxUiHTCxqH+yz1g0LI78FzAACBMweuMZpbnuIQafIIBba2MRFlJZHz16/U6rMKR9edwgWprxfHqlIjDPa58pJW8W5qXrRmfcEV2sPjOrwki6yDSoDTXZEgWkGr5XnW9u60B9hi6j0a6v16+97GRMpKwDYIPoWTWo+jb5Z6nFmvoSYJH/7PgAAAFwZAAQl4AAcLAQABIwMBAQVdABAAAAyAjgoBqUrvfgAA',
);

const taken = (outcome: Awaited<ReturnType<typeof readWith>>): (string | undefined)[] =>
  (outcome.children ?? []).map(child => ('bytes' in child ? child.name : child.refused));

test('a locked 7-Zip archive opens with the right password of a list, its names locked or not', async () => {
  const members = ['m/a.txt', 'm/сub/ru_cp1251.csv'];
  for (const name of ['locked.7z', 'locked-names.7z']) {
    const locked = await readWith(name, fixture(name), ['wrong', '']);
    assert.equal(locked.state, 'needs-password', name);
    assert.match(locked.reason ?? '', /None of the 2 passwords given opens it/);
    const opened = await readWith(name, fixture(name), ['wrong', '1234']);
    assert.equal(opened.state, 'imported');
    assert.equal(opened.password, '1234');
    assert.deepEqual(taken(opened).sort(), members);
  }
  const [stored] = (await readWith('a.7z', STORED_7Z, ['пароль'])).children ?? [];
  assert.ok(stored && 'bytes' in stored);
  assert.equal(new TextDecoder().decode(stored.bytes), 'Секрет один\n');
  assert.equal((await readWith('a.7z', STORED_7Z, ['Пароль'])).state, 'needs-password');
});

test('of a 7-Zip archive that is locked in part, the rest is read either way', async () => {
  const shut = await readWith('a.7z', MIXED_7Z, ['wrong']);
  assert.equal(shut.state, 'imported');
  assert.deepEqual(taken(shut).sort(), [
    'It is locked with a password. Give the password to the archive that it is in.',
    's2.txt',
  ]);
  assert.deepEqual(taken(await readWith('a.7z', MIXED_7Z, ['два'])).sort(), ['s1.txt', 's2.txt']);
});

test('a locked 7-Zip archive that is cut or spoiled ends with a reason', async () => {
  const whole = fixture('locked.7z');
  for (let at = 6; at < whole.length; at += 5) {
    const cut = await readWith('a.7z', whole.subarray(0, at), ['1234']);
    assert.ok(cut.state !== 'imported' && cut.reason, `cut at ${at}`);
    const { state, children = [] } = await readWith('a.7z', whole.with(at, (whole[at] ?? 0) ^ 4), ['1234']);
    assert.ok(state !== 'imported' || children.length > 0, `spoiled at ${at}`);
  }
});

test('a locked member whose bytes were changed is not taken for opened', async () => {
  const broken = AES.slice();
  broken[70] = (broken[70] ?? 0) ^ 1;
  assert.equal((await readWith('a.zip', broken, ['two'])).state, 'needs-password');
});

test('many wrong passwords never open an archive by chance', async () => {
  const passwords = Array.from({ length: 2000 }, (_, index) => `guess ${index}`);
  assert.equal((await readWith('a.zip', OLD, passwords)).state, 'needs-password');
});

test('every locked file of the corpus opens with its password, and with no other', {
  skip: corpusMissing,
}, async t => {
  const locked = expectations().filter(
    ({ password, expect }) => password !== undefined && expect === 'password',
  );
  assert.ok(locked.length >= 5);
  for (const { file, password = '', phrase = '' } of locked)
    await t.test(file, async () => {
      const bytes = corpusBytes(file);
      assert.equal((await readWith(file, bytes, ['not this'])).state, 'needs-password');
      const opened = await readWith(file, bytes, ['not this', password]);
      assert.equal(opened.password, password);
      assert.ok(
        JSON.stringify([
          opened.reading,
          opened.children?.map(child => ('bytes' in child ? child.outcome : '')),
        ]).includes(phrase),
      );
    });
});

test('a text is read in the encoding that a person names, and says so', async () => {
  const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
  assert.equal((await readWith('a.txt', bytes, [], 'windows-1251')).reading?.pages[0]?.text, 'Привет');
  const other = await readWith('a.txt', bytes, [], 'koi8-r');
  assert.equal(other.reading?.encoding, 'koi8-r');
  assert.equal(other.reading?.pages[0]?.text, 'оПХБЕР');
  assert.ok(other.reading?.warnings.some(warning => warning.includes('because a person said so')));
});

for (const name of ['locked.xls', 'locked.ods', 'locked.odt'])
  test(`${name} of LibreOffice opens with the right password of a list, and with no other`, async () => {
    const bytes = fixture(`${name}.gz`);
    const locked = await readWith(name, bytes, ['wrong', '']);
    assert.equal(locked.state, 'needs-password');
    assert.match(locked.reason ?? '', /None of the 2 passwords given opens it/);
    const opened = await readWith(name, bytes, ['wrong', 'тайна 1']);
    assert.equal(opened.state, 'imported', opened.reason);
    assert.equal(opened.password, 'тайна 1');
    const { reading } = opened;
    if (name.endsWith('odt'))
      assert.match(reading?.pages[0]?.text ?? '', /Договор поставки, the secret contract/);
    else
      assert.deepEqual(
        [reading?.table?.columns, reading?.table?.rows],
        [
          ['Name', 'Sum'],
          [
            ['ООО Ромашка', '1500'],
            ['Bank of Example', '7'],
          ],
        ],
      );
  });

test('a cut or changed lock of an older workbook or OpenDocument file ends in a reason', async () => {
  for (const name of ['locked.xls', 'locked.ods'])
    for (const share of [0.3, 0.6, 0.9]) {
      const bytes = fixture(`${name}.gz`);
      const cut = await readWith(name, bytes.subarray(0, bytes.length * share), ['тайна 1']);
      assert.match(`${cut.reason ?? ''}${cut.reading?.warnings.join(' ') ?? ''}`, /\w/);
      const changed = bytes.slice();
      for (let at = Math.floor(bytes.length * share); at < changed.length; at += 97) changed[at] = at;
      assert.ok((await readWith(name, changed, ['тайна 1'])).state);
    }
});

test('a workbook that is locked as Excel 95 did it opens with its password, and with no other', async () => {
  const bytes = fixture('locked-xor.xls.gz');
  assert.equal((await readWith('a.xls', bytes, ['secret 8', ''])).state, 'needs-password');
  const opened = await readWith('a.xls', bytes, ['x', 'secret 7']);
  assert.equal(opened.password, 'secret 7');
  assert.deepEqual(opened.reading?.table?.columns, ['Товар', 'Скрытая цена', 'Дата', 'Сумма']);
  assert.equal(opened.reading?.metadata.Comments, 'A4 by X: заметка');
});
