// Names made of characters that mean something to Typst, XML and HTML, in every field that a person or a document fills.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { shippedTemplates } from '../../../../electron/core/features/case-file/templates.ts';
import { treeOfProse } from '../../../../electron/shared/sections/prose.ts';
import { aDesk, brought, ports } from '../redaction/desk.ts';
import { attachments, lacking, squeezedText } from './judges.ts';

after(() => ports.close());
const skip = lacking('pdftotext');
const signs = '#$@\\*_[]{}<>"\'`~=+|&%^!?;:,.()/';

/** Names of all signs, each beginning with another one, and what was made so far. */
function namer() {
  const made: string[] = [];
  const name = (tag: string): string => {
    const from = (made.length * 5) % signs.length;
    made.push(`${tag}${signs.slice(from)}${signs.slice(0, from)}z`);
    return made.at(-1) ?? '';
  };
  return { made, name };
}

test('every field comes out as it went in, under every template', { skip }, async t => {
  const { made, name } = namer();
  const desk = await aDesk(t);
  const { api, engine } = desk;
  const quote = name('quote');
  const text = await brought(desk, 'note.txt', `${quote} and no more.`);
  const [head, cell] = [name('head'), name('cell')].map(each => `"${each.replaceAll('"', '""')}"`);
  const table = await brought(desk, 'rows.csv', `${head},b\n${cell},2\n`);
  const evidence = await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: text.id, quote },
    note: name('note'),
    translation: name('translation'),
    translator: name('translator'),
    language: 'ru',
  });
  await api.get('evidence.keep', { marking: { kind: 'rows', documentId: table.id, rows: [1] } });
  await api.get('documents.edit', {
    ids: [text.id],
    patch: { source: name('source'), note: name('remark') },
  });
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: name('name') },
      { property: 'address', value: name('address') },
    ],
  });
  const person = await api.get('entities.create', {
    schema: 'Person',
    statements: [{ property: 'name', value: name('person') }],
  });
  await api.get('relations.add', {
    schema: 'Directorship',
    sourceId: person.id,
    targetId: company.id,
    properties: { role: [name('role')] },
  });
  await api.get('claims.create', {
    text: name('claim'),
    note: name('doubt'),
    evidence: [{ evidenceId: evidence.id, role: 'supports' }],
  });
  const patch = { title: name('title'), reference: name('ref'), author: name('author'), version: name('v') };
  await api.get('caseFile.edit', { patch });
  const said = name('section');
  const templates = shippedTemplates(ports.resources).filter(({ about }) => about === 'case');
  for (const { id: template, sections } of templates) {
    const section = sections[0]?.id ?? '';
    await api.get('sections.edit', { template, section, document: treeOfProse(`${said} [E1] [C1] [N1]`) });
    const exported = await api.get('caseFile.export', { template });
    const printed = squeezedText(engine.readBytes(exported.ref).bytes);
    assert.deepEqual(
      made.filter(each => !printed.includes(each)),
      [],
      template,
    );
  }
});

test('letters that no shipped font has are warned of by name, and stop no standard', { skip }, async t => {
  const { api, engine, ...desk } = await aDesk(t);
  const quote = 'บริษัท paid 😀 ბანკი';
  const note = await brought({ api, engine, ...desk }, 'บ note.txt', `${quote} today.`);
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId: note.id, quote } });
  for (const standard of ['1.7', 'a-3a'] as const) {
    const made = await api.get('caseFile.export', { standard });
    const warned = made.warnings.find(({ where }) => where === 'Fonts')?.what ?? '';
    assert.match(warned, /บ \(U\+0E1A\)/);
    const pdf = engine.readBytes(made.ref).bytes;
    const text = squeezedText(pdf);
    assert.ok(text.includes('paid'));
    // An archive has no boxes: there the letter is told by its number, and every attachment has the name that is printed.
    assert.equal(text.includes('‹U+0E1A›'), standard === 'a-3a');
    for (const [name] of attachments(pdf)) assert.ok(text.includes(name.replaceAll(' ', '')), name);
  }
});
