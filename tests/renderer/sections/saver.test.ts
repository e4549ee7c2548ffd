import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SectionTree } from '../../../electron/shared/sections/tree.ts';
import { Saver } from '../../../renderer/features/sections/saver.ts';

const text = (words: string): SectionTree => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** A text in a window, and the case that other windows write too. */
function aText(words: string) {
  const it = { shown: text(words), known: text(words), inCase: text(words), asked: 0 };
  const keep = async (tree: SectionTree) => {
    it.inCase = tree;
    return true;
  };
  const saver = new Saver({
    read: () => it.shown,
    save: keep,
    stored: () => it.known,
    ask: async () => {
      it.asked++;
      return it.inCase;
    },
    take: tree => {
      it.shown = tree;
    },
  });
  const save = () => saver.keep(keep);
  const come = (tree: SectionTree) => {
    it.known = tree;
    saver.came(tree);
  };
  return { it, saver, save, come };
}

/** Until everything that was asked has been answered. */
const answered = () => new Promise(resolve => setImmediate(resolve));

test('what another window stored is taken after a save that changed nothing', async () => {
  const { it, save, come } = aText('as it was');
  await save();
  come(text('from elsewhere'));
  assert.deepEqual(it.shown, text('from elsewhere'));
  assert.equal(it.asked, 0);
});

test('what another window stored right behind a save is taken, an older answer is not', async () => {
  const { it, save, come } = aText('old');
  it.shown = text('mine');
  await save();
  come(text('old'));
  await answered();
  assert.deepEqual(it.shown, text('mine'));
  it.shown = text('mine too');
  await save();
  it.inCase = text('theirs');
  come(text('theirs'));
  await answered();
  assert.deepEqual(it.shown, text('theirs'));
});

test('what was stored elsewhere while a text was on its way is seen to afterwards', async () => {
  const { it, saver, come } = aText('old');
  it.shown = text('mine');
  let finish: (kept: boolean) => void = () => undefined;
  const saving = saver.keep(() => new Promise(resolve => (finish = resolve)));
  it.inCase = text('theirs');
  come(text('theirs'));
  assert.deepEqual(it.shown, text('mine'));
  finish(true);
  await saving;
  await answered();
  assert.deepEqual(it.shown, text('theirs'));
});
