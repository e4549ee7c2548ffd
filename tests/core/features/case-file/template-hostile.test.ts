// Whatever stands in documents comes out as text, and stays on the page.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createTypesetter } from '../../../../electron/node/typesetter/typesetter.ts';
import { aClaim, aNote, anEvidence, anExhibit, aSection, aSubject, said, setDossier } from './a-dossier.ts';
import { files, whole } from './a-whole-dossier.ts';
import { lacking, pdfBoxes, qpdfCheck, squeezedText } from './judges.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');

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
      version: everywhere,
      law: [
        {
          code: 'x',
          title: everywhere,
          authority: everywhere,
          version: everywhere,
          checked: everywhere,
          note: everywhere,
          provisions: [
            {
              code: everywhere,
              title: everywhere,
              text: everywhere,
              citation: everywhere,
              source: '',
              sourceDate: '',
              checked: everywhere,
              status: everywhere,
              verify: everywhere,
            },
          ],
        },
      ],
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
