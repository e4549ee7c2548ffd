import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { temporaryFolder } from '../../helpers/project-files.ts';
import { randomFrom } from '../../helpers/random.ts';
import { type Outage, OutageWork, type Step } from './outage-work.ts';
import { type Failure, powerDisk } from './power-disk.ts';

const small = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 1200 }) },
  { weight: 1, arbitrary: fc.constant(1_200_000) },
);
const meanwhile = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 3 });
const failing = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Failure[]>(['sync'], ['write'], ['sync', 'cut'], ['write', 'cut']),
  },
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('append' as const), bytes: small, failing }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      bytes: fc.oneof(
        { weight: 3, arbitrary: fc.nat(3000) },
        { weight: 1, arbitrary: fc.constant(1_500_000) },
      ),
      failing,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('image' as const),
      back: fc.nat(2),
      bytes: fc.integer({ min: 70_000, max: 200_000 }),
      failing,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rewrite' as const),
      keys: fc.constantFrom('same' as const, 'other' as const),
      meanwhile,
      failing,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('copy' as const), follow: fc.boolean(), meanwhile, failing }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const), failing: fc.constant([]) }) },
);

// `npm run torture` sets more.
const OUTAGES = Number(process.env.PLUMB_OUTAGES ?? 200);
const OFTEN = 0.5;

test(`A1 A2 W3 W4 W6 whatever an outage leaves of unsynced writes and names, nothing acknowledged is lost, ${OUTAGES} times`, async t => {
  const folder = realpathSync(temporaryFolder(t));
  const counts = { outages: 0, runs: 0 };
  const places = [join(folder, 'work'), join(folder, 'after')] as const;
  const clear = (place: string): void => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
  };
  const oneRun = async (steps: readonly Step[], seed: number): Promise<void> => {
    for (const place of places) clear(place);
    const random = randomFrom(seed);
    const outages: Outage[] = [];
    let during = 'creating';
    const moment = (): void => {
      if (work.promised === null || random() > OFTEN) return;
      outages.push({ during, left: power.afterOutage(random), promised: work.promised });
    };
    const power = powerDisk(places[0], moment);
    const work = new OutageWork(places[0], power);
    try {
      await work.create();
      for (const step of steps) {
        during = JSON.stringify(step);
        await work.run(step);
        moment();
        for (const outage of outages.splice(0)) {
          await work.check(outage, places[1]).catch((error: unknown) => {
            throw new Error(`outage during ${outage.during}`, { cause: error });
          });
          counts.outages += 1;
        }
      }
    } finally {
      work.close();
    }
    counts.runs += 1;
  };
  const seed = process.env.PLUMB_SEED === undefined ? {} : { seed: Number(process.env.PLUMB_SEED) };
  const property = fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 10 }), fc.nat(), oneRun);
  while (counts.outages < OUTAGES) await fc.assert(property, { numRuns: 10, ...seed });
  t.diagnostic(`${counts.outages} outages in ${counts.runs} runs`);
  assert.ok(counts.outages >= OUTAGES);
});
