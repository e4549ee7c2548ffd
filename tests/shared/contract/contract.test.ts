import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { contract } from '../../../electron/shared/contract/index.ts';

test('every method has a summary for people and JSON Schemas for its input and output', () => {
  for (const [name, method] of Object.entries(contract)) {
    assert.match(name, /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
    assert.match(method.summary, /\.$/, name);
    assert.ok(z.toJSONSchema(method.input, { io: 'input' }), name);
    assert.ok(z.toJSONSchema(method.output, { unrepresentable: 'any' }), name);
  }
});
