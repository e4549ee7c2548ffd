import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nodeCrypto } from '../../electron/node/crypto.ts';
import { DocumentId } from '../../electron/shared/kernel/ids.ts';

test('ids fit the contract, begin with their time, and never meet', () => {
  const before = nodeCrypto.uniqueId();
  const ids = Array.from({ length: 5000 }, () => nodeCrypto.uniqueId());
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) {
    assert.match(id, /^[0-9a-hjkmnp-tv-z]{26}$/);
    assert.ok(DocumentId.safeParse(`doc_${id}`).success);
    assert.ok(id.slice(0, 10) >= before.slice(0, 10));
  }
});

test('hashes are SHA-256 in lower-case hex', () => {
  assert.equal(
    nodeCrypto.sha256(new TextEncoder().encode('abc')),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('what was compressed comes back, and altered bytes are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), bytes => {
      assert.deepEqual(nodeCrypto.decompress(nodeCrypto.compress(bytes)), bytes);
    }),
  );
  const packed = nodeCrypto.compress(new Uint8Array(1000).fill(7));
  assert.ok(packed.length < 100);
  assert.throws(() => nodeCrypto.decompress(packed.subarray(0, packed.length - 3)));
});
