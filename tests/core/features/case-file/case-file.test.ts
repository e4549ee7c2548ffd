import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, type TestContext, test } from 'node:test';
import { createEngine, type Engine } from '../../../../electron/core/app/engine.ts';
import { SCRIPT, SUMS } from '../../../../electron/core/features/case-file/checking.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import type { MadeCaseFile } from '../../../../electron/shared/contract/case-file.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import { Refusal, refuse } from '../../../../electron/shared/contract/problem.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { attachments, lacking, linksOf, pdfInfo, qpdfCheck, squeezedText } from './judges.ts';

const log: Ports['log'] = { error: (_reference, error) => console.error(error), note: () => undefined };
const ports = await createPorts({ log });
after(() => ports.close());
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

interface Case {
  readonly api: ApiClient;
  readonly engine: Engine;
  bytes(made: MadeCaseFile): Uint8Array;
}

/** The sample case, imported by the real importers, in a project file in memory. */
async function theSample(t: TestContext, changed: Partial<Ports> = {}): Promise<Case> {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles(), ...changed });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  return { api, engine, bytes: made => engine.readBytes(made.ref).bytes };
}

/** A new project with one text document and one entity. */
async function aCase(t: TestContext): Promise<Case> {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  return { api, engine, bytes: made => engine.readBytes(made.ref).bytes };
}

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
const actions = async (api: ApiClient) => await api.get('history.list', {});

test('the sample becomes a PDF that others accept and in which every quote is found', { skip }, async t => {
  const { api, bytes } = await theSample(t);
  const made = await api.get('caseFile.export', {});
  const pdf = bytes(made);
  assert.equal(made.sha256, sha256(pdf));
  assert.equal(made.bytes, pdf.byteLength);
  qpdfCheck(pdf);
  assert.match(pdfInfo(pdf), new RegExp(`Pages: +${made.pages}\\b`));
  const text = squeezedText(pdf);
  const evidence = await api.get('evidence.list', {});
  const quoted = evidence.filter(({ anchor, quote }) => anchor.kind === 'text' && quote !== '');
  assert.ok(
    quoted.some(({ quote }) => /\p{Script=Han}/u.test(quote)) &&
      quoted.some(({ quote }) => /\p{Script=Cyrillic}/u.test(quote)),
  );
  for (const { number, quote } of quoted) assert.ok(text.includes(squeezed(quote)), `E${number}: ${quote}`);
  for (const document of await api.get('documents.list', {}))
    if (document.evidenceCount > 0) assert.ok(text.includes(document.sha256), document.name);
});

test('every link of the sample leads somewhere, and every piece of evidence is marked on some page', async t => {
  const { api, bytes } = await theSample(t);
  const made = await api.get('caseFile.preview', {});
  const links = await linksOf(bytes(made));
  const evidence = await api.get('evidence.list', {});
  // Each has at least: a link to it, one from it to its mark, one back.
  assert.ok(
    links.length >= 3 * evidence.length,
    `${links.length} links for ${evidence.length} pieces of evidence`,
  );
  for (const link of links) assert.ok(link.toPage >= 1 && link.toPage <= made.pages);
});

test('two exports are the same bytes, and each is in the log with name and hash', async t => {
  const { api, bytes } = await theSample(t);
  const first = await api.get('caseFile.export', {});
  const second = await api.get('caseFile.export', {});
  assert.deepEqual(bytes(first), bytes(second));
  const log = (await actions(api)).filter(({ action }) => action === 'caseFile.export');
  assert.equal(log.length, 2);
  assert.ok(log[0]?.sentence.includes(first.sha256) && log[0].sentence.includes(first.fileName));
});

test('a preview leaves no trace in the log', async t => {
  const { api } = await theSample(t);
  const before = await actions(api);
  await api.get('caseFile.preview', {});
  assert.deepEqual(await actions(api), before);
});

test('a-3a attaches every cited original unchanged', { skip }, async t => {
  const { api, bytes } = await theSample(t);
  const made = await api.get('caseFile.export', { standard: 'a-3a' });
  const pdf = bytes(made);
  qpdfCheck(pdf);
  const cited = (await api.get('documents.list', {})).filter(({ evidenceCount }) => evidenceCount > 0);
  const originals = [...attachments(pdf)].filter(([name]) => name !== SUMS && name !== SCRIPT);
  assert.deepEqual(originals.map(([, hash]) => hash).sort(), cited.map(document => document.sha256).sort());
});

test('a page that cannot be placed is drawn; one that cannot be drawn becomes a sheet; nothing else is lost', {
  skip,
}, async t => {
  let refusals = 0;
  const { api, bytes } = await theSample(t, {
    typesetter: {
      pdf: (main, files, options) =>
        refusals++ === 0
          ? refuse({ code: 'template-failed', template: main, reason: 'an image' })
          : ports.typesetter.pdf(main, files, options),
      unplaceable: async (_pdf, pages) => new Map(pages.map(page => [page, 'it is odd'] as const)),
    },
    pageRenderer: {
      ...ports.pageRenderer,
      png: (pdf, page, dots) =>
        page === 2 ? Promise.reject(new Error('it is odder')) : ports.pageRenderer.png(pdf, page, dots),
    },
  });
  const made = await api.get('caseFile.export', {});
  const lost = made.warnings.filter(({ what }) => what.includes('could not be reproduced'));
  assert.ok(
    lost.length > 0 && lost.every(({ what }) => what.startsWith('Page 2') && what.includes('it is odder')),
  );
  qpdfCheck(bytes(made));
  assert.ok(squeezedText(bytes(made)).includes('couldnotbereproduced.itisodder'));
  const documents = new Set((await api.get('documents.list', {})).map(each => each.sha256));
  const attached = [...attachments(bytes(made))].filter(([name]) => name !== SUMS && name !== SCRIPT);
  assert.ok(attached.length > 0 && attached.every(([, hash]) => documents.has(hash)));
});

test('a template that fails for its own reasons says so, and nothing is logged', async t => {
  const { api } = await theSample(t, {
    typesetter: {
      ...ports.typesetter,
      pdf: main => refuse({ code: 'template-failed', template: main, reason: 'unknown variable' }),
    },
  });
  const before = await actions(api);
  await assert.rejects(
    api.get('caseFile.export', {}),
    error => error instanceof Refusal && error.problem.code === 'template-failed',
  );
  assert.deepEqual(await actions(api), before);
});

test('an untouched project has a case file named after it, which can be set', async t => {
  const { api } = await aCase(t);
  const caseFile = await api.get('caseFile.get', {});
  assert.equal(caseFile.title, 'A case');
  assert.match(caseFile.date, /^\d{4}-\d{2}-\d{2}$/);
  const made = await api.get('caseFile.preview', {});
  assert.ok(made.pages >= 3);
  assert.deepEqual(made.warnings, [{ what: 'There is no summary', where: 'Summary' }]);
});

test('edits are kept, said in the log, and undone', async t => {
  const { api } = await aCase(t);
  const before = await api.get('caseFile.get', {});
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: '青岚' }],
  });
  const after = await api.get('caseFile.edit', { patch: { title: 'Заголовок', subjects: [entity.id] } });
  assert.deepEqual(after, { ...before, title: 'Заголовок', subjects: [entity.id] });
  assert.equal((await actions(api))[0]?.sentence, 'Changed the case file: title, subjects');
  await api.get('history.undo', {});
  assert.deepEqual(await api.get('caseFile.get', {}), before);
});

test('unknown templates and subjects are refused', async t => {
  const { api } = await aCase(t);
  const code = (problem: string) => (error: unknown) =>
    error instanceof Refusal && error.problem.code === problem;
  await assert.rejects(api.get('caseFile.edit', { patch: { template: 'none' } }), code('not-found'));
  const nobody = 'ent_00000000000000000000000000' as Awaited<
    ReturnType<typeof api.get<'entities.create'>>
  >['id'];
  await assert.rejects(api.get('caseFile.edit', { patch: { subjects: [nobody] } }), code('not-found'));
  await assert.rejects(api.get('caseFile.preview', { template: '../lib' }), code('not-found'));
  assert.deepEqual(
    (await api.get('caseFile.templates', {})).map(({ id }) => id),
    [
      'custody-report',
      'dossier',
      'entity-profile',
      'eu-listing',
      'ofac-s11-bank',
      'ofac-supplier',
      'uk-designation',
    ],
  );
});

test('what a lawyer would ask about is warned of', async t => {
  const { api } = await theSample(t);
  await api.get('caseFile.edit', { patch: { summary: 'See [E1] and [E9999]. ไทย', handling: 'public' } });
  await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Bare Ltd' }],
  });
  await api.get('caseFile.edit', { patch: { subjects: [] } });
  const [first] = await api.get('evidence.list', {});
  assert.ok(first);
  await api.get('evidence.edit', { id: first.id, patch: { translation: '' } });
  const { warnings } = await api.get('caseFile.preview', {});
  const found = (where: string, what: RegExp) =>
    assert.ok(
      warnings.some(each => each.where === where && what.test(each.what)),
      `${where}: ${what}`,
    );
  found('Summary', /\[E9999\] names nothing/);
  found('C6', /Nothing supports/);
  assert.ok(warnings.some(({ what }) => what === 'Name “Bare Ltd” has no source'));
  assert.ok(warnings.some(({ what }) => /has no translation/.test(what)));
  assert.ok(warnings.some(({ what }) => /is marked “restricted”, the case file only “public”/.test(what)));
  found('Fonts', /ท \(U\+0E17\)/);
});

test('a project that is open read-only can be previewed, but an export could not be logged', async t => {
  const { api } = await aCase(t);
  await api.get('project.close', {});
  await api.get('project.open', { path: '/case.plumb', passphrase: 'p', readOnly: true });
  assert.ok((await api.get('caseFile.preview', {})).pages >= 3);
  await assert.rejects(
    api.get('caseFile.export', {}),
    error => error instanceof Refusal && error.problem.code === 'read-only',
  );
});
