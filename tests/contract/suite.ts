// One suite over every wire. A wire joins by an entry `{ name, open }`; the suite knows nothing of what carries the frames.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { Method } from '../../electron/shared/contract/index.ts';
import type { CallerFrame, EngineEvent, Wire } from '../../electron/shared/contract/wire.ts';

/** One engine that was started for a test, and ways to reach it. */
export interface OpenWire {
  readonly wire: Wire;
  /** Another line to the same engine, as a second window has. */
  another(): Wire | Promise<Wire>;
  /** Ends the first line as if its carrier broke; the engine lives on. */
  cut(): void | Promise<void>;
  /** Ends everything. */
  stop(): Promise<void>;
}

/** A kind of wire: its name, and how an engine is started behind it. */
export interface WireUnderTest {
  readonly name: string;
  open(t: TestContext): Promise<OpenWire>;
}

// A key made for these tests: scrypt, which a passphrase costs, would make every one of them slow.
const RECIPIENT = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
const SAMPLE = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'company-brochure-qinglan.txt');
const QUOTE = '从事电子元器件的出口与配套服务';

interface Bench extends OpenWire {
  readonly api: ApiClient;
  readonly folder: string;
  create(): Promise<void>;
}

async function bench(t: TestContext, { open }: WireUnderTest): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-contract-'));
  const opened = await open(t);
  t.after(async () => {
    await opened.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const api = createClient(opened.wire);
  const create = async () => {
    await api.get('project.create', {
      path: join(folder, 'case.plumb'),
      title: 'A case',
      recipients: [RECIPIENT],
      author: 'Tester',
    });
  };
  return { ...opened, api, folder, create };
}

function manyFiles(folder: string, count: number): string {
  const below = join(folder, 'offered');
  mkdirSync(below);
  for (let number = 1; number <= count; number++) {
    writeFileSync(
      join(below, `note-${String(number).padStart(3, '0')}.txt`),
      `Note ${number} about a shipment.\n`,
    );
  }
  return below;
}

/** Runs the suite over one kind of wire. */
export function wireSuite(under: WireUnderTest): void {
  test(`${under.name}: from a file to linked evidence, undo and redo`, async t => {
    const { api, create } = await bench(t, under);
    await create();
    const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: SAMPLE }] });
    assert.equal(entries[0]?.state, 'imported');
    const documentId = entries[0]?.documentId;
    assert.ok(documentId);
    assert.ok((await api.get('documents.page', { documentId, page: 1 })).text.includes(QUOTE));
    const evidence = await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote: QUOTE } });
    assert.equal(evidence.quote, QUOTE);
    assert.equal(evidence.state, 'exact');
    const claim = await api.get('claims.create', { text: 'The maker names itself.' });
    await api.get('links.add', { evidenceId: evidence.id, target: { kind: 'claim', id: claim.id } });
    const links = async () => (await api.get('claims.get', { id: claim.id })).links.map(link => link.number);
    assert.deepEqual(await links(), [evidence.number]);
    await api.get('history.undo', {});
    assert.deepEqual(await links(), []);
    await api.get('history.redo', {});
    assert.deepEqual(await links(), [evidence.number]);
  });

  test(`${under.name}: closing and opening again`, async t => {
    const { api, create, folder } = await bench(t, under);
    assert.equal(await api.get('project.status', {}), null);
    await create();
    assert.equal((await api.get('project.status', {}))?.title, 'A case');
    assert.deepEqual(await api.get('project.close', {}), { closed: true });
    const wrong = await api.call('project.open', { path: join(folder, 'case.plumb'), passphrase: 'guess' });
    assert.deepEqual(wrong, { ok: false, problem: { code: 'wrong-key' } });
  });

  test(`${under.name}: what cannot be done comes back as data`, async t => {
    const { api, create } = await bench(t, under);
    const codeOf = async (method: string, input: unknown) => {
      const answer = await api.call(method as Method, input as never);
      return answer.ok ? 'ok' : answer.problem.code;
    };
    assert.equal(await codeOf('claims.list', {}), 'no-project-open');
    await create();
    assert.equal(await codeOf('claims.fly', {}), 'unknown-method');
    assert.equal(await codeOf('toString', {}), 'unknown-method');
    assert.equal(await codeOf('claims.create', {}), 'bad-request');
    assert.equal(await codeOf('claims.create', null), 'bad-request');
    assert.equal(await codeOf('claims.create', { text: 7 }), 'bad-request');
    assert.equal(await codeOf('claims.get', { id: 'evd_00000000000000000000000000' }), 'bad-request');
    assert.equal(await codeOf('claims.get', { id: 'clm_00000000000000000000000000' }), 'not-found');
    assert.equal(await codeOf('history.undo', {}), 'nothing-to-undo');
    assert.equal(await codeOf('claims.list', {}), 'ok');
  });

  test(`${under.name}: a frame that is none ends nothing but, at most, its own line`, async t => {
    const { api, wire, another } = await bench(t, under);
    for (const junk of [
      { type: 'dance' },
      null,
      'call',
      7,
      [],
      { type: 'call', id: 'x' },
      { type: 'cancel', id: 99 },
    ]) {
      wire.send(junk as unknown as CallerFrame);
    }
    const answer = await api.call('project.status', {});
    assert.ok(answer.ok ? answer.value === null : answer.problem.code === 'disconnected');
    assert.equal(await createClient(await another()).get('project.status', {}), null);
  });

  test(`${under.name}: a job tells how far it is`, async t => {
    const { api, create, folder } = await bench(t, under);
    await create();
    const path = manyFiles(folder, 5);
    const told: string[] = [];
    const { entries } = await api.get(
      'documents.import',
      { sources: [{ kind: 'path', path }] },
      { onProgress: ({ done, total }) => told.push(`${done}/${total}`) },
    );
    assert.equal(entries.length, 5);
    assert.ok(told.includes('0/5') && told.includes('5/5'), told.join(' '));
  });

  test(`${under.name}: a job can be cancelled, and what it finished stays`, async t => {
    const { api, create, folder } = await bench(t, under);
    await create();
    const stop = new AbortController();
    const { entries, cancelled } = await api.get(
      'documents.import',
      { sources: [{ kind: 'path', path: manyFiles(folder, 60) }] },
      {
        signal: stop.signal,
        onProgress: ({ done }) => {
          if (done === 2) stop.abort();
        },
      },
    );
    assert.equal(cancelled, true);
    assert.ok(entries.length >= 2 && entries.length < 60, `${entries.length} of 60`);
    assert.equal((await api.get('documents.list', {})).length, entries.length);
  });

  test(`${under.name}: every line hears of a change after it is saved`, async t => {
    const { api, create, another } = await bench(t, under);
    await create();
    const other = createClient(await another());
    assert.deepEqual(await other.get('claims.list', {}), []);
    const heard = new Promise<EngineEvent>(resolve => other.onEvent(resolve));
    const claim = await api.get('claims.create', { text: 'Heard next door.' });
    const event = await heard;
    assert.equal(event.kind, 'changed');
    assert.ok(event.kind === 'changed' && event.tables.includes('claim'));
    assert.equal((await other.get('claims.get', { id: claim.id })).text, 'Heard next door.');
  });

  test(`${under.name}: answers find their callers although others are under way`, async t => {
    const { api, create, folder } = await bench(t, under);
    await create();
    const slow = api.get('documents.import', { sources: [{ kind: 'path', path: manyFiles(folder, 10) }] });
    const quick = Array.from({ length: 20 }, (_, index) =>
      api.get('claims.create', { text: `Claim ${index}` }),
    );
    const claims = await Promise.all(quick);
    assert.deepEqual(
      claims.map(claim => claim.text),
      Array.from({ length: 20 }, (_, index) => `Claim ${index}`),
    );
    assert.equal((await slow).entries.length, 10);
  });

  test(`${under.name}: a line that ends answers “disconnected”, and the engine lives on`, async t => {
    const { api, create, folder, cut, another } = await bench(t, under);
    await create();
    const running = api.call('documents.import', {
      sources: [{ kind: 'path', path: manyFiles(folder, 60) }],
    });
    await cut();
    assert.deepEqual(await running, { ok: false, problem: { code: 'disconnected' } });
    assert.deepEqual(await api.call('claims.list', {}), { ok: false, problem: { code: 'disconnected' } });
    const other = createClient(await another());
    assert.equal((await other.get('project.status', {}))?.title, 'A case');
  });
}
