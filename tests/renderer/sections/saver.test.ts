import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged } from '../../../electron/shared/sections/merge.ts';
import { revisionOf } from '../../../electron/shared/sections/revision.ts';
import { plainText, type SectionTree } from '../../../electron/shared/sections/tree.ts';
import { type Kept, Saver } from '../../../renderer/features/sections/saver.ts';

const text = (words: string): SectionTree => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});

/** A text in a window, and the case that other windows write too. */
function aText(words: string) {
  const it = { shown: text(words), known: text(words), inCase: text(words), asked: 0 };
  const keep = async (tree: SectionTree) => {
    it.inCase = tree;
    return { ok: true };
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
  let finish: (kept: Kept) => void = () => undefined;
  const saving = saver.keep(() => new Promise(resolve => (finish = resolve)));
  it.inCase = text('theirs');
  come(text('theirs'));
  assert.deepEqual(it.shown, text('mine'));
  finish({ ok: true });
  await saving;
  await answered();
  assert.deepEqual(it.shown, text('theirs'));
});

const paragraphs = (...words: readonly string[]): SectionTree => ({
  type: 'doc',
  content: words.flatMap(each => text(each).content),
});

test('what was written elsewhere meanwhile is stored together with the text, and taken over with what was typed since', async () => {
  const base = paragraphs('one', 'two', 'three');
  const it = { shown: base, clashes: 0 };
  const saver = new Saver({
    read: () => it.shown,
    save: async () => ({ ok: true }),
    stored: () => base,
    ask: async () => undefined,
    take: tree => {
      it.shown = tree;
    },
    clash: places => {
      it.clashes += places;
    },
  });
  it.shown = paragraphs('one, mine', 'two', 'three');
  let answer: (kept: Kept) => void = () => undefined;
  const saving = saver.keep((sent, [from]) => {
    assert.equal(from, revisionOf(base));
    const both = merged(base, sent, paragraphs('one', 'two', 'three, theirs'));
    return new Promise(resolve => {
      answer = () => resolve({ ok: true, stored: both.tree, clashes: both.clashes });
    });
  });
  it.shown = paragraphs('one, mine', 'two, since', 'three');
  answer({ ok: true });
  await saving;
  assert.equal(plainText(it.shown), 'one, mine\ntwo, since\nthree, theirs');
  assert.equal(it.clashes, 0);
  assert.equal(saver.busy, true);
  // The next save was written from what is stored now.
  await saver.keep(async (_, from) => {
    assert.deepEqual(from, [revisionOf(paragraphs('one, mine', 'two', 'three, theirs'))]);
    return { ok: true };
  });
});

test('a save that is sent before the answer to the one before it names both as what it was written from', async () => {
  const { it, saver } = aText('old');
  it.shown = text('mine');
  const first = saver.keep(() => new Promise<Kept>(resolve => setImmediate(() => resolve({ ok: true }))));
  it.shown = text('mine, more');
  await saver.keep(async (_, base) => {
    assert.deepEqual(base, [revisionOf(text('mine')), revisionOf(text('old'))]);
    return { ok: true };
  });
  await first;
});
