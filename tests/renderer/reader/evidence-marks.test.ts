import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence, Link } from '../../../electron/shared/contract/evidence.ts';
import {
  ClaimId,
  DocumentId,
  EntityId,
  EvidenceId,
  LinkId,
  ReadingId,
} from '../../../electron/shared/kernel/ids.ts';
import {
  hueOf,
  marginNotes,
  pageMarks,
  rowMarks,
  textMarks,
} from '../../../renderer/features/reader/evidence-marks.ts';

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`;
const place = { documentId: DocumentId.parse(id('doc', 1)), sha256: 'ab' };
const read = { readingId: ReadingId.parse(id('rdg', 1)), engine: 'pdf.js', engineVersion: '5' };
const stretch = (page: number, y: number) => ({
  page,
  start: 0,
  end: 4,
  quote: 'товар',
  prefix: '',
  suffix: '',
  rectangles: [{ x: 10, y, width: 40, height: 12 }],
});

function link(number: number, role: Link['role'], kind: 'claim' | 'entity' = 'claim'): Link {
  const target =
    kind === 'claim'
      ? { kind, id: ClaimId.parse(id('clm', number)) }
      : { kind, id: EntityId.parse(id('ent', number)) };
  const label = `${kind === 'claim' ? 'C' : 'N'}${number}`;
  const evidenceId = EvidenceId.parse(id('evd', 1));
  return { id: LinkId.parse(id('lnk', number)), evidenceId, target, role, note: '', label, words: '' };
}

const evidence = (number: number, more: Partial<Evidence> = {}): Evidence => ({
  id: EvidenceId.parse(id('evd', number)),
  number,
  anchor: { kind: 'text', ...place, ...read, stretches: [stretch(1, 100), stretch(2, 20)] },
  state: 'exact',
  quote: 'товар',
  language: 'ru',
  note: '',
  translation: '',
  translator: '',
  translatedOn: '',
  handling: 'restricted',
  documentId: place.documentId,
  documentName: 'contract.pdf',
  place: 'pp. 1-2',
  createdAt: '2024-05-01T00:00:00.000Z' as Evidence['createdAt'],
  author: 'L. Hart',
  links: [],
  ...more,
});

test('a passage over two pages is drawn on both and has its chip on the first', () => {
  const marks = pageMarks([evidence(1)]);
  assert.deepEqual(
    marks.map(mark => mark.page),
    [1, 2],
  );
  assert.deepEqual(marginNotes(marks), [{ id: id('evd', 1), page: 1, y: 100 }]);
});

test('evidence takes the colour and role of the claim with the lowest number', () => {
  const links = [link(12, 'supports'), link(9, 'contradicts'), link(1, 'supports', 'entity')];
  const [mark] = pageMarks([evidence(1, { links })]);
  assert.equal(mark?.look, 'contradicts');
  assert.equal(mark?.fill, 'var(--claim-2-fill)');
  assert.equal(pageMarks([evidence(1)])[0]?.fill, 'var(--claim-none-fill)');
  assert.equal(hueOf(7).line, 'var(--claim-7-line)');
  assert.equal(hueOf(8).line, 'var(--claim-1-line)');
});

test('lost evidence is never drawn, in no kind of document', () => {
  const rows = { kind: 'rows' as const, ...place, ...read, rows: [4, 3], columns: [] };
  const lost = [
    evidence(1, { state: 'lost' }),
    evidence(2, { state: 'lost', anchor: rows }),
    evidence(3, {
      state: 'lost',
      anchor: { kind: 'area', ...place, page: 1, rectangle: { x: 0, y: 0, width: 9, height: 9 } },
    }),
  ];
  assert.deepEqual([...pageMarks(lost), ...textMarks(lost), ...rowMarks(lost, [])], []);
  assert.equal(textMarks([evidence(1, { state: 'moved' })]).length, 2);
  assert.equal(rowMarks([evidence(2, { anchor: rows })], [])[0]?.first, 3);
});
