// The checks before an export over 2,000 pieces of evidence: after each change of the case, which is when they are asked for.
import { createEngine } from '../../electron/core/app/engine.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { Output } from '../../electron/shared/contract/index.ts';
import { testPorts } from '../helpers/engine.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { randomFrom } from '../helpers/random.ts';
import type { Measurement } from './run.ts';

const DOCUMENTS = 250;
const QUOTES_EACH = 8;
const CLAIMS = 400;
const LINKS_EACH = 8;
const ENTITIES = 200;
const TIMES = 20;
const TARGET_MS = 500;

type EvidenceId = Output<'evidence.keep'>['id'];

/** Builds the case, changes it, and asks for the checks each time. */
export async function bench(): Promise<Measurement[]> {
  const disk = new Map<string, string>();
  const engine = createEngine(await testPorts(memoryFiles(), disk));
  try {
    const api = createClient(inProcessWire(engine));
    await api.get('project.create', { path: '/bench.plumb', title: 'Bench', passphrase: 'p' });
    const claims = await aCase(api, disk);
    const took: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const id = claims[time] ?? claims[0];
      if (id !== undefined) await api.get('claims.edit', { id, patch: { note: `Changed ${time} times` } });
      const from = performance.now();
      await api.get('caseFile.preflight', {});
      took.push(performance.now() - from);
    }
    const sorted = took.slice(1).sort((left, right) => left - right);
    const line = (name: string, ours: number): Measurement => ({
      name: `pre-flight of ${DOCUMENTS * QUOTES_EACH} pieces of evidence, ${name}`,
      ours,
      theirs: TARGET_MS,
      unit: 'ms',
      against: 'the 500 ms to hold',
    });
    return [
      line('first', took[0] ?? 0),
      line('after a change, median', sorted[Math.floor(sorted.length / 2)] ?? 0),
      line('after a change, slowest', sorted.at(-1) ?? 0),
    ];
  } finally {
    await engine.close();
  }
}

async function aCase(api: ApiClient, disk: Map<string, string>): Promise<Output<'claims.get'>['id'][]> {
  const random = randomFrom(7);
  const below = (count: number) => Math.floor(random() * count);
  for (let at = 0; at < DOCUMENTS; at++) {
    const lines = Array.from(
      { length: 60 },
      (_, line) => `Строка ${line} документа ${at}: 金额 ${below(1e6)} paid.`,
    );
    disk.set(`/${at}.txt`, lines.join('\n'));
  }
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/' }] });
  const evidence: EvidenceId[] = [];
  for (const { documentId } of entries)
    for (let line = 0; documentId !== undefined && line < QUOTES_EACH; line++) {
      const quote = `Строка ${line * 7} документа`;
      const kept = await api.get('evidence.keep', {
        marking: { kind: 'quote', documentId, quote },
        language: 'ru',
      });
      evidence.push(kept.id);
    }
  for (let number = 0; number < ENTITIES; number++)
    await api.get('entities.create', {
      schema: 'Company',
      statements: ['name', 'alias', 'registrationNumber'].map(property => ({
        property,
        value: `${property} ${number}`,
      })),
    });
  const claims: Output<'claims.get'>['id'][] = [];
  for (let number = 0; number < CLAIMS; number++) {
    const links = new Set(Array.from({ length: LINKS_EACH }, () => evidence[below(evidence.length)]));
    const made = await api.get('claims.create', {
      text: `Bank ${below(50)} credited the sum of ${below(1e6)} to account ${number} of the seller in March.`,
      evidence: [...links].flatMap(id => (id ? [{ evidenceId: id, role: 'supports' as const }] : [])),
    });
    claims.push(made.id);
  }
  return claims;
}
