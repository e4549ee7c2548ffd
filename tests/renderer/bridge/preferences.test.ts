import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPreferences, rememberProject } from '../../../renderer/bridge/preferences.ts';

function box(first: string | null = null) {
  let text = first;
  return {
    getItem: () => text,
    setItem: (_key: string, value: string) => {
      text = value;
    },
    read: () => text ?? '',
  };
}

test('what was chosen is found again', () => {
  const kept = box();
  createPreferences(kept).setState({ theme: 'dark', singleKeys: false });
  const { theme, singleKeys, density } = createPreferences(kept).getState();
  assert.deepEqual([theme, singleKeys, density], ['dark', false, 'compact']);
});

test('damage falls back to defaults, value by value', () => {
  assert.equal(createPreferences(box('not json')).getState().theme, 'system');
  assert.equal(createPreferences(box('[1]')).getState().theme, 'system');
  const state = createPreferences(box('{"theme":"pink","density":"comfortable"}')).getState();
  assert.deepEqual([state.theme, state.density], ['system', 'comfortable']);
});

test('paths of projects are kept only when asked for, newest first, and never twice', () => {
  const kept = box();
  const preferences = createPreferences(kept);
  rememberProject(preferences, '/secret.plumb');
  preferences.setState({ theme: 'light' });
  assert.ok(!kept.read().includes('secret'));
  preferences.setState({ rememberProjects: true });
  for (const path of ['/a.plumb', '/b.plumb', '/a.plumb']) rememberProject(preferences, path);
  assert.deepEqual(createPreferences(kept).getState().recent, ['/a.plumb', '/b.plumb']);
  preferences.setState({ rememberProjects: false, recent: [] });
  assert.ok(!kept.read().includes('.plumb'));
});
