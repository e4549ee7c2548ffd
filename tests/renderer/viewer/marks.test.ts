import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Mark, markAt, stackNotes } from '../../../renderer/viewer/marks.ts';

test('notes in the margin never cover one another and never lose one', () => {
  const tops = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 30 });
  fc.assert(
    fc.property(tops, list => {
      const notes = list.map((top, index) => ({ id: `E${index}`, top }));
      const groups = stackNotes(notes, 46, 6);
      assert.deepEqual(groups.flatMap(group => group.ids).sort(), notes.map(note => note.id).sort());
      groups.forEach((group, index) => {
        const next = groups[index + 1];
        if (next) assert.ok(next.top >= group.top + 46);
      });
    }),
  );
});

test('more than six notes in a stretch become a count', () => {
  const crowd = Array.from({ length: 7 }, (_, index) => ({ id: `E${index}`, top: 100 + index }));
  assert.deepEqual(stackNotes(crowd, 46, 6), [{ top: 100, ids: crowd.map(note => note.id) }]);
  assert.equal(stackNotes(crowd.slice(1), 46, 6).length, 6);
});

test('a click finds the smallest mark under it, and never a hit', () => {
  const mark = (id: string, width: number, look: Mark['look'] = 'plain'): Mark => ({
    id,
    page: 1,
    shape: 'words',
    look,
    rectangles: [{ x: 0, y: 0, width, height: 10 }],
  });
  const marks = [mark('large', 200), mark('small', 50), mark('hit', 10, 'hit')];
  assert.equal(markAt(marks, { x: 5, y: 5 })?.id, 'small');
  assert.equal(markAt(marks, { x: 120, y: 5 })?.id, 'large');
  assert.equal(markAt(marks, { x: 120, y: 50 }), null);
});
