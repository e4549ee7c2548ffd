import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  belongsToField,
  isSingle,
  type KeyPress,
  showKeys,
  strokeOf,
} from '../../../renderer/keys/stroke.ts';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

test('letters, named keys and modifiers have one name each', () => {
  assert.equal(strokeOf(press('e', 'KeyE')), 'e');
  assert.equal(strokeOf(press('E', 'KeyE', { shiftKey: true })), 'shift+e');
  assert.equal(strokeOf(press('ArrowLeft', 'ArrowLeft', { altKey: true })), 'alt+left');
  assert.equal(strokeOf(press('L', 'KeyL', { ctrlKey: true, shiftKey: true })), 'ctrl+shift+l');
  assert.equal(strokeOf(press('k', 'KeyK', { metaKey: true })), 'ctrl+k');
  assert.equal(strokeOf(press(' ', 'Space')), 'space');
  assert.equal(strokeOf(press('?', 'Slash', { shiftKey: true })), '?');
  assert.equal(strokeOf(press('+', 'Equal', { shiftKey: true })), '+');
});

test('a Russian layout gives the letter of the physical key', () => {
  assert.equal(strokeOf(press('у', 'KeyE')), 'e');
  assert.equal(strokeOf(press('Л', 'KeyK', { ctrlKey: true, shiftKey: true })), 'ctrl+shift+k');
  assert.equal(strokeOf(press('˙', 'KeyH', { altKey: true })), 'alt+h');
});

test('a Latin layout keeps its own letters', () => {
  assert.equal(strokeOf(press('z', 'KeyY', { ctrlKey: true })), 'ctrl+z');
});

test('composing and bare modifiers mean nothing', () => {
  assert.equal(strokeOf(press('e', 'KeyE', { isComposing: true })), null);
  assert.equal(strokeOf(press('Process', 'KeyE')), null);
  assert.equal(strokeOf(press('Shift', 'ShiftLeft', { shiftKey: true })), null);
});

test('text fields keep what typing and editing need', () => {
  for (const stroke of ['e', 'shift+e', '?', 'space', 'ctrl+z', 'ctrl+a', 'enter', 'left']) {
    assert.ok(belongsToField(stroke), stroke);
  }
  for (const stroke of ['ctrl+k', 'alt+left', 'f6', 'ctrl+shift+l', 'ctrl+enter', 'esc']) {
    assert.ok(!belongsToField(stroke), stroke);
  }
  assert.ok(isSingle('shift+e') && !isSingle('f6') && !isSingle('ctrl+e'));
});

test('keys are printed as people know them', () => {
  assert.equal(showKeys('ctrl+shift+l'), 'Ctrl Shift L');
  assert.equal(showKeys('ctrl+k', true), 'Cmd K');
  assert.equal(showKeys('g h'), 'G H');
  assert.equal(showKeys('+'), '+');
  assert.equal(showKeys('ctrl++'), 'Ctrl +');
  assert.equal(showKeys('alt+left'), 'Alt ←');
});
