import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { chipName } from '../../../renderer/ui/chip-name.ts';
import { EVIDENCE_DRAG, readEvidenceDrag, writeEvidenceDrag } from '../../../renderer/ui/evidence-drag.ts';

test('a chip says its number, role, place, grade, handling and state', () => {
  const name = chipName({
    number: 12,
    role: 'supports',
    claim: 3,
    documentName: 'contract QP-2024-017',
    place: 'p. 3',
    sourceGrade: 'B',
    informationGrade: '2',
    handling: 'restricted',
    state: 'moved',
  });
  const words = 'supports claim 3, contract QP-2024-017, p. 3, grade B2, restricted, its place has moved';
  assert.equal(name, `Evidence 12, ${words}`);
  assert.equal(chipName({ number: 4 }), 'Evidence 4');
  assert.equal(
    chipName({ number: 4, role: 'contradicts', state: 'lost' }),
    'Evidence 4, contradicts this, its place is lost',
  );
});

test('a dragged chip carries its evidence, and a citation for text', () => {
  const data = new Map<string, string>();
  const transfer = {
    setData: (type: string, text: string) => void data.set(type, text),
    getData: (type: string) => data.get(type) ?? '',
    effectAllowed: 'none',
  } as unknown as DataTransfer;
  const dragged = { id: EvidenceId.parse(`evd_${'0'.repeat(26)}`), number: 12 };
  writeEvidenceDrag(transfer, dragged);
  assert.equal(data.get('text/plain'), '[E12]');
  assert.deepEqual(readEvidenceDrag(transfer), dragged);
  data.set(EVIDENCE_DRAG, '{"id":"evil"}');
  assert.equal(readEvidenceDrag(transfer), null);
  data.set(EVIDENCE_DRAG, 'no json');
  assert.equal(readEvidenceDrag(transfer), null);
});
