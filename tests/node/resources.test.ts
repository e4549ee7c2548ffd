import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { appVersion, createResources, findAppRoot } from '../../electron/node/resources.ts';

test('the root is found from source and from the build', () => {
  const root = findAppRoot();
  assert.ok(existsSync(join(root, 'package.json')));
  assert.equal(findAppRoot(join(root, 'out', 'electron', 'node')), root);
  assert.match(appVersion(), /^\d+\.\d+\.\d+/);
});

test('resources are read and listed, and nothing beside them', () => {
  const resources = createResources();
  assert.ok(resources.list('sample').includes('case.json'));
  assert.ok(resources.read('sample/case.json').length > 0);
  assert.throws(() => resources.read('../package.json'), /below resources/);
  assert.throws(() => resources.read('sample/missing.json'), /ENOENT/);
});
