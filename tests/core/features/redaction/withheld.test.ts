// What handling codes and areas take away, and what stops an export.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Document } from '../../../../electron/shared/contract/documents.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { lacking, pdfText } from '../case-file/judges.ts';
import { aDesk, aPdf, brought, ports } from './desk.ts';
import { foundBy } from './outsiders.ts';

after(() => ports.close());
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

test('documents and evidence of a handling code, and areas, go with what they say', { skip }, async t => {
  const desk = await aDesk(t);
  const { api } = desk;
  const secret = 'The informant met the courier at the northern gate on Tuesday.';
  const hidden = await brought(desk, 'informant-report.txt', `${secret}\n\nMore.\n`);
  const open = await brought(
    desk,
    'open.pdf',
    await aPdf(['Delivered in full.', 'Wei Secretsigner signed here today', 'Paid in full.']),
  );
  await api.get('documents.edit', { ids: [hidden.id], patch: { handling: 'source' } });
  const keep = (documentId: Document['id'], quote: string) =>
    api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } });
  const first = await keep(hidden.id, secret);
  const second = await keep(open.id, 'Wei Secretsigner signed here today');
  await keep(open.id, 'Paid in full.');
  await api.get('claims.create', {
    text: 'It was so.',
    note: `He wrote: “${secret}”`,
    evidence: [first, second].map(({ id }) => ({ evidenceId: id, role: 'supports' as const })),
  });
  assert.ok(second.anchor.kind === 'text');
  const rectangle = second.anchor.stretches[0]?.rectangles[0];
  assert.ok(rectangle);
  await api.get('redactions.add', { target: { kind: 'handling', handling: 'source' }, reason: 'Source' });
  await api.get('redactions.add', {
    target: { kind: 'area', documentId: open.id, page: 1, rectangle },
    reason: 'Signature',
  });
  const made = await api.get('caseFile.export', { audience: 'safe', standard: 'a-3a' });
  const pdf = desk.engine.readBytes(made.ref).bytes;
  assert.deepEqual(await foundBy(pdf, [secret, 'informant-report', 'Secretsigner', hidden.sha256]), []);
  const text = pdfText(pdf);
  assert.match(text, /Withheld document/);
  assert.match(text, /Paid in full\./);
  const csv = new TextDecoder().decode(desk.engine.readBytes(made.redactionLog ?? '').bytes);
  assert.match(csv, /Exhibit 1,document,1,Source/);
  assert.match(csv, /Exhibit 2, Page 1 of 1",area,1,Signature/);
  const numbers = (await api.get('caseFile.exports', {})).map(
    ({ range, audience }) => `${audience} ${range}`,
  );
  const full = await api.get('caseFile.export', { standard: 'a-3a' });
  assert.ok(full.sha256 !== made.sha256);
  assert.deepEqual((await api.get('caseFile.exports', {}))[0]?.range, numbers[0]?.replace('safe ', ''));
});

test('what cannot be covered stops the export with its place, and nothing is noted', async t => {
  const desk = await aDesk(t);
  const { api } = desk;
  const note = await brought(desk, 'note.txt', 'Nothing to see.\n');
  await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: note.id, quote: 'Nothing to see.' },
  });
  // A word of the template itself.
  await api.get('redactions.add', { target: { kind: 'term', term: 'Hash manifest' }, reason: 'x' });
  const before = await api.get('history.list', {});
  await assert.rejects(api.get('caseFile.export', { audience: 'safe' }), error => {
    assert.ok(error instanceof Refusal && error.problem.code === 'redaction-leak');
    assert.ok(error.problem.places.some(place => /^Page \d+: rule 1 \(a term\)$/.test(place)));
    assert.ok(!JSON.stringify(error.problem).includes('manifest'), 'the words are not repeated');
    return true;
  });
  assert.deepEqual(await api.get('history.list', {}), before);
  assert.deepEqual(await api.get('caseFile.exports', {}), []);
});

test('a picture in which a name can be read stops the export, unless its area is redacted', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const { api } = desk;
  const drawn = await ports.pageRenderer.png(await aPdf(['VERONIKA GALAKTIKA LIMITED']), 1, 100);
  const main = '#set page(paper: "a4")\nDelivered in full.\n#image("/stamp.png", width: 100%)';
  const encoder = new TextEncoder();
  const files = new Map([
    ['/main.typ', encoder.encode(main)],
    ['/stamp.png', drawn],
  ]);
  const { pdf } = await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2024-01-01' });
  const stamped = await brought(desk, 'stamped.pdf', pdf);
  await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: stamped.id, quote: 'Delivered in full.' },
  });
  await api.get('redactions.add', { target: { kind: 'term', term: 'Galaktika' }, reason: 'x' });
  await assert.rejects(api.get('caseFile.export', { audience: 'safe' }), error => {
    assert.ok(error instanceof Refusal && error.problem.code === 'redaction-leak');
    return error.problem.places.every(place => /^Page \d+, picture: rule 1 \(a term\)$/.test(place));
  });
  const rectangle = { x: 60, y: 90, width: 500, height: 700 };
  await api.get('redactions.add', {
    target: { kind: 'area', documentId: stamped.id, page: 1, rectangle },
    reason: 'stamp',
  });
  const made = await api.get('caseFile.export', { audience: 'safe' });
  assert.deepEqual(await foundBy(desk.engine.readBytes(made.ref).bytes, ['Galaktika']), []);
});

test('a translation that tells in another script what went from its quote goes as well', async t => {
  const desk = await aDesk(t);
  const { api, engine } = desk;
  const address = 'г. Вымышленск, ул. Примерная, д. 1';
  const document = await brought(desk, 'note.txt', `${address}\nТовар отгружен в марте.`);
  const keep = async (quote: string, translation: string) =>
    await api.get('evidence.keep', {
      marking: { kind: 'quote', documentId: document.id, quote },
      language: 'ru',
      translation,
      translator: 'Tester',
    });
  await keep(address, 'Vymyshlensk, ulitsa Primernaya 1');
  await keep('Товар отгружен в марте.', 'The goods were shipped in March.');
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [
      { property: 'name', value: 'Somebody Ltd' },
      { property: 'address', value: address },
      { property: 'incorporationDate', value: '1987-06-05' },
    ],
  });
  const target = { kind: 'entity', entityId: company.id } as const;
  await api.get('redactions.add', { target, reason: 'Lives there' });
  const made = await api.get('caseFile.export', { format: 'html', audience: 'safe' });
  const html = new TextDecoder().decode(engine.readBytes(made.ref).bytes);
  assert.doesNotMatch(html, /Vymyshlensk|Primernaya|Примерная/);
  // Of what has to go the annex of subjects has the number alone.
  assert.doesNotMatch(html, /1987/);
  assert.match(html, /The goods were shipped in March\./);
});
