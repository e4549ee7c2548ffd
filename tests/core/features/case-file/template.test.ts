import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import type { Dossier } from '../../../../electron/core/features/case-file/dossier.ts';
import { createTypesetter } from '../../../../electron/node/typesetter/typesetter.ts';
import {
  aClaim,
  aDossier,
  aFigure,
  aNote,
  anEvidence,
  anExhibit,
  aPageSheet,
  aSection,
  aSubject,
  resource,
  said,
  setDossier,
} from './a-dossier.ts';
import {
  attachments,
  bookmarksOf,
  complaints,
  lacking,
  linksOf,
  pdfBoxes,
  pdfInfo,
  pdfObjects,
  pdfText,
  qpdfCheck,
  squeezedText,
} from './judges.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());

const contract = resource('sample/contract-QP-2024-017.pdf');
const seal = resource('sample/seal-photo.png');
const files = { '/originals/1': contract, '/originals/2': seal };
const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

const russian = 'Покупатель оплачивает Товар банковским переводом';
const chinese = '深圳青岚示例电子有限公司（虚构）';
const mark = (number: number, y: number, first = true) => ({
  number,
  first,
  rectangles: [{ x: 70, y, width: 200, height: 12 }],
});

const whole = (only: Partial<Dossier> = {}): Dossier =>
  aDossier({
    title: '青岚银行 and ООО «Пример»',
    sections: [
      aSection([
        said('The bank paid '),
        aNote(1, 'E1', { mark: 'x-1', bates: 'PL1-000001' }),
        aNote(2, 'C1'),
        aNote(3, 'N1'),
      ]),
    ],
    subjects: [
      aSubject(1, {
        values: [
          {
            label: 'Name',
            text: chinese,
            check: '',
            language: 'zh',
            proofs: [{ number: 2, role: 'supports' }],
          },
          { label: 'SWIFT/BIC', text: 'QLANCNXX', check: '', language: '', proofs: [] },
        ],
      }),
    ],
    claims: [
      aClaim(1, {
        links: [
          {
            number: 1,
            role: 'supports',
            quote: russian,
            language: 'ru',
            document: 'contract.pdf',
            place: 'p. 1',
            note: '',
          },
        ],
      }),
    ],
    evidence: [
      anEvidence(1, {
        quote: russian,
        language: 'ru',
        translation: 'The Buyer pays by transfer',
        translator: 'A. B.',
        translatedOn: '2024-03-01',
        marked: true,
      }),
      anEvidence(2, { quote: chinese, language: 'zh', marked: true }),
      anEvidence(3, { quote: '', exhibit: 2, marked: true, document: 'seal.png' }),
      anEvidence(4, { state: 'lost' }),
    ],
    exhibits: [
      anExhibit(
        1,
        [
          aPageSheet([mark(1, 300)]),
          aPageSheet([mark(2, 500), mark(1, 100, false)], { page: 2, title: 'Page 2 of 4' }),
        ],
        { evidence: [1, 2, 4] },
      ),
      anExhibit(
        2,
        [aPageSheet([mark(3, 30)], { title: 'Image', file: '/originals/2', width: 380, height: 380 })],
        { mediaType: 'image/png', evidence: [3] },
      ),
    ],
    manifest: [
      {
        name: 'contract.pdf',
        bytes: contract.length,
        sha256: sha256(contract),
        exhibit: 1,
        attached: '',
        mediaType: 'application/pdf',
        file: '/originals/1',
      },
    ],
    ...only,
  });

test('other programs accept it, find title and tags, and every quote in its script', { skip }, async () => {
  const { pdf, pages } = await setDossier(typesetter, whole(), files);
  assert.match(qpdfCheck(pdf), /No syntax or stream encoding errors/);
  assert.equal(complaints(pdf), '');
  const info = pdfInfo(pdf);
  assert.match(info, /Title: +青岚银行 and ООО «Пример»/);
  assert.match(info, /Tagged: +yes/);
  assert.match(info, new RegExp(`Pages: +${pages}\\b`));
  assert.match(info, /CreationDate: +Sat Mar 14/);
  const text = squeezedText(pdf);
  for (const quote of [russian, chinese, 'The Buyer pays by transfer', 'no source', 'None found'])
    assert.ok(text.includes(quote.replaceAll(' ', '')), quote);
  assert.ok(text.includes(sha256(contract)));
  assert.match(pdfText(pdf), new RegExp(`Page ${pages} of ${pages}`));
});

test('languages and alternative texts are in the file for readers who listen', { skip }, async () => {
  const { pdf } = await setDossier(typesetter, whole(), files);
  const plain = pdfObjects(pdf);
  assert.match(plain, /\/Lang \((en|en-)/);
  assert.match(plain, /\/Lang \(zh/);
  assert.match(plain, /\/Lang \(ru/);
  assert.match(plain, /\/Alt \(Page 1 of contract\.pdf, reproduced/);
});

test('every citation leads to its entry, and from there to the marked place and back', async () => {
  const { pdf, pages } = await setDossier(typesetter, whole(), files);
  const links = await linksOf(pdf);
  const bookmarks = await bookmarksOf(pdf);
  assert.deepEqual(
    bookmarks.filter(line => !line.startsWith(' ')),
    [
      '1 Summary',
      'Annex A: Subjects and relations',
      'Annex B: Claims, for and against',
      'Annex C: Register of evidence',
      'Annex D: Exhibits',
      'Annex E: Hash manifest',
    ],
  );
  assert.ok(
    bookmarks.some(line => line.trim() === 'E2') &&
      bookmarks.some(line => line.includes('Exhibit 1: Page 2 of 4')),
  );
  // Exhibit pages are the last but the manifest: two of the contract, one of the seal.
  const [first, second, third] = [pages - 3, pages - 2, pages - 1];
  const into = (page: number) => links.filter(link => link.toPage === page && link.page < (first ?? 0));
  assert.ok(
    into(first ?? 0).some(link => link.toTop > 250),
    'E1 leads to the height of its mark',
  );
  assert.ok(
    into(second ?? 0).some(link => link.toTop > 380),
    'E2 leads to the height of its mark',
  );
  assert.ok(into(third ?? 0).length > 0, 'E3 leads to the image');
  const evidencePage = Math.min(...links.filter(link => link.page === first).map(link => link.toPage));
  assert.ok(evidencePage > 2 && evidencePage < (first ?? 0), 'the tag beside the mark leads back');
});

test('figures are an annex with their query and hashes, and claims and the summary lead to them', {
  skip,
}, async () => {
  const figure = aFigure(1, {
    columns: ['Month', 'Sum: Value, USD'],
    rows: [['2024-03', '1005.3']],
    citedIn: [1],
    differences: ['count: 2 then, 3 now.'],
    lists: [{ name: 'A list', version: '1', sha256: 'c'.repeat(64), verify: 'To confirm: all of it.' }],
  });
  const claim = aClaim(1, {
    figures: [{ number: 1, role: 'supports', title: 'Figure 1', note: 'see the table' }],
  });
  const sections = [aSection([said('In all '), aNote(1, 'F1')])];
  const withheld = aFigure(2, { columns: [], rows: [] });
  const { pdf } = await setDossier(
    typesetter,
    aDossier({ sections, claims: [claim], figures: [figure, withheld] }),
    {},
  );
  const text = squeezedText(pdf).replaceAll(' ', '');
  for (const part of [
    '1005.3',
    'SELECT count(*)',
    'a'.repeat(8),
    'To confirm: all of it.',
    'have changed',
    'see the table',
    'Withheld',
  ])
    assert.ok(text.includes(part.replaceAll(' ', '')), part);
});

test('the same dossier gives the same bytes', async () => {
  const one = await setDossier(typesetter, whole(), files);
  const two = await setDossier(typesetter, whole(), files);
  assert.equal(sha256(one.pdf), sha256(two.pdf));
});

test('an empty case file can be set', async () => {
  const { pages } = await setDossier(typesetter, aDossier({ title: '', reference: '', author: '' }));
  assert.ok(pages >= 3);
});

test('what documents and people write comes out as text, whatever it is', { skip }, async () => {
  const hostile = [
    '#panic("x")',
    '#import "@preview/x:1.0.0": *',
    '$x^2$',
    '*bold*',
    '_it_',
    '@ref',
    '<label>',
    '\\u{41}',
    '`raw`',
    '// comment',
    '/* c */',
    '= heading',
    '- item',
    '[E1]',
    '#sys.inputs',
    '\'quoted\' "double"',
    'https://example.org/a_b',
    '~',
    '---',
    '\u202eevil\u202c',
  ];
  const everywhere = hostile.join(' ');
  const { pdf } = await setDossier(
    typesetter,
    whole({
      title: everywhere,
      reference: everywhere,
      author: everywhere,
      sections: [aSection([said(everywhere), aNote(1, 'E1', { words: everywhere })], { title: everywhere })],
      subjects: [
        aSubject(1, {
          name: everywhere,
          values: [{ label: everywhere, text: everywhere, check: '', language: '#x', proofs: [] }],
        }),
      ],
      claims: [aClaim(1, { text: everywhere, note: everywhere })],
      evidence: [
        anEvidence(1, { quote: everywhere, note: everywhere, translation: everywhere, document: everywhere }),
      ],
      exhibits: [
        anExhibit(
          1,
          [
            {
              kind: 'rows',
              key: 'rows:1',
              bates: 'CASE-000002',
              title: everywhere,
              columns: [everywhere, 'b'],
              rows: [{ row: 1, cells: [everywhere, ''], marks: [1] }],
              marks: [],
            },
            {
              kind: 'text',
              key: 'text:1:0-9',
              bates: '',
              title: 'Text',
              language: '',
              cutBefore: false,
              cutAfter: true,
              pieces: [{ text: everywhere, marks: [1] }],
              marks: [],
            },
            { kind: 'missing', key: 'page:2', bates: '', title: 'Page 1', reason: everywhere, marks: [] },
          ],
          { document: everywhere, source: everywhere, note: everywhere },
        ),
      ],
      manifest: [],
    }),
  );
  qpdfCheck(pdf);
  const text = squeezedText(pdf).replaceAll('-', '');
  for (const each of hostile) {
    const shown = each
      .replaceAll('\u202e', '‹U+202E›')
      .replaceAll('\u202c', '‹U+202C›')
      .replaceAll(/\s|-/g, '');
    assert.ok(text.split(shown).length > 5, `${each} stands in the text as it is`);
  }
});

test('endless words and quotes of 10,000 characters stay on the page', { skip }, async () => {
  const word = 'Xy9'.repeat(700);
  const quote = Array.from({ length: 10_000 / 5 }, (_, index) => `${String(index).padStart(4, '0')} `).join(
    '',
  );
  const han = '银行'.repeat(2500);
  const { pdf } = await setDossier(
    typesetter,
    whole({
      title: word.slice(0, 200),
      exhibits: [anExhibit(1, [])],
      claims: [],
      sections: [aSection([], { content: [] })],
      evidence: [
        anEvidence(1, { quote: word }),
        anEvidence(2, { quote }),
        anEvidence(3, { quote: han, language: 'zh' }),
      ],
    }),
    files,
  );
  // Heads and feet stand between the pages of one quote, so pieces are counted rather than the whole looked for.
  const text = squeezedText(pdf);
  assert.ok(text.split('Xy9').length > 700, 'the endless word is whole');
  assert.ok(text.split('银').length > 2500, 'the endless Chinese is whole');
  for (const number of [0, 1000, 1999]) assert.ok(text.includes(String(number).padStart(4, '0')));
  const boxes = pdfBoxes(pdf);
  const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(found => Number(found[1]));
  assert.ok(Math.max(...right) < 595, 'nothing runs off the right edge');
});

test('where a document comes from is printed with its evidence and its exhibit', { skip }, async () => {
  const provenance = [{ label: 'Legal basis', value: 'Order 12/2024' }];
  const { pdf } = await setDossier(
    typesetter,
    whole({
      evidence: [
        anEvidence(1, { origin: 'Registry; obtained by A. Tester, 2024-05' }),
        anEvidence(2),
        anEvidence(3),
      ],
      exhibits: [anExhibit(1, [], { provenance })],
      subjects: [],
      relations: [],
      claims: [],
      sections: [],
    }),
    files,
  );
  const text = squeezedText(pdf).replaceAll(' ', '');
  assert.ok(text.includes('Registry;obtainedbyA.Tester,2024-05'));
  assert.ok(text.includes('Order12/2024'));
});

test('a-3a holds pictures of the pages and the originals, whose hashes agree', { skip }, async () => {
  const png = await typesetter.png(contract, 1, 100);
  const attached = '001-contract.pdf';
  const words = (name: string) => ({ name, file: `/attached/${name}`, sha256: '', text: `text of ${name}` });
  const checking = { sums: words('SHA256SUMS'), script: words('check.sh') };
  const base = whole({ standard: 'a-3a', checking });
  const { pdf } = await setDossier(
    typesetter,
    {
      ...base,
      exhibits: [
        anExhibit(1, [aPageSheet([mark(1, 100), mark(2, 200)], { file: '/drawn/1.png', drawn: true })], {
          evidence: [1, 2],
        }),
        ...base.exhibits.slice(1),
      ],
      manifest: base.manifest.map(each => ({ ...each, attached })),
    },
    {
      ...files,
      '/drawn/1.png': png,
      '/attached/SHA256SUMS': new Uint8Array(9),
      '/attached/check.sh': new Uint8Array(9),
    },
  );
  qpdfCheck(pdf);
  assert.equal(complaints(pdf), '');
  assert.equal(attachments(pdf).get(attached), sha256(contract));
});
