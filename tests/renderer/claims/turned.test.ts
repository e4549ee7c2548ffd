import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import { counted, withTurned } from '../../../renderer/features/claims/turned.ts';
import { aCase, type ClaimId } from '../../core/features/claims/a-case.ts';

test('a link turned in the window stands and counts there as the engine then has it', async t => {
  const { api, document, keep, claim, link } = await aCase(t);
  const feed = await document('feed.txt', 'Ten crates were sent.\nThey came in May.', 'Customs feed');
  const copy = await document('copy.txt', 'The same ten crates, told again in other words.', 'Customs feed');
  const letter = await document('letter.txt', 'Nothing of the kind was ever sent.');
  const id = await claim('Crates were sent.');
  await link(await keep(feed, 'Ten crates were sent.'), id);
  const turning = await link(await keep(copy, 'The same ten crates'), id);
  await link(await keep(letter, 'Nothing of the kind'), id, 'contradicts');
  for (const role of ['contradicts', 'context', 'supports'] as const) {
    const before = await shown(api, id);
    const inWindow = withTurned(before, new Map([[turning.id, { role }]]));
    await api.get('links.edit', { id: turning.id, patch: { role } });
    assert.deepEqual(inWindow, await shown(api, id));
  }
});

test('a claim none of whose links was turned stays the same object', async t => {
  const { api, claim } = await aCase(t);
  const before = await shown(api, await claim('Crates were sent.'));
  assert.equal(withTurned(before, new Map([['lnk_other', { role: 'context' }]])), before);
});

/** A claim as the board draws it; its pieces are counted there as the engine counts them for its card. */
async function shown(api: ApiClient, id: ClaimId) {
  const { links, figures, corroboration } = await api.get('claims.get', { id });
  const [card] = await api.get('claims.board', { ids: [id] });
  const evidence = counted({ links, figures });
  assert.deepEqual(evidence, card?.evidence);
  return { links, figures, corroboration, evidence };
}
