import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { startEngine } from '../../electron/node/worker-client.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import { randomFrom } from '../helpers/random.ts';

// PLUMB_KILL_RUNS=50 for the full run; PLUMB_KILL_SEED repeats one.
const RUNS = Number(process.env.PLUMB_KILL_RUNS ?? 8);
const SEED = Number(process.env.PLUMB_KILL_SEED ?? randomInt(2 ** 31));
const LONGEST_MS = 1200;

interface Scene {
  readonly path: string;
  readonly identity: string;
  readonly offered: string;
}

/** What a killed run had been told was saved: sentence by sequence number. */
type Acknowledged = Map<number, string>;

test(`nothing acknowledged is lost when the program is killed, ${RUNS} times`, async t => {
  t.diagnostic(`seed ${SEED}`);
  const random = randomFrom(SEED);
  const scene = await aScene(t);
  const everything: Acknowledged = new Map();
  let mended = 0;
  for (let round = 0; round < RUNS; round++) {
    writeNotes(scene.offered, round);
    const told = await killed(scene, SEED + round, random() * LONGEST_MS);
    for (const [seq, sentence] of told) {
      assert.ok(!everything.has(seq), `number ${seq} was given twice (round ${round})`);
      everything.set(seq, sentence);
    }
    mended += await inspect(scene, everything, round);
  }
  assert.ok(everything.size > 0, 'no action was acknowledged in any round');
  t.diagnostic(
    `${everything.size} actions acknowledged, all there; ${mended} of ${RUNS} openings cut back a torn tail`,
  );
});

async function aScene(t: TestContext): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-kill-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const identity = await generateX25519Identity();
  const scene = { path: join(folder, 'case.plumb'), identity, offered: join(folder, 'offered') };
  mkdirSync(scene.offered);
  const recipients = [await identityToRecipient(identity)];
  await withEngine(api => api.get('project.create', { path: scene.path, title: 'Killed', recipients }));
  return scene;
}

/** Files of a few bytes to some hundred kilobytes, all new in each round. */
function writeNotes(offered: string, round: number): void {
  const random = randomFrom(SEED ^ round);
  for (let number = 0; number < 40; number++) {
    const words = `Note ${round}.${number}. ${'A shipment of parts. '.repeat(Math.floor(random() ** 3 * 20_000))}`;
    writeFileSync(join(offered, `note-${number}.txt`), words);
  }
}

/** Lets the child work for so long after it opened the project, kills it, and answers what it had printed. */
function killed({ path, identity, offered }: Scene, seed: number, afterMs: number): Promise<Acknowledged> {
  const script = join(import.meta.dirname, 'kill-child.ts');
  const child = spawn(process.execPath, [script, path, identity, offered, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: Acknowledged = new Map();
  const errors: string[] = [];
  let killing = false;
  child.stderr.on('data', (piece: Buffer) => errors.push(String(piece)));
  createInterface({ input: child.stdout }).on('line', line => {
    const said: unknown = JSON.parse(line);
    if (Array.isArray(said)) told.set(Number(said[0]), String(said[1]));
    else
      setTimeout(() => {
        killing = true;
        child.kill('SIGKILL');
      }, afterMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      if (killing) resolve(told);
      else reject(new Error(`The child ended by itself: ${errors.join('')}`));
    });
  });
}

/** Opens the project as a person would, and looks for every action. Answers 1 if a torn tail was cut back. */
async function inspect(
  { path, identity }: Scene,
  acknowledged: Acknowledged,
  round: number,
): Promise<number> {
  return withEngine(async api => {
    const { recovered } = await api.get('project.open', { path, identities: [identity] });
    const log = new Map<number, string>();
    for (let before: number | undefined; ; ) {
      const entries = await api.get('history.list', {
        limit: 10_000,
        ...(before !== undefined && { before }),
      });
      for (const { seq, sentence } of entries) log.set(seq, sentence);
      before = entries.at(-1)?.seq;
      if (entries.length === 0) break;
    }
    for (const [seq, sentence] of acknowledged) {
      assert.equal(log.get(seq), sentence, `action ${seq} of round ${round} is not there (seed ${SEED})`);
    }
    assert.deepEqual(
      [...log.keys()].sort((a, b) => a - b),
      Array.from(log, (_, index) => index + 1),
    );
    const verified = await api.get('project.verify', {});
    assert.deepEqual(verified, { ok: true, problems: [] }, `round ${round}, seed ${SEED}`);
    return recovered === null ? 0 : 1;
  });
}

async function withEngine<T>(work: (api: ApiClient) => Promise<T>): Promise<T> {
  const engine = startEngine();
  try {
    return await work(createClient(engine.wire()));
  } finally {
    await engine.close();
  }
}
