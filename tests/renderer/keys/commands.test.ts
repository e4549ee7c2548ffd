import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Command, createCommands, type KeyPlace } from '../../../renderer/keys/commands.ts';
import type { KeyPress } from '../../../renderer/keys/stroke.ts';

const place: KeyPlace = { inField: false, inDialog: false, singleKeys: true, at: 0 };
const key = (name: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code: /^[a-z]$/.test(name) ? `Key${name.toUpperCase()}` : name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

function registry() {
  const commands = createCommands();
  const done: string[] = [];
  const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
    id,
    words: id,
    group: 'Everywhere',
    keys: [keys],
    run: () => void done.push(id),
    ...more,
  });
  return { commands, done, command };
}

test('a key runs its command; the latest registration wins, and goes with its component', () => {
  const { commands, done, command } = registry();
  commands.register([command('first', 'e')]);
  const leave = commands.register([command('second', 'e')]);
  assert.ok(commands.press(key('e'), place));
  leave();
  assert.ok(commands.press(key('e'), place));
  assert.deepEqual(done, ['second', 'first']);
  assert.equal(commands.press(key('q'), place), false);
});

test('single letters stay out of text fields and can be switched off; ? still opens the table', () => {
  const { commands, done, command } = registry();
  commands.register([command('keep', 'e'), command('palette', 'ctrl+k'), command('table', '?')]);
  assert.equal(commands.press(key('e'), { ...place, inField: true }), false);
  assert.equal(commands.press(key('e'), { ...place, singleKeys: false }), false);
  assert.ok(commands.press(key('k', { ctrlKey: true }), { ...place, inField: true, singleKeys: false }));
  assert.ok(commands.press(key('?'), { ...place, singleKeys: false }));
  assert.deepEqual(done, ['palette', 'table']);
});

test('a dialog has the keyboard to itself, but for locking', () => {
  const { commands, done, command } = registry();
  commands.register([command('palette', 'ctrl+k'), command('lock', 'ctrl+shift+l', { everywhere: true })]);
  const inDialog = { ...place, inDialog: true };
  assert.equal(commands.press(key('k', { ctrlKey: true }), inDialog), false);
  assert.ok(commands.press(key('l', { ctrlKey: true, shiftKey: true }), inDialog));
  assert.deepEqual(done, ['lock']);
});

test('a command that is off does nothing', () => {
  const { commands, done, command } = registry();
  commands.register([command('import', 'ctrl+i', { off: 'Read-only' })]);
  assert.equal(commands.press(key('i', { ctrlKey: true }), place), false);
  assert.deepEqual(done, []);
});

test('a sequence that leads nowhere is silent: its second key does not do what it does alone', () => {
  const { commands, done, command } = registry();
  commands.register([command('home', 'g h'), command('link', 'l')]);
  assert.ok(commands.press(key('g'), { ...place, at: 1000 }));
  assert.ok(commands.press(key('l'), { ...place, at: 1100 }));
  assert.ok(commands.press(key('t'), { ...place, at: 1200 }) === false);
  assert.deepEqual(done, []);
  assert.ok(commands.press(key('l'), { ...place, at: 1300 }));
  assert.deepEqual(done, ['link']);
});

test('a sequence runs when finished in time, and its second key alone does not', () => {
  const { commands, done, command } = registry();
  commands.register([command('home', 'g h'), command('letter', 'h')]);
  assert.ok(commands.press(key('g'), { ...place, at: 1000 }));
  assert.deepEqual([commands.awaiting(1300), commands.awaiting(3000)], [true, false]);
  assert.ok(commands.press(key('h'), { ...place, at: 1400 }));
  assert.ok(commands.press(key('g'), { ...place, at: 5000 }));
  assert.ok(commands.press(key('h'), { ...place, at: 9000 }));
  assert.deepEqual(done, ['home', 'letter']);
  assert.equal(commands.press(key('g'), { ...place, inField: true }), false);
});
