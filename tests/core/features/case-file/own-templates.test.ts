// A template folder of one's own: brought into the project, checked, printed from it, replaced and taken out.
import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { templateFileSchema } from '../../../../electron/core/features/case-file/template-file.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { explain } from '../../../../electron/shared/contract/explain.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { lacking, qpdfCheck, squeezedText } from './judges.ts';

const log: Ports['log'] = { error: (_reference, error) => console.error(error), note: () => undefined };
const ports = await createPorts({ log });
after(() => ports.close());
const skip = lacking('qpdf', 'pdftotext');
const example = fileURLToPath(new URL('../../../../docs/example-template', import.meta.url));
const quote = 'The carrier refused the goods';

/** A project with a claim that a document supports. */
async function aCase(t: TestContext) {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  const path = '/case.plumb';
  await api.get('project.create', { path, title: 'A case', passphrase: 'p', author: 'Tester' });
  const upload = ports.files.putUpload(new TextEncoder().encode(`${quote} on Monday.`));
  const imported = await api.get('documents.import', {
    sources: [{ kind: 'upload', upload, name: 'note.txt' }],
  });
  const [entry] = imported.entries;
  assert.ok(entry?.documentId);
  const evidence = await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: entry.documentId, quote },
  });
  await api.get('claims.create', {
    text: 'The goods never left #[the port]',
    evidence: [{ evidenceId: evidence.id, role: 'supports' }],
  });
  return { api, bytes: (ref: string) => engine.readBytes(ref).bytes };
}

/** A copy of the example that a test may spoil. */
function aFolder(
  t: TestContext,
  name = 'our-brief',
): { path: string; write(file: string, text: string): void } {
  const parent = mkdtempSync(join(tmpdir(), 'template-'));
  t.after(() => rmSync(parent, { recursive: true }));
  const path = join(parent, name);
  cpSync(example, path, { recursive: true });
  return { path, write: (file, text) => writeFileSync(join(path, file), text) };
}

type Api = Awaited<ReturnType<typeof aCase>>['api'];
const bring = (api: Api, path: string) =>
  api.get('caseFile.addTemplate', { sources: [{ kind: 'path', path }] });

async function wordsOfRefusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('was taken although it should not'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Refusal, String(error));
  const { title, next } = explain(error.problem);
  return `${title} ${next}`;
}

test('the worked example prints a case, twice alike, and says by what it is known', { skip }, async t => {
  const { api, bytes } = await aCase(t);
  const brought = await bring(api, example);
  assert.deepEqual(
    { ...brought, sha256: brought.sha256.length },
    {
      id: 'example-template',
      title: 'Brief for an editor',
      version: '1',
      sha256: 64,
      files: 3,
      replaced: false,
    },
  );
  await api.get('caseFile.edit', {
    patch: { template: 'example-template', summary: 'Nothing was shipped [E1].' },
  });
  const made = await api.get('caseFile.export', {});
  const pdf = bytes(made.ref);
  qpdfCheck(pdf);
  const text = squeezedText(pdf);
  for (const each of [quote, 'The goods never left #[the port]', brought.sha256, 'Nothing was shipped'])
    assert.ok(text.includes(each.replaceAll(/\s/g, '')), each);
  assert.equal((await api.get('caseFile.export', {})).sha256, made.sha256);
  const actions = await api.get('history.list', {});
  assert.ok(actions.some(({ sentence }) => sentence.startsWith('Made') && sentence.includes(brought.sha256)));
});

test('a folder whose files were uploaded is the same as one with a path', async t => {
  const { api } = await aCase(t);
  const sources = ['template.json', 'template.typ', 'parts.typ'].map(name => ({
    kind: 'upload' as const,
    upload: ports.files.putUpload(readFileSync(join(example, name))),
    name: `example-template/${name}`,
  }));
  const uploaded = await api.get('caseFile.addTemplate', { sources });
  assert.deepEqual(await bring(api, example), { ...uploaded, replaced: true });
});

test('a newer state replaces the older; undo brings that back; what is in use stays', async t => {
  const { api } = await aCase(t);
  const { path, write } = aFolder(t);
  const first = await bring(api, path);
  write('parts.typ', `${readFileSync(join(path, 'parts.typ'), 'utf8')}\n// mended`);
  const second = await bring(api, path);
  assert.ok(second.replaced && second.sha256 !== first.sha256);
  const listed = async () =>
    (await api.get('caseFile.templates', {})).find(({ id }) => id === 'our-brief')?.own?.sha256;
  assert.equal(await listed(), second.sha256);
  await api.get('history.undo', {});
  assert.equal(await listed(), first.sha256);
  await api.get('caseFile.edit', { patch: { template: 'our-brief' } });
  assert.match(
    await wordsOfRefusal(api.get('caseFile.removeTemplate', { id: 'our-brief' })),
    /is the template of the case file.*another template/,
  );
  await api.get('caseFile.edit', { patch: { template: 'dossier' } });
  await api.get('caseFile.removeTemplate', { id: 'our-brief' });
  assert.equal(await listed(), undefined);
});

test('what is wrong is told by file and line, and nothing is kept of it', async t => {
  const { api } = await aCase(t);
  const { path, write } = aFolder(t);
  const good = {
    json: readFileSync(join(path, 'template.json'), 'utf8'),
    typ: readFileSync(join(path, 'template.typ'), 'utf8'),
  };
  const spoiled = async (file: string, text: string, expected: RegExp) => {
    write(file, text);
    assert.match(await wordsOfRefusal(bring(api, path)), expected);
    write('template.json', good.json);
    write('template.typ', good.typ);
  };
  await spoiled(
    'template.json',
    good.json.replace('"title"', '"tittle"'),
    /template\.json, line \d+: .*“tit/,
  );
  await spoiled('template.json', good.json.replace('{', '{,'), /template\.json, line 1: this is not JSON/);
  await spoiled(
    'template.json',
    good.json.replace('template.typ', 'main.typ'),
    /line 5: the folder has no file main\.typ/,
  );
  await spoiled(
    'template.json',
    good.json.replace('"open"', '"summary"'),
    /“summary” is the name of two sections/,
  );
  await spoiled(
    'template.json',
    good.json.replace('"version": "1"', '"law": ["xx-none"]'),
    /line 6: “xx-none” is no regime/,
  );
  await spoiled(
    'template.json',
    good.json.replace('"schema": 2', '"schema": 1'),
    /line 4: the data have version 2/,
  );
  await spoiled(
    'template.json',
    good.json.replace('"schema": 2', '"schema": "two"'),
    /line 4: “schema” must be a number, and is "two"\./,
  );
  const line = good.typ.split('\n').length;
  await spoiled(
    'template.typ',
    `${good.typ}#data.nonsense`,
    new RegExp(`template\\.typ, line ${line}, column .*data\\.schema\\.json`),
  );
  await spoiled(
    'template.typ',
    `${good.typ}#text(font: "No Such Font")[x]`,
    new RegExp(`no font “no such font”; .*template\\.typ, line ${line}, column`),
  );
  await spoiled('template.typ', `${good.typ}#read("/etc/passwd")`, /reads its own folder/);
  await spoiled('template.typ', `${good.typ}#plugin("x.wasm")`, /no programs of their own/);
  assert.ok((await api.get('caseFile.templates', {})).every(({ own }) => own === undefined));
});

test('folders that are no templates are refused with what to do', async t => {
  const { api } = await aCase(t);
  const { path, write } = aFolder(t);
  write('x.wasm', '');
  assert.match(await wordsOfRefusal(bring(api, path)), /x\.wasm is a plugin/);
  assert.match(await wordsOfRefusal(bring(api, join(example, '..'))), /has no template\.json/);
  assert.match(await wordsOfRefusal(bring(api, aFolder(t, 'Our Brief').path)), /cannot be the name/);
  assert.match(await wordsOfRefusal(bring(api, aFolder(t, 'dossier').path)), /name of a shipped template/);
  const large = aFolder(t, 'large');
  large.write('picture.svg', 'x'.repeat(3_000_000));
  assert.match(await wordsOfRefusal(bring(api, large.path)), /more than 2 MB/);
});

test('the schema of template.json is shipped as it is checked', () => {
  const shipped = readFileSync(
    new URL('../../../../resources/templates/lib/template.schema.json', import.meta.url),
    'utf8',
  );
  assert.deepEqual(JSON.parse(shipped), templateFileSchema());
});
