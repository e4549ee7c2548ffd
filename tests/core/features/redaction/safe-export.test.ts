// Safe case files over generated cases, judged by programs of others: nothing that had to go may be found by any of them.
// PLUMB_REDACTION_CASES=200 makes a longer run.
import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { createEngine, type Engine } from '../../../../electron/core/app/engine.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import type { Document } from '../../../../electron/shared/contract/documents.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import {
  attachments,
  bookmarksOf,
  lacking,
  pdfInfo,
  pdfObjects,
  pdfText,
  qpdfCheck,
} from '../case-file/judges.ts';

const ports = await createPorts({
  log: { error: (_reference, error) => console.error(error), note: () => undefined },
});
after(() => ports.close());
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');
const hasTesseract = lacking('tesseract', 'pdftoppm') === false;
const CASES = Number(process.env.PLUMB_REDACTION_CASES ?? 10);

interface Desk {
  readonly api: ApiClient;
  readonly engine: Engine;
  readonly folder: string;
}

async function aDesk(t: TestContext): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-safe-'));
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close().then(() => rmSync(folder, { recursive: true })));
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  return { api, engine, folder };
}

async function brought({ api, folder }: Desk, name: string, bytes: string | Uint8Array): Promise<Document> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { entries } = await api.get('documents.import', {
    sources: [{ kind: 'path', path }],
    handling: 'public',
  });
  const id = entries[0]?.documentId;
  assert.ok(id, JSON.stringify(entries));
  return await api.get('documents.get', { id });
}

/** A PDF with these lines, and something over them that is drawn and not written. */
async function aPdf(lines: readonly string[]): Promise<Uint8Array> {
  const main = `#set page(paper: "a4", margin: 25mm)
#set text(font: ("Noto Sans", "Noto Sans SC"), fallback: false, size: 12pt)
#for line in json("/lines.json") [#line \\ ]`;
  const encoder = new TextEncoder();
  const files = new Map([
    ['/main.typ', encoder.encode(main)],
    ['/lines.json', encoder.encode(JSON.stringify(lines))],
  ]);
  return (await ports.typesetter.pdf('/main.typ', files, { standard: '1.7', date: '2024-01-01' })).pdf;
}

/** Letters and digits alone, as a patient reader compares them; written apart from the code that is judged. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Searches a PDF with pdftotext, qpdf, pdfinfo and pdfdetach; answers what it found and where. */
async function foundBy(pdf: Uint8Array, needles: readonly string[]): Promise<string[]> {
  const objects = pdfObjects(pdf);
  const texts: Readonly<Record<string, string>> = {
    pdftotext: pdfText(pdf),
    pdfinfo: pdfInfo(pdf),
    bookmarks: (await bookmarksOf(pdf)).join('\n'),
    'qpdf --qdf': Buffer.from(objects, 'latin1').toString('utf8'),
  };
  const plain = needles.map(bare).filter(needle => needle.length >= 4);
  const found = Object.entries(texts).flatMap(([where, text]) => {
    const here = where === 'qpdf --qdf' ? text.toLowerCase() : bare(text);
    return plain.filter(needle => here.includes(needle)).map(needle => `${needle} in ${where}`);
  });
  for (const needle of needles) {
    const utf16 = Buffer.from(needle, 'utf16le').swap16();
    for (const bytes of [Buffer.from(needle), utf16])
      if (bytes.length >= 6 && objects.includes(bytes.toString('latin1'))) found.push(`${needle} in objects`);
    if (objects.toLowerCase().includes(utf16.toString('hex'))) found.push(`${needle} in hexadecimal`);
  }
  const attached = attachments(pdf).size;
  if (attached > 0) found.push(`${attached} attachments`);
  return found;
}

/** Reads the first covered page with the machine's Tesseract. */
function readByTesseract(pdf: Uint8Array, folder: string): string {
  const page =
    pdfText(pdf)
      .split('\f')
      .findIndex(text => text.includes('(covered:')) + 1;
  if (page === 0) return '';
  const path = join(folder, `read-${process.hrtime.bigint()}`);
  writeFileSync(`${path}.pdf`, pdf);
  const one = ['-f', String(page), '-l', String(page), '-singlefile', '-gray', '-r', '150', '-png'];
  execFileSync('pdftoppm', [...one, `${path}.pdf`, path]);
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  return spawnSync('tesseract', [`${path}.png`, '-'], { encoding: 'utf8', env }).stdout;
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1;
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 0) % sides;
  };
}

const FIRMS = [
  ['Полярная Звезда', 'Polar Star Trading', '北极星贸易', '北極星貿易'],
  ['Ёлкин и сыновья', 'Yolkin Brothers', '青岚电子', '青嵐電子'],
  ['Société Ångström', 'Obyekt Vektor', '华东银行', '華東銀行'],
  ['Тихоокеанский Вектор', 'Müller & Köhler', '广州龙门', '廣州龍門'],
] as const;
const PEOPLE = ['Громов Пётр Ильич', 'Wang Xiaoming', 'Анна-Мария Щукина', 'Jorge Núñez Prado'] as const;

/** The same words as careless, hurried and hostile people write them. */
function written(words: string, roll: (sides: number) => number): string {
  const at = 1 + roll(Math.max(1, words.length - 2));
  const forms = [
    words,
    words.toUpperCase(),
    words.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
    words.normalize('NFD'),
    `${words.slice(0, at)}-\n${words.slice(at)}`,
    words.replaceAll(' ', '\n'),
    words.replaceAll(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  ];
  return forms[roll(forms.length)] ?? words;
}

const spaced = (digits: string, roll: (sides: number) => number): string =>
  [
    digits,
    digits.replaceAll(/(.{3})/g, '$1 '),
    digits.replaceAll(/(.{4})/g, '$1-'),
    digits.replaceAll(/(.{5})/g, '$1\u00a0'),
  ][roll(4)] ?? digits;

async function generated(desk: Desk, number: number): Promise<readonly string[]> {
  const { api } = desk;
  const roll = dice(number + 1);
  const firm = FIRMS[roll(FIRMS.length)] ?? FIRMS[0];
  const person = PEOPLE[roll(PEOPLE.length)] ?? PEOPLE[0];
  const account = String(10 ** 9 + roll(10 ** 9)) + String(10 ** 9 + roll(10 ** 9));
  const term = `Operation ${['Kestrel', 'Nightjar', 'Wagtail'][roll(3)]} ${roll(900) + 100}`;
  const say = (words: string) => written(words, roll);
  const lines = () => [
    'The goods were delivered in March.',
    `Payment by ${say(firm[roll(4)] ?? firm[0])} from account ${spaced(account, roll)} was received.`,
    `Signed by ${say(person)} in person.`,
    `Internally called ${say(term)}.`,
    'Nothing else is said here.',
  ];
  const text = await brought(
    desk,
    `note of ${firm[1].split(' ')[0]} ${number}.txt`,
    `${lines().join('\n\n')}\n`,
  );
  const rows = [1, 2, 3].map(
    row =>
      `${row},"${say(firm[0]).replaceAll('\n', ' ')}","${spaced(account, roll)}",${person.split(' ').join(',')},x`,
  );
  const table = await brought(
    desk,
    `rows-${number}.csv`,
    `No,Payer,Account,Name,Family,Other,More\n${rows.join('\n')}\n`,
  );
  const keep = (documentId: Document['id'], quote: string) =>
    api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote } });
  const kept = [
    await keep(text.id, 'The goods were delivered in March.'),
    await keep(text.id, 'Nothing else is said here.'),
    await api.get('evidence.keep', {
      marking: { kind: 'rows', documentId: table.id, rows: [1, 3] },
      note: say(term),
    }),
  ];
  if (number % 3 === 0) {
    const pdf = await brought(desk, `scan-${number}.pdf`, await aPdf(lines()));
    kept.push(await keep(pdf.id, 'The goods were delivered in March.'));
  }
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [
      ...firm.slice(0, 3).map(value => ({ property: 'name', value })),
      { property: 'registrationNumber', value: account },
    ],
  });
  const somebody = await api.get('entities.create', {
    schema: 'Person',
    statements: [{ property: 'name', value: person }],
  });
  await api.get('claims.create', {
    text: `${say(firm[1])} paid through ${say(firm[2])}`,
    note: say(person),
    evidence: kept.map(({ id }) => ({ evidenceId: id, role: 'supports' as const })),
  });
  await api.get('caseFile.edit', {
    patch: {
      title: `About ${say(firm[1])}`,
      reference: roll(2) === 0 ? `R-${number}` : term,
      summary: `It is known [E1] that ${say(person)} of ${say(firm[2])} holds ${spaced(account, roll)}.\n\nSee ${say(term)} [E2].`,
    },
  });
  await api.get('redactions.add', {
    target: { kind: 'entity', entityId: company.id },
    reason: `Protects ${firm[1]}`,
  });
  await api.get('redactions.add', {
    target: { kind: 'entity', entityId: somebody.id },
    reason: 'Personal data',
  });
  await api.get('redactions.add', { target: { kind: 'term', term }, reason: 'Another matter' });
  return [...firm, person, account, term];
}

for (let number = 0; number < CASES; number++)
  test(`generated case ${number}: nothing that had to go is found by anybody`, { skip }, async t => {
    const desk = await aDesk(t);
    const needles = await generated(desk, number);
    const standard = number % 2 === 0 ? '1.7' : 'a-3a';
    const made = await desk.api.get('caseFile.export', { audience: 'safe', standard });
    const pdf = desk.engine.readBytes(made.ref).bytes;
    qpdfCheck(pdf);
    assert.deepEqual(await foundBy(pdf, needles), []);
    assert.deepEqual(
      needles.filter(needle => bare(made.fileName).includes(bare(needle))),
      [],
    );
    assert.ok((made.redacted ?? 0) > 5 && made.redactionLog);
    const csv = new TextDecoder().decode(desk.engine.readBytes(made.redactionLog).bytes);
    assert.deepEqual(
      needles.filter(needle => bare(csv).includes(bare(needle))),
      [],
    );
    assert.ok(pdfText(pdf).includes('The goods were delivered in March.'), 'what may stay stays');
    if (hasTesseract && number % 6 === 0) {
      const read = bare(readByTesseract(pdf, desk.folder));
      assert.ok(read.includes('exhibit'), read);
      const latin = needles.filter(needle => /^[\p{Script=Latin}\d &]+$/u.test(needle));
      assert.deepEqual(
        latin.filter(needle => read.includes(bare(needle))),
        [],
      );
    }
    // The judges are not blind: the full version has it all.
    if (number < 2) {
      const full = await desk.api.get('caseFile.export', { standard });
      assert.ok((await foundBy(desk.engine.readBytes(full.ref).bytes, needles)).length > 3);
    }
  });

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

test('rules are actions: said in the log, undone, and refused when they name nothing', async t => {
  const { api } = await aDesk(t);
  await api.get('redactions.add', { target: { kind: 'term', term: 'Kestrel' }, reason: 'because' });
  assert.equal((await api.get('redactions.list', {})).length, 1);
  await api.get('history.undo', {});
  assert.deepEqual(await api.get('redactions.list', {}), []);
  await api.get('history.redo', {});
  const [rule] = await api.get('redactions.list', {});
  assert.ok(rule?.reason === 'because' && rule.words === '“Kestrel”');
  await api.get('redactions.edit', { id: rule.id, reason: 'for another reason' });
  await api.get('redactions.remove', { id: rule.id });
  assert.deepEqual(await api.get('redactions.list', {}), []);
  const refused = (code: string) => (error: unknown) =>
    error instanceof Refusal && error.problem.code === code;
  await assert.rejects(
    api.get('redactions.add', { target: { kind: 'term', term: '— …' }, reason: 'x' }),
    refused('not-allowed'),
  );
  await assert.rejects(
    api.get('redactions.add', { target: { kind: 'term', term: 'x' }, reason: ' ' }),
    refused('bad-request'),
  );
  await assert.rejects(
    api.get('caseFile.export', { audience: 'safe', template: 'custody-report' }),
    refused('not-allowed'),
  );
});
