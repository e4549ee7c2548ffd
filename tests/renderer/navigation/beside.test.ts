import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createShelf } from '../../../renderer/bridge/shelf.ts';
import {
  type BesideRoute,
  canStandBeside,
  createBeside,
  openBeside,
} from '../../../renderer/navigation/beside.ts';
import { createNavigation } from '../../../renderer/navigation/navigation.ts';

const letter = { place: 'reader', documentId: 'doc_1' } as BesideRoute;
const other = { place: 'reader', documentId: 'doc_2' } as BesideRoute;
const claim = { place: 'claims', id: 'clm_1' } as BesideRoute;
const entity = { place: 'entities', id: 'ent_1' } as BesideRoute;

function aWindow() {
  const navigation = createNavigation();
  navigation.go(letter);
  const beside = createBeside(navigation);
  return { navigation, beside, page: () => navigation.current().route, there: () => beside.current().route };
}

test('V3 what stands beside goes back and forth through documents, claims and entities, never to the choice', () => {
  const { beside, there, page } = aWindow();
  for (const route of [claim, entity, other]) beside.open(route);
  beside.back();
  assert.deepEqual(there(), entity);
  beside.back();
  beside.back();
  assert.deepEqual(there(), claim);
  beside.forward();
  assert.deepEqual(there(), entity);
  assert.deepEqual(page(), letter);
});

test('V4 a form leads to passages on the page and to other forms in its stead; a document keeps its links', () => {
  const { beside, there, page } = aWindow();
  beside.open(claim);
  beside.go(other);
  assert.deepEqual([there(), page()], [claim, other]);
  beside.go(entity);
  assert.deepEqual([there(), page()], [entity, other]);
  beside.open(other);
  beside.go(letter);
  assert.deepEqual([there(), page()], [letter, other]);
  beside.go({ place: 'claims' });
  assert.deepEqual([there(), page()], [letter, { place: 'claims' }]);
});

test('V1 what is opened beside a page takes the history that is there; without a page nothing can stand beside', () => {
  const shelf = createShelf();
  const navigation = createNavigation();
  assert.ok(!canStandBeside({ shelf, navigation }));
  navigation.go(letter);
  assert.ok(canStandBeside({ shelf, navigation }));
  openBeside({ shelf, navigation }, claim);
  const { second } = shelf.getState();
  assert.ok(second && canStandBeside({ shelf, navigation: second }));
  openBeside({ shelf, navigation: second }, entity);
  assert.equal(shelf.getState().second, second);
  second.back();
  assert.deepEqual(second.current().route, claim);
});
