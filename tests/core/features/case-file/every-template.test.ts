import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, type TestContext, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { SCRIPT, SUMS } from '../../../../electron/core/features/case-file/checking.ts';
import {
  CustodySchema,
  DossierSchema,
  dataSchemas,
} from '../../../../electron/core/features/case-file/dossier-schema.ts';
import { shippedTemplates } from '../../../../electron/core/features/case-file/templates.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { PdfStandard } from '../../../../electron/shared/contract/case-file.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { resource } from './a-dossier.ts';
import { archivalFaults } from './archival.ts';
import { attachments, complaints, lacking, pageTexts, qpdfCheck, readLinks, squeezedText } from './judges.ts';

const ports = await createPorts({
  log: { error: (_reference, error) => console.error(error), note: () => undefined },
});
after(() => ports.close());
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

interface Desk {
  readonly api: ApiClient;
  /** What the typesetter was given last. */
  data(): unknown;
  pdf(template: string, standard: PdfStandard): Promise<Uint8Array>;
}

/** The sample, with a summary that cites all evidence. A page is drawn once, since that takes longest. */
async function aDesk(t: TestContext): Promise<Desk> {
  const drawn = new Map<string, Promise<Uint8Array>>();
  let data = '';
  const watched: Partial<Ports> = {
    pageRenderer: {
      ...ports.pageRenderer,
      png: (pdf, page, dots, password) => {
        const key = `${sha256(pdf)} ${page}`;
        const png = drawn.get(key) ?? ports.pageRenderer.png(pdf, page, dots, password);
        drawn.set(key, png);
        return png;
      },
    },
    typesetter: {
      ...ports.typesetter,
      pdf: (main, files, options) => {
        data = new TextDecoder().decode(files.get('/data.json'));
        return ports.typesetter.pdf(main, files, options);
      },
    },
  };
  const engine = createEngine({ ...ports, projectFiles: memoryFiles(), ...watched });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  const cited = (await api.get('evidence.list', {})).map(({ number }) => `Fact ${number} [E${number}].`);
  return {
    api,
    data: () => JSON.parse(data),
    pdf: async (template, standard) => {
      await api.get('caseFile.edit', { patch: { template } });
      await api.get('caseFile.edit', { patch: { summary: cited.join('\n\n') } });
      const made = await api.get('caseFile.export', { standard });
      return engine.readBytes(made.ref).bytes;
    },
  };
}

const templates = shippedTemplates(ports.resources);

test('the JSON schema of the data is the one that the code has', () => {
  const shipped: unknown = JSON.parse(new TextDecoder().decode(resource('templates/lib/data.schema.json')));
  assert.deepEqual(
    JSON.parse(JSON.stringify(dataSchemas())),
    shipped,
    'write it anew: see “Data” in docs/case-file.md',
  );
});

test('the custody report gets what its schema says', async t => {
  const { api, data } = await aDesk(t);
  await api.get('caseFile.preview', { template: 'custody-report' });
  CustodySchema.parse(data());
});

test('every template, in both standards, is whole, complete and the same each time', { skip }, async t => {
  const desk = await aDesk(t);
  const evidence = await desk.api.get('evidence.list', {});
  const documents = (await desk.api.get('documents.list', {})).filter(each => each.evidenceCount > 0);
  for (const { id, sections } of templates.filter(({ about }) => about === 'case'))
    for (const standard of PdfStandard.options) {
      const where = `${id}, ${standard}`;
      const pdf = await desk.pdf(id, standard);
      DossierSchema.parse(desk.data());
      assert.match(qpdfCheck(pdf), /No syntax or stream encoding errors/, where);
      assert.equal(complaints(pdf), '', where);
      if (standard === 'a-3a') assert.deepEqual(archivalFaults(pdf), [], where);
      const text = squeezedText(pdf);
      for (const { title } of sections) assert.ok(text.includes(squeezed(title)), `${where}: ${title}`);
      for (const { number, anchor, quote } of evidence) {
        assert.ok(text.split(`[E${number}]`).length > 2, `${where}: E${number} is cited and registered`);
        if (anchor.kind === 'text') assert.ok(text.includes(squeezed(quote)), `${where}: ${quote}`);
      }
      const originals = [...attachments(pdf)].filter(([name]) => name !== SUMS && name !== SCRIPT);
      const expected = standard === 'a-3a' ? documents.map(each => each.sha256).sort() : [];
      assert.deepEqual(originals.map(([, hash]) => hash).sort(), expected, where);
      assert.equal(sha256(await desk.pdf(id, standard)), sha256(pdf), `${where}: the same bytes`);
    }
});

test('every footnote leads to the page on which its passage is marked, and that page leads back to it', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const pdf = await desk.pdf('ofac-s11-bank', '1.7');
  const evidence = new Map((await desk.api.get('evidence.list', {})).map(each => [each.number, each]));
  const texts = pageTexts(pdf).map(squeezed);
  const links = await readLinks(pdf);
  const followed = new Set<number>();
  let number = 0;
  for (const { page, words, toPage } of links) {
    number = Number(/^\[E(\d+)\]$/.exec(words)?.[1] ?? number);
    if (!/^\S+-\d{6}(\.\d+)?$/.test(words)) continue;
    const target = texts[toPage - 1] ?? '';
    const cited = evidence.get(number);
    assert.ok(target.endsWith(words), `${words} stands at the foot of page ${toPage}`);
    assert.ok(target.includes(`E${number}`), `the tag of E${number} is on page ${toPage}`);
    // Columns of a page are read beside each other, so a quote is looked for word by word.
    const parts = cited?.anchor.kind === 'area' ? [] : (cited?.quote.split(/\s+/) ?? ['?']);
    for (const part of parts.slice(0, cited?.anchor.kind === 'rows' ? 1 : undefined))
      assert.ok(target.includes(squeezed(part)), `${part} on page ${toPage}`);
    const back = links.filter(link => link.page === toPage && link.toPage === page);
    assert.ok(back.length > 0, `page ${toPage} leads back to page ${page}`);
    followed.add(number);
  }
  assert.deepEqual(
    [...followed].sort((one, two) => one - two),
    [...evidence.keys()].sort((one, two) => one - two),
  );
});
