import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeOf, withScope } from '../../../renderer/features/search/scope.ts';

test('a query is narrowed to a collection, to another one, and to none', () => {
  assert.equal(scopeOf('bank'), '');
  assert.equal(withScope('bank', 'Letters of 2024'), 'bank in:"Letters of 2024"');
  assert.equal(scopeOf('bank in:"Letters of 2024"'), 'Letters of 2024');
  assert.equal(withScope('bank in:"Letters" type:mail', 'Rows'), 'bank type:mail in:"Rows"');
  assert.equal(withScope('bank OR shop', 'Rows'), '(bank OR shop) in:"Rows"');
  assert.equal(withScope('in:Letters bank', ''), 'bank');
  assert.equal(scopeOf('bank IN:письма'), 'письма');
  assert.equal(scopeOf('begin:all'), '');
});
