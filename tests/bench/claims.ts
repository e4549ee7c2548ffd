// 2,000 claims with 20,000 links over 500 documents and every shipped regime: matrix, board and edits, on a real project file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createProjectFiles } from '../../electron/node/project-file/project-files.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { Output } from '../../electron/shared/contract/index.ts';
import { testPorts } from '../helpers/engine.ts';
import { randomFrom } from '../helpers/random.ts';
import type { Measurement } from './run.ts';

const SCALE = Number(process.env.PLUMB_BENCH_SCALE ?? 1);
const CLAIMS = Math.round(2_000 * SCALE);
const LINKS_EACH = 10;
const DOCUMENTS = Math.round(500 * SCALE);
const QUOTES_EACH = 4;
const TIMES = 60;
const VIEW_MS = 300;
const EDIT_MS = 50;

type ClaimId = Output<'claims.get'>['id'];

/** Builds the case and measures what a person waits for. */
export async function bench(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-claims-'));
  const disk = new Map<string, string>();
  const engine = createEngine(await testPorts(createProjectFiles(), disk));
  const api = createClient(inProcessWire(engine));
  try {
    await api.get('project.create', {
      path: join(folder, 'case.plumb'),
      title: 'Bench',
      passphrase: 'bench',
    });
    const claims = await aCase(api, '/', (name, text) => disk.set(`/${name}`, text));
    process.stderr.write(`  ${CLAIMS} claims with ${CLAIMS * LINKS_EACH} links made\n`);
    const some = (index: number) => claims[(index * 37) % claims.length] as ClaimId;
    const evidence = (await api.get('evidence.list', {})).map(({ id }) => id);
    return [
      await measured('matrix of elements by claims', VIEW_MS, () => api.get('elements.matrix', {}), 12),
      await measured('board of all claims', VIEW_MS, () => api.get('claims.board', {}), 12),
      await measured('chronology', VIEW_MS, () => api.get('claims.chronology', {}), 12),
      await measured('other side of the whole case', VIEW_MS, () => api.get('otherSide.get', {}), 12),
      await measured('edit a claim', EDIT_MS, index =>
        api.get('claims.edit', { id: some(index), patch: { note: `Note ${index}`, status: 'supported' } }),
      ),
      await measured('move a claim in the outline', EDIT_MS, index =>
        api.get('claims.move', { id: some(index), parentId: some(0) === some(index) ? null : some(0) }),
      ),
      await measured('link evidence to a claim', EDIT_MS, index =>
        api.get('links.add', {
          evidenceId: evidence[index] as (typeof evidence)[number],
          target: { kind: 'claim', id: some(index) },
          role: 'contradicts',
        }),
      ),
      await measured('make a claim', EDIT_MS, index =>
        api.get('claims.create', { text: `Another claim ${index}.` }),
      ),
    ];
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time that 95 of 100 calls stay under. */
async function measured(
  name: string,
  target: number,
  work: (index: number) => Promise<unknown>,
  times = TIMES,
): Promise<Measurement> {
  const took: number[] = [];
  for (let index = 1; index <= times; index++) {
    const from = performance.now();
    await work(index);
    took.push(performance.now() - from);
  }
  took.sort((left, right) => left - right);
  const ours = took[Math.floor(times * 0.95) - 1] ?? 0;
  return { name: `${name}, p95`, ours, theirs: target, unit: 'ms', against: 'the target' };
}

/** Makes the case in an open project: documents are written by `write` and imported from `folder`. */
export async function aCase(
  api: ApiClient,
  folder: string,
  write: (name: string, text: string) => unknown,
): Promise<ClaimId[]> {
  const random = randomFrom(5);
  const below = (count: number) => Math.floor(random() * count);
  for (let at = 0; at < DOCUMENTS; at++) {
    const lines = Array.from(
      { length: QUOTES_EACH },
      (_, line) => `Line ${line} of document ${at} says ${below(1e6)}.`,
    );
    write(`${at}.txt`, lines.join('\n'));
  }
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: folder }] });
  const evidence: Output<'evidence.keep'>['id'][] = [];
  for (const [at, { documentId }] of entries.entries()) {
    if (documentId === undefined) continue;
    if (at % 5 === 0)
      await api.get('documents.edit', {
        ids: [documentId],
        patch: { source: `Source ${below(40)}`, sourceGrade: 'C' },
      });
    for (let line = 0; line < QUOTES_EACH; line++)
      evidence.push(
        (
          await api.get('evidence.keep', {
            marking: { kind: 'quote', documentId, quote: `Line ${line} of document` },
          })
        ).id,
      );
  }
  const regimes = await api.get('regimes.list', {});
  for (const { code } of regimes) await api.get('regimes.use', { code });
  const matrix = await api.get('elements.matrix', {});
  const elements = matrix.regimes.flatMap(regime => regime.elements.map(({ id }) => id));
  const claims: ClaimId[] = [];
  for (let number = 0; number < CLAIMS; number++) {
    const links = new Set(Array.from({ length: LINKS_EACH }, () => below(evidence.length)));
    while (links.size < LINKS_EACH) links.add(below(evidence.length));
    const parentId = number % 4 === 0 ? undefined : claims[below(claims.length)];
    const made = await api.get('claims.create', {
      text: `Bank ${below(50)} credited the sum of ${below(1e6)} to account ${number} of the seller in March.`,
      startDate: `20${20 + below(5)}-0${1 + below(9)}`,
      kind: 'inference',
      evidence: [...links].map((at, index) => ({
        evidenceId: evidence[at] as (typeof evidence)[number],
        role: index % 5 === 4 ? ('contradicts' as const) : ('supports' as const),
      })),
      elementIds: number % 3 === 0 ? [elements[below(elements.length)] as (typeof elements)[number]] : [],
      ...(parentId && { parentId }),
    });
    claims.push(made.id);
  }
  return claims;
}
