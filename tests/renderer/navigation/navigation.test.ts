import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { createNavigation } from '../../../renderer/navigation/navigation.ts';
import { placeKey, type Route, railPlace } from '../../../renderer/navigation/routes.ts';

const documentId = DocumentId.parse(`doc_${'0'.repeat(26)}`);
const home: Route = { place: 'home' };
const log: Route = { place: 'log' };
const page = (number: number): Route => ({ place: 'reader', documentId, page: number });

test('back and forward walk one history', () => {
  const navigation = createNavigation();
  navigation.go(page(1));
  navigation.go(log);
  navigation.back();
  assert.deepEqual(navigation.current().route, page(1));
  navigation.back();
  navigation.back();
  assert.deepEqual(navigation.current().route, home);
  navigation.forward();
  assert.deepEqual(navigation.current().route, page(1));
});

test('going somewhere drops what lay ahead; going where one is adds no step', () => {
  const navigation = createNavigation();
  navigation.go(log);
  navigation.back();
  navigation.go(page(2));
  navigation.go(page(2));
  assert.equal(navigation.store.getState().entries.length, 2);
  navigation.forward();
  assert.deepEqual(navigation.current().route, page(2));
});

test('each step keeps its own view; replacing keeps the step and its view', () => {
  const navigation = createNavigation();
  navigation.go(page(1));
  const { id } = navigation.current();
  navigation.current().view.set('scroll', 120);
  navigation.replace(page(3));
  assert.equal(navigation.current().id, id);
  navigation.go(log);
  assert.equal(navigation.current().view.get('scroll'), undefined);
  navigation.back();
  assert.deepEqual([navigation.current().route, navigation.current().view.get('scroll')], [page(3), 120]);
});

test('reset forgets everything', () => {
  const navigation = createNavigation();
  navigation.go(page(1));
  navigation.current().view.set('filter', 'a name');
  navigation.reset();
  assert.deepEqual(
    navigation.store.getState().entries.map(({ route }) => route),
    [home],
  );
  assert.equal(navigation.current().view.size, 0);
});

test('whatever is done, the history shows one of its entries and stays short', () => {
  const step = fc.oneof(
    fc.constant('back' as const),
    fc.constant('forward' as const),
    fc.integer({ min: 1, max: 400 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 500 }), steps => {
      const navigation = createNavigation();
      for (const one of steps) {
        if (typeof one === 'number') {
          navigation.go(page(one));
          assert.deepEqual(navigation.current().route, page(one));
        } else navigation[one]();
      }
      const { entries, at } = navigation.store.getState();
      assert.ok(at >= 0 && at < entries.length && entries.length <= 200);
    }),
    { numRuns: 60 },
  );
});

test('a document stays one place while its pages turn', () => {
  assert.equal(placeKey(page(1)), placeKey(page(9)));
  assert.equal(railPlace(page(1)), 'documents');
  assert.equal(railPlace(log), 'log');
});
