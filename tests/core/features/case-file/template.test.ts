import assert from 'node:assert/strict';
import { after, test } from 'node:test';
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
  said,
  setDossier,
} from './a-dossier.ts';
import { chinese, contract, files, mark, russian, sha256, whole } from './a-whole-dossier.ts';
import {
  attachments,
  bookmarksOf,
  complaints,
  lacking,
  linksOf,
  pdfInfo,
  pdfObjects,
  pdfText,
  qpdfCheck,
  squeezedText,
} from './judges.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());

const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

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

test('quotes that are read from the right are whole, in their order, and the same each time', {
  skip,
}, async () => {
  const quotes = {
    ar: 'دفع المشتري مبلغ 412,600.00 دولار إلى حساب الشركة (رقم 98) عبر البنك.',
    fa: 'پرداخت از طریق بانک انجام شد.',
    he: 'הבנק זיכה את החשבון 0000 0098 ביום 14 במרץ.',
  };
  const dossier = aDossier({
    sections: [aSection([said(`Quoted: ${quotes.ar} Then on.`), aNote(1, 'E1', { words: quotes.he })])],
    evidence: Object.entries(quotes).map(([language, quote], index) =>
      anEvidence(index + 1, { quote, language }),
    ),
    exhibits: [anExhibit(1, [])],
  });
  const { pdf, missing } = await setDossier(typesetter, dossier);
  assert.deepEqual(missing, []);
  assert.match(qpdfCheck(pdf), /No syntax or stream encoding errors/);
  // What divides the two directions is invisible and no part of the quote.
  const text = pdfText(pdf).replaceAll(/[\u202a-\u202e\u2066-\u2069\s]/g, '');
  for (const quote of Object.values(quotes))
    for (const word of quote.split(/[\s().,]+/)) assert.ok(text.includes(word), word);
  assert.ok(text.includes('دفعالمشتريمبلغ') && text.includes('הבנקזיכהאתהחשבון'));
  assert.deepEqual((await setDossier(typesetter, dossier)).pdf, pdf);
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
