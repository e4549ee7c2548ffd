// Works on a project until it is killed: imports, edits, undoes and compacts, and prints what was acknowledged.
// Arguments: project, identity, folder to import, seed.
import { startEngine } from '../../electron/node/worker-client.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { randomFrom } from '../helpers/random.ts';

const [path = '', identity = '', folder = '', seed = ''] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const api = createClient(startEngine().wire());
api.onEvent(event => {
  if (event.kind === 'changed') process.stdout.write(`${JSON.stringify([event.seq, event.sentence])}\n`);
});
await api.get('project.open', { path, identities: [identity], author: 'Child' });
process.stdout.write('"open"\n');
await Promise.all([imports(api), edits(api)]);

async function imports(client: ApiClient): Promise<void> {
  for (;;) {
    await client.get('documents.import', { sources: [{ kind: 'path', path: folder }] });
    if (random() < 0.5) await client.get('project.compact', {});
  }
}

async function edits(client: ApiClient): Promise<void> {
  for (let number = 1; ; number++) {
    const { id } = await client.get('claims.create', { text: `Claim ${number} of run ${seed}` });
    await client.get('claims.edit', { id, patch: { note: 'x'.repeat(Math.floor(random() * 20_000)) } });
    if (random() < 0.3) await client.call('history.undo', {});
  }
}
