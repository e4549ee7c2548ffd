// Keys and sharing, by hand in the settings.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import type { Page } from 'playwright-core';
import { assertAccessible } from './accessible.ts';
import { aWorkbench, pictures, type Workbench } from './harness.ts';

const OLD = 'three plain words';
const NEW = 'four other plain words';

/** The settings of a new project. */
async function openSettings({ folder, open, api }: Workbench): Promise<{ page: Page; path: string }> {
  const path = join(folder, 'case.plumb');
  await api.get('project.create', { path, title: 'Harbour Bank', passphrase: OLD, author: 'Anna' });
  await api.get('claims.create', { text: 'The bank kept the account.' });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Change the passphrase' }).waitFor();
  return { page, path };
}

test('a recipient is added, the passphrase changed, the recipient removed', async t => {
  const workbench = await aWorkbench(t);
  const { api } = workbench;
  const { page, path } = await openSettings(workbench);
  const recipient = await identityToRecipient(await generateIdentity());
  const keys = page.getByRole('region', { name: 'Keys of this project' });
  const dialog = page.getByRole('dialog');

  await keys.getByRole('button', { name: 'Add a recipient' }).click();
  await dialog.getByLabel('What opens the project now').fill('wrong');
  await dialog.getByLabel('Recipient').fill(recipient);
  const { words } = await api.get('keys.words', { recipient });
  await dialog.getByText(words).waitFor();
  await dialog.getByLabel('Whose it is').fill('Boris');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: 'does not open this file' }).waitFor();
  await dialog.getByLabel('What opens the project now').fill(OLD);
  await assertAccessible(page, 'add a recipient');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await keys.getByText('Boris').waitFor();

  await keys.getByRole('button', { name: 'Change the passphrase' }).click();
  await dialog.getByLabel('What opens the project now').fill(OLD);
  await dialog.getByLabel('New passphrase').fill(NEW);
  await dialog.getByLabel('The same again').fill(NEW);
  await pictures(page, 'keys/change');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await pictures(page, 'keys/list');
  await assertAccessible(page, 'keys');

  await keys.getByRole('button', { name: 'Remove Boris' }).click();
  await dialog.getByLabel('What opens the project now').fill(NEW);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(
    (await api.get('keys.list', {})).map(({ kind }) => kind),
    ['passphrase'],
  );
  await api.get('project.close', {});
  const refused = await api.call('project.open', { path, passphrase: OLD });
  assert.equal(!refused.ok && refused.problem.code, 'wrong-key');
  assert.equal((await api.get('project.open', { path, passphrase: NEW })).title, 'Harbour Bank');
});

test('a copy goes out only to a confirmed recipient, after a summary', async t => {
  const workbench = await aWorkbench(t);
  const { api, folder } = workbench;
  const { page } = await openSettings(workbench);
  const identity = await generateIdentity();
  const sharing = page.getByRole('region', { name: 'Sharing' });
  const dialog = page.getByRole('dialog');
  await sharing.getByLabel('Name').fill('Chen');
  await sharing.getByLabel('Their key').fill(await identityToRecipient(identity));
  await sharing.getByRole('button', { name: 'Add to the address book' }).click();
  await sharing.getByRole('button', { name: 'Remove Chen from the address book' }).waitFor();

  const copy = join(folder, 'copy.plumb');
  const fill = async () => {
    await sharing.getByRole('button', { name: 'Share a copy' }).click();
    await dialog.getByLabel('Chen').check();
    await dialog.getByLabel('Where').fill(copy);
    await dialog.getByText(/This goes out: 0 documents.*1 claim/).waitFor();
  };
  await fill();
  await pictures(page, 'keys/share');
  await assertAccessible(page, 'share');
  await dialog.getByRole('button', { name: 'Share all of this' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'Nobody confirmed' }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await sharing.getByLabel('The words were compared with the owner of the key').click();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[aria-label=Sharing] input[type=checkbox]')?.checked,
  );
  await fill();
  await dialog.getByRole('button', { name: 'Share all of this' }).click();
  await dialog.waitFor({ state: 'detached' });

  const archive = join(folder, 'case.tar.age');
  await sharing.getByRole('button', { name: 'Make an archive' }).click();
  await dialog.getByText(/needs no Plumbline/).waitFor();
  await dialog.getByLabel('Chen').check();
  await dialog.getByLabel('Where').fill(archive);
  await dialog.getByText(/This goes out: 0 documents.*1 claim/).waitFor();
  await pictures(page, 'keys/archive');
  await assertAccessible(page, 'archive');
  await dialog.getByRole('button', { name: 'Archive all of this' }).click();
  await dialog.waitFor({ state: 'detached' });
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const tar = await decrypter.decrypt(readFileSync(archive));
  assert.equal(Buffer.from(tar).toString('latin1', 0, 10), 'README.txt');
  await api.get('project.close', {});
  const opened = await api.get('project.open', { path: copy, identities: [identity] });
  assert.equal(opened.title, 'Harbour Bank');
  assert.equal((await api.get('claims.list', {})).length, 1);
});

test('a collection is shared alone, after a summary of what goes and what stays', async t => {
  const workbench = await aWorkbench(t);
  const { api, folder } = workbench;
  const { page } = await openSettings(workbench);
  const identity = await generateIdentity();
  await api.get('recipients.add', { recipient: await identityToRecipient(identity), label: 'Chen' });
  await api.get('recipients.confirm', { recipient: await identityToRecipient(identity), confirmed: true });
  for (const name of ['letter', 'ledger']) {
    writeFileSync(join(folder, `${name}.txt`), `The ${name} of the harbour bank.`);
    await api.get('documents.import', {
      sources: [{ kind: 'path', path: join(folder, `${name}.txt`) }],
      ocr: 'off',
    });
  }
  const documents = await api.get('documents.list', {});
  const letter = documents.find(({ name }) => name === 'letter.txt');
  assert.ok(letter);
  const { id } = await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId: letter.id, quote: 'harbour bank' },
  });
  await api.get('claims.create', { text: 'There was a letter.', evidence: [{ evidenceId: id }] });
  await api.get('collections.create', { name: 'Letters', documentIds: [letter.id] });

  const copy = join(folder, 'letters.plumb');
  const dialog = page.getByRole('dialog');
  await page.getByRole('region', { name: 'Sharing' }).getByRole('button', { name: 'Share a copy' }).click();
  await dialog.getByText(/This goes out: 2 documents/).waitFor();
  await dialog.getByLabel('What is shared').selectOption({ label: 'Collection “Letters” (1 document)' });
  await dialog.getByText(/This goes out: 1 document .*1 piece of evidence.*1 claim/).waitFor();
  await dialog.getByText(/This stays behind: 1 document,.* 1 claim,/).waitFor();
  await dialog.getByText('By name').click();
  await dialog.getByText('C2 There was a letter.').waitFor();
  await dialog.getByLabel('Chen').check();
  await dialog.getByLabel('Where').fill(copy);
  await pictures(page, 'keys/share-collection');
  await assertAccessible(page, 'share a collection');
  await dialog.getByRole('button', { name: 'Share all of this' }).click();
  await dialog.waitFor({ state: 'detached' });
  await api.get('project.close', {});
  const opened = await api.get('project.open', { path: copy, identities: [identity] });
  assert.equal(opened.title, 'Letters');
  assert.deepEqual(
    (await api.get('documents.list', {})).map(({ name }) => name),
    ['letter.txt'],
  );
  assert.deepEqual(
    (await api.get('claims.list', {})).map(({ text }) => text),
    ['There was a letter.'],
  );
});

test('a project opens with an identity file that somebody brings along', async t => {
  const { folder, open, api } = await aWorkbench(t);
  const path = join(folder, 'case.plumb');
  const identity = await generateIdentity();
  const recipients = [await identityToRecipient(identity)];
  await api.get('project.create', { path, title: 'Harbour Bank', recipients, author: 'Anna' });
  const page = await open();
  await page.getByRole('heading', { name: 'What next' }).waitFor();
  await page.keyboard.press('Control+Shift+L');
  await page.getByText('Open with a key instead').click();
  const file = page.getByLabel('Identity file');
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no key') });
  await page.getByRole('alert').filter({ hasText: 'no age identity' }).waitFor();
  const text = `# created: today\n# public key: ${recipients[0]}\n${identity}\n`;
  await file.setInputFiles({ name: 'key.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { name: 'Harbour Bank' }).waitFor();
});
