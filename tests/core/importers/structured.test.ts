import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { jsonValues, readableJson, readableXml } from '../../../electron/core/importers/text/structured.ts';
import { encode } from './encode.ts';
import { read } from './try-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (name: string, content: string | Uint8Array) => {
  const outcome = await read(name, typeof content === 'string' ? bytes(content) : content);
  return {
    outcome,
    text: outcome.reading?.pages[0]?.text ?? '',
    told: outcome.reading?.warnings.join(' ') ?? '',
  };
};

test('names that JSON writes as numbers are shown and found as letters', async () => {
  const { outcome, text, told } = await textOf(
    'a.json',
    '{"name": "\\u041e\\u041e\\u041e \\u0420\\u043e\\u043c\\u0430\\u0448\\u043a\\u0430", "ship": "\\ud83d\\udea2", "note": "one\\nTwo \\"three\\" c:\\\\u0041", "nul": "\\u0000"}',
  );
  assert.equal(outcome.mediaType, 'application/json');
  assert.equal(
    text,
    '{"name": "ООО Ромашка", "ship": "🚢", "note": "one\nTwo "three" c:\\u0041", "nul": "\\u0000"}',
  );
  assert.match(told, /characters written as numbers or signs .* are shown as what they stand for/);
});

test('JSON without escapes stays as it is, numbers to the last digit', async () => {
  const plain = '{\n  "sum": 12345678901234567890.10, "ok": [1.0, true, null]\n}\n';
  const { outcome, text, told } = await textOf('a.json', plain);
  assert.equal(text, plain);
  assert.equal(told, '');
  assert.equal(outcome.kind, 'text');
});

test('lines of JSON are that, and no table', async () => {
  const row = (n: number) => `{"a": ${n}, "b": "x", "c": "\\u0434\\u0430"}`;
  const { outcome, text } = await textOf('rows.jsonl', [1, 2, 3, 4].map(row).join('\n'));
  assert.deepEqual([outcome.kind, outcome.mediaType], ['text', 'application/x-ndjson']);
  assert.match(text, /"c": "да"/);
  assert.equal(
    (await textOf('rows', [1, 2, 3, 4].map(row).join('\n'))).outcome.mediaType,
    'application/x-ndjson',
  );
  assert.equal((await textOf('torn.json', '{"a": "\\u0434\\u0430", "b": ')).text, '{"a": "да", "b": ');
});

test('a very long line is broken where its structure allows, and every value stays', () => {
  const items = Array.from({ length: 500 }, (_, id) => ({ id, name: `Company, "${id}" {x}`, more: [] }));
  const { text, warnings } = readableJson(JSON.stringify({ items }));
  assert.ok(text.split('\n').every(line => line.length < 200));
  assert.match(warnings[0] ?? '', /broken where its structure/);
  assert.equal(text.match(/Company, "\d+" \{x\}/g)?.length, 500);
});

test('bombs of brackets end, small', async () => {
  for (const bomb of [
    '['.repeat(2_000_000),
    '{"a":'.repeat(400_000),
    `${'['.repeat(1e6)}${']'.repeat(1e6)}`,
  ]) {
    const { outcome, text } = await textOf('bomb.json', bomb);
    assert.equal(outcome.state, 'imported');
    assert.ok(text.length < bomb.length * 2);
  }
});

test('what JSON.parse takes is JSON here, one value or several', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (one, two) => {
      const counts = (text: string) => (/^\s*[[{]/.test(text) ? 1 : 0);
      assert.equal(jsonValues(one), counts(one));
      if (counts(one) + counts(two) === 2) assert.equal(jsonValues(`${one}\n${two}\n`), 2);
    }),
  );
  for (const other of ['{a}', '[1', '[ ] ]', 'words', '{"a": 1} words', '[Verse 1]', '{"a'])
    assert.equal(jsonValues(other), 0, other);
});

test('names that XML writes as numbers are shown as letters; in CDATA nothing is changed', async () => {
  const { outcome, text, told } = await textOf(
    'a.xml',
    '<?xml version="1.0"?><r n="&#1054;&#x41E;&#1054; &quot;Ro&amp;Co&quot;"><![CDATA[a &amp; <b> ОАО]]>&#1056;&#0;&nbsp;</r>',
  );
  assert.equal(outcome.mediaType, 'application/xml');
  assert.equal(text, '<?xml version="1.0"?><r n="ООО "Ro&Co""><![CDATA[a &amp; <b> ОАО]]>Р&#0;&nbsp;</r>');
  assert.match(told, /such as &#1054; or &amp;/);
});

test('I18 entities are shown as they are defined, never expanded', () => {
  const lol =
    '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">';
  const { text, warnings } = readableXml(`<?xml version="1.0"?><!DOCTYPE r [${lol}]><r>&b;&x;</r>`);
  assert.match(text, /<r>&b;&x;<\/r>$/);
  assert.match(warnings.join(' '), /defines 3 entities of its own: none is expanded/);
});

test('XML is read in the encoding that it names, and a chat is no XML', async () => {
  const xml = '<?xml version="1.0" encoding="koi8-r"?><name>Х5</name>';
  const { outcome, text } = await textOf('a.xml', encode('koi8-r', xml));
  assert.equal(text, xml);
  assert.equal(outcome.reading?.encoding, 'koi8-r');
  assert.equal((await textOf('chat.txt', '<john> hello\n<ann> hi there\n')).outcome.mediaType, 'text/plain');
});
