import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grouped } from '../../../../electron/core/features/claims/origins.ts';
import { aCase, type ClaimId, type DocumentId, type EvidenceId } from '../claims/a-case.ts';

const STATUS = ['draft', 'supported', 'disputed', 'refuted', 'withdrawn'] as const;
const KIND = ['fact', 'inference', 'unknown'] as const;
const ROLE = ['supports', 'contradicts', 'context'] as const;

const index = (below: number) => fc.nat({ max: below - 1 });

/** A random case: which documents share a source, which claims there are, what is linked to what. */
const plan = fc.record({
  sources: fc.array(fc.constantFrom('', 'Feed', 'Registry', 'Bank'), { minLength: 6, maxLength: 6 }),
  claims: fc.array(
    fc.record({
      status: fc.constantFrom(...STATUS),
      kind: fc.constantFrom(...KIND, undefined),
      parent: fc.option(index(8), { nil: undefined }),
      rivalOf: fc.option(index(8), { nil: undefined }),
      answers: fc.uniqueArray(index(3), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  links: fc.array(fc.record({ document: index(6), claim: index(8), role: fc.constantFrom(...ROLE) }), {
    maxLength: 25,
  }),
});
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

/** What must come out, counted in the plainest way: by walking everything for every element. */
function byForce(
  { sources, claims, links }: Plan,
  tree: { parent: (number | undefined)[]; rival: (number | undefined)[] },
) {
  const role = new Map<string, (typeof ROLE)[number]>();
  for (const { document, claim, role: what } of links)
    if (claim < claims.length) role.set(`${document} ${claim}`, what);
  const originsOf = (claim: number, what: string) =>
    new Set(
      sources.flatMap((source, document) =>
        role.get(`${document} ${claim}`) === what ? [source === '' ? `document ${document}` : source] : [],
      ),
    );
  const isUnder = (claim: number, top: number): boolean => {
    for (let at: number | undefined = claim; at !== undefined; at = tree.parent[at])
      if (at === top) return true;
    return false;
  };
  return [0, 1, 2].map(element => {
    const tops = claims.flatMap(({ answers }, at) => (answers.includes(element) ? [at] : []));
    const answering = claims.flatMap((claim, at) =>
      tops.some(top => isUnder(at, top)) ? [{ ...claim, at }] : [],
    );
    const counted = answering.filter(
      ({ status, kind }) => status !== 'refuted' && status !== 'withdrawn' && kind !== 'unknown',
    );
    const origins = new Set(counted.flatMap(({ at }) => [...originsOf(at, 'supports')]));
    const rivals = claims.filter(
      ({ status }, at) => status === 'supported' && counted.some(each => each.at === tree.rival[at]),
    );
    const contested =
      rivals.length > 0 ||
      counted.some(({ at, status }) => status === 'disputed' || originsOf(at, 'contradicts').size > 0);
    const coverage =
      origins.size === 0
        ? 'empty'
        : contested
          ? 'contested'
          : origins.size === 1
            ? 'single-source'
            : 'covered';
    return { coverage, origins: origins.size, claims: answering.length };
  });
}

const REGIME = JSON.stringify({
  format: 1,
  code: 'own',
  title: 'Own',
  authority: 'We',
  version: '1',
  checked: '2026-01-01',
  elements: ['a', 'b', 'c'].map(code => ({
    ...{
      code,
      title: code,
      text: 'So.',
      citation: 'Art. 1',
      source: 'Notes',
      checked: '2026-01-01',
      status: 'copy',
    },
  })),
});

test('C10 coverage and corroboration are what counting by force gives; undoing everything leaves nothing', async t => {
  const { api, claim, document, keep } = await aCase(t);
  const documents: DocumentId[] = [];
  const evidence: EvidenceId[] = [];
  for (const number of [0, 1, 2, 3, 4, 5]) {
    documents.push(await document(`${number}.txt`, `Document ${number} says so.`));
    evidence.push(await keep(documents[number] as DocumentId, 'says so'));
  }
  await api.get('regimes.import', { name: 'own.json', text: REGIME });
  const rows = async () => (await api.get('elements.matrix', {})).regimes[0]?.elements ?? [];
  const elements = (await rows()).map(({ id }) => id);
  const everything = async () =>
    JSON.stringify([await rows(), await api.get('claims.list', {}), await api.get('origins.list', {})]);
  const start = await everything();
  const { seq: first } = await api.get('history.state', {});

  await fc.assert(
    fc.asyncProperty(plan, async random => {
      const tree = { parent: [] as (number | undefined)[], rival: [] as (number | undefined)[] };
      for (const [at, source] of random.sources.entries())
        await api.get('documents.edit', { ids: [documents[at] as DocumentId], patch: { source } });
      const ids: ClaimId[] = [];
      for (const [at, { status, kind, parent, answers }] of random.claims.entries()) {
        const parentId = parent !== undefined && parent < at ? ids[parent] : undefined;
        tree.parent.push(parentId === undefined ? undefined : parent);
        ids.push(
          await claim(`Claim ${at}`, {
            status,
            ...(kind && { kind }),
            ...(parentId && { parentId }),
            elementIds: answers.map(each => elements[each] as (typeof elements)[number]),
          }),
        );
      }
      for (const [at, { rivalOf }] of random.claims.entries()) {
        const of = rivalOf === undefined ? undefined : ids[rivalOf];
        const done =
          of !== undefined &&
          (await api.call('claims.edit', { id: ids[at] as ClaimId, patch: { alternativeTo: of } })).ok;
        tree.rival.push(done ? rivalOf : undefined);
      }
      for (const { document: from, claim: to, role } of random.links)
        if (to < ids.length)
          await api.get('links.add', {
            evidenceId: evidence[from] as EvidenceId,
            target: { kind: 'claim', id: ids[to] as ClaimId },
            role,
          });
      const found = (await rows()).map(({ coverage, origins, claims }) => ({
        coverage,
        origins: origins.length,
        claims: claims.length,
      }));
      assert.deepEqual(found, byForce(random, tree));
      for (const card of await api.get('claims.board', {})) {
        const whole = await api.get('claims.get', { id: card.id });
        assert.deepEqual(card.corroboration, whole.corroboration);
        assert.equal(
          whole.corroboration.supports,
          new Set(whole.links.filter(({ role }) => role === 'supports').map(({ origin }) => origin)).size,
        );
      }
      const after = await everything();
      const made = (await api.get('history.state', {})).seq - first;
      let undone = 0;
      while ((await api.get('history.state', {})).undo !== null && (await everything()) !== start) {
        await api.get('history.undo', {});
        undone++;
      }
      assert.equal(await everything(), start);
      assert.ok(undone <= made);
      for (let time = 0; time < undone; time++) await api.get('history.redo', {});
      assert.equal(await everything(), after);
      for (let time = 0; time < undone; time++) await api.get('history.undo', {});
    }),
    { numRuns: 15 },
  );
});

test('C11 documents that share a tie are one origin, as joining them pair by pair would have it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(index(5), { maxLength: 3 }), { minLength: 1, maxLength: 12 }), keys => {
      const ids = keys.map((_, at) => `doc_${at}` as DocumentId);
      const ties = new Map(
        ids.map((id, at) => [id, (keys[at] ?? []).map(key => ({ key: `k${key}`, why: 'w' }))]),
      );
      const origins = grouped(ids, ties);
      const group = keys.map((_, at) => at);
      for (let round = 0; round < keys.length; round++)
        for (const [one, left] of keys.entries())
          for (const [other, right] of keys.entries())
            if (left.some(key => right.includes(key)))
              group[one] = group[other] = Math.min(group[one] ?? 0, group[other] ?? 0);
      for (const [at, id] of ids.entries()) assert.equal(origins.of(id), ids[group[at] ?? 0]);
      assert.deepEqual([...origins.groups.values()].flat().sort(), [...ids].sort());
    }),
  );
});
