import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { textsIn } from '../../../../electron/core/features/case-file/narrative/texts-in.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import type { CaseFormat } from '../../../../electron/shared/contract/case-file.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { read } from '../../importers/try-file.ts';

const ports = await createPorts({
  log: { error: (_reference, error) => console.error(error), note: () => undefined },
});
after(() => ports.close());

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const MARKUP = `#[a] $b$ @c \\d & <i>"e"</i> 'f'`;
const SUMMARY = `Paid ${MARKUP} in March [E1, E2]. See [C1].\n\n=1+1 is no formula [E1].`;

interface Desk {
  readonly api: ApiClient;
  write(format: CaseFormat, audience?: 'safe'): Promise<Uint8Array>;
}

/** The sample case as a referral, with markup characters in every field of its own. */
async function aDesk(t: TestContext): Promise<Desk> {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  await api.get('caseFile.edit', { patch: { template: 'ofac-s11-bank' } });
  await api.get('caseFile.edit', {
    patch: { title: MARKUP, reference: MARKUP, author: MARKUP, version: MARKUP, summary: SUMMARY },
  });
  const write: Desk['write'] = async (format, audience) => {
    const made = await api.get('caseFile.export', { format, ...(audience && { audience }) });
    const { bytes } = engine.readBytes(made.ref);
    assert.equal(made.sha256, sha256(bytes));
    return bytes;
  };
  return { api, write };
}

/** What our own importer reads of a file. */
async function readBack(name: string, bytes: Uint8Array): Promise<string> {
  const outcome = await read(name, bytes);
  assert.equal(outcome.state, 'imported');
  assert.deepEqual(outcome.reading?.warnings, []);
  return outcome.reading?.pages.map(({ text }) => text).join('\n') ?? '';
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
const has = (text: string, words: string) => assert.ok(squeezed(text).includes(squeezed(words)), words);

test('Word: our own importer reads sections, footnotes, quotes and tables; twice the same bytes', async t => {
  const { api, write } = await aDesk(t);
  const bytes = await write('docx');
  const text = await readBack('case.docx', bytes);
  has(text, `Paid ${MARKUP} in March`);
  has(text, 'Authority and request');
  const [one, two] = await api.get('evidence.list', {});
  for (const evidence of [one, two]) has(text, evidence?.quote ?? '?');
  assert.match(text, /\[footnote[^\]]*\[E1\]/, 'evidence is cited by a footnote');
  assert.match(text, /See note \d+\./);
  for (const document of await api.get('documents.list', {}))
    if (document.evidenceCount > 0) has(text, document.sha256);
  assert.deepEqual(await write('docx'), bytes);
});

test('Word: every link leads to a bookmark, every part is well formed, nothing is outside', async t => {
  const { write } = await aDesk(t);
  const parts = unzipSync(await write('docx'));
  const decode = (name: string) => new TextDecoder().decode(parts[name]);
  for (const name of Object.keys(parts)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', error => assert.fail(`${name}: ${error.message}`));
    parser.write(decode(name)).close();
    if (name.endsWith('.rels')) assert.doesNotMatch(decode(name), /TargetMode/);
  }
  const all = decode('word/document.xml') + decode('word/footnotes.xml');
  const targets = new Set(
    [...all.matchAll(/w:bookmarkStart w:id="\d+" w:name="([^"]+)"/g)].map(([, name]) => name),
  );
  const anchors = [...all.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name);
  assert.ok(anchors.length > 50);
  for (const anchor of anchors) assert.ok(targets.has(anchor), anchor);
});

test('HTML: well formed, fetches nothing, every link leads to a place on the page', async t => {
  const { write } = await aDesk(t);
  const bytes = await write('html');
  const html = new TextDecoder().decode(bytes);
  const ids = new Set<string>();
  const links: string[] = [];
  const stack: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      stack.push(name);
      if (attributes.id !== undefined) assert.ok(!ids.has(attributes.id), `${attributes.id} twice`);
      if (attributes.id !== undefined) ids.add(attributes.id);
      if (attributes.href !== undefined) links.push(attributes.href);
      for (const outside of ['src', 'srcset', 'action', 'background', 'poster', 'data'])
        assert.equal(attributes[outside], undefined);
      assert.ok(!['script', 'link', 'iframe', 'object', 'embed', 'img', 'base', 'form'].includes(name), name);
    },
    onclosetag(name, implied) {
      assert.equal(stack.pop(), name);
      if (implied) assert.ok(['meta', 'br'].includes(name), `${name} is not closed`);
    },
  });
  parser.end(html);
  assert.doesNotMatch(html.slice(0, html.indexOf('</head>')), /https?:|url\(|@import/);
  assert.ok(links.length > 50);
  for (const link of links) assert.ok(link.startsWith('#') && ids.has(link.slice(1)), link);
  has(await readBack('case.html', bytes), `Paid ${MARKUP} in March`);
  assert.deepEqual(await write('html'), bytes);
});

test('CSV: every table, none of whose cells is a formula, with their hashes', async t => {
  const { write } = await aDesk(t);
  const bytes = await write('csv');
  const files = unzipSync(bytes);
  const decode = (name: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]);
  const names = Object.keys(files).filter(name => name.endsWith('.csv'));
  for (const table of [
    'register-of-evidence',
    'exhibits',
    'hash-manifest',
    'checks-before-export',
    'relations',
  ])
    assert.ok(
      names.some(name => name.endsWith(`-${table}.csv`)),
      table,
    );
  for (const name of names) {
    const rows: string[][] = parse(decode(name), { bom: true });
    assert.ok(
      rows.every(row => row.length === rows[0]?.length),
      name,
    );
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+@-]/, name);
  }
  const sums = decode('SHA256SUMS').trim().split('\n');
  assert.deepEqual(
    sums,
    names.map(name => `${sha256(files[name] ?? new Uint8Array())}  ${name}`),
  );
  assert.deepEqual(await write('csv'), bytes);
});

test('the log names each file with its format and hash; Bates numbers are given out once', async t => {
  const { api, write } = await aDesk(t);
  await write('docx');
  await write('pdf');
  const exports = await api.get('caseFile.exports', {});
  assert.deepEqual(
    exports.map(({ format, standard }) => [format, standard]),
    [
      ['pdf', '1.7'],
      ['docx', ''],
    ],
  );
  assert.equal(exports[0]?.range, exports[1]?.range);
  const [, noted] = (await api.get('history.list', {})).filter(({ action }) => action === 'caseFile.export');
  assert.match(noted?.sentence ?? '', /\.docx” \(its words for Word, SHA-256 [0-9a-f]{64}\)$/);
});

test('what rules of redaction name is in no safe file of any format', async t => {
  const { api, write } = await aDesk(t);
  await api.get('redactions.add', { target: { kind: 'term', term: 'Yulan Harbour' }, reason: 'A source' });
  await api.get('caseFile.edit', { patch: { summary: 'Yulan Harbour paid [E1].' } });
  for (const format of ['docx', 'html', 'csv'] as const) {
    const texts = textsIn(format, await write(format, 'safe'));
    assert.ok(
      texts.some(({ text }) => text.includes('[redacted R')),
      format,
    );
    for (const { where, text } of texts) assert.doesNotMatch(text, /yulan\s*harbour/i, where);
  }
});
