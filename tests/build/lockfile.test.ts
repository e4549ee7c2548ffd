import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const root = dirname(dirname(import.meta.dirname));
const lock: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
);

/** Where npm would look for a package from a place in the tree, nearest first. */
function places(from: string, name: string): string[] {
  const parts = from === '' ? [] : from.split('/node_modules/');
  const found = parts.map(
    (_, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/node_modules/${name}`,
  );
  return [...found, `node_modules/${name}`];
}

test('the lockfile holds the packages of every system, so that `npm ci` works on each', () => {
  const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(name => !places(from, name).some(place => lock.packages[place])),
  );
  assert.deepEqual(missing, []);
});

test('every dependency of ours is pinned to one version, and no address of a registry is kept', () => {
  const own = lock.packages[''];
  const pinned = { ...own?.dependencies, ...own?.devDependencies };
  assert.ok(Object.keys(pinned).length > 0);
  for (const [name, version] of Object.entries(pinned)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  for (const [place, { resolved }] of Object.entries(lock.packages)) assert.equal(resolved, undefined, place);
});
