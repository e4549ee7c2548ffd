import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grouped } from '../../../../electron/core/features/claims/origins.ts';
import { aCase, type ClaimId, type DocumentId, type EvidenceId } from '../claims/a-case.ts';

const STATUS = ['draft', 'supported', 'disputed', 'refuted', 'withdrawn'] as const;
const KIND = ['fact', 'inference', 'unknown'] as const;
const ROLE = ['supports', 'contradicts', 'context'] as const;

const index = (below: number) => fc.nat({ max: below - 1 });

const DOCUMENTS = 8;
const CLAIMS = 10;
const WEIGHT = ['weak', 'moderate', 'strong'] as const;

/** The elements of a regime as a person may write one: what every prong needs, what one needs, and every role. */
const ELEMENTS = [
  { code: 'a', role: 'element', prongs: [] },
  { code: 'b', role: 'element', prongs: ['X'] },
  { code: 'c', role: 'element', prongs: ['Y', 'Z'] },
  { code: 'd', role: 'factor', prongs: [] },
  { code: 'e', role: 'exclusion', prongs: ['Z'] },
  { code: 'f', role: 'note', prongs: [] },
] as const;

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ');
/** The last three are copies of copies: the second is near to both others, which are not near to one another. */
const TEXTS = [
  ...[0, 1, 2, 3, 4].map(number => `Document ${number} says so.`),
  `It says so. ${words(0, 100)}`,
  `It says so. ${words(12, 100)}`,
  `It says so. ${words(24, 100)}`,
];
const NEAR_PAIRS = [
  [5, 6],
  [6, 7],
] as const;

/** A random case: which documents share a source or are said to, which claims there are, what is linked to what. */
const plan = fc.record({
  sources: fc.array(fc.constantFrom('', '', 'Feed', 'Registry'), {
    minLength: DOCUMENTS,
    maxLength: DOCUMENTS,
  }),
  labels: fc.array(fc.constantFrom('', '', '', 'One hand', 'Another'), {
    minLength: DOCUMENTS,
    maxLength: DOCUMENTS,
  }),
  pursued: fc.subarray(['X', 'Y', 'Z']),
  claims: fc.array(
    fc.record({
      status: fc.constantFrom(...STATUS),
      kind: fc.constantFrom(...KIND, undefined),
      // Half of them are parts of the one before: trees go three deep and deeper.
      parent: fc.oneof(fc.constant('before' as const), fc.option(index(CLAIMS), { nil: undefined })),
      rivalOf: fc.option(index(CLAIMS), { nil: undefined }),
      answers: fc.uniqueArray(index(ELEMENTS.length), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: CLAIMS },
  ),
  links: fc.array(
    fc.record({
      document: index(DOCUMENTS),
      claim: index(CLAIMS),
      role: fc.constantFrom(...ROLE),
      weight: fc.option(fc.constantFrom(...WEIGHT), { nil: undefined }),
      note: fc.constantFrom('', 'Read twice.'),
    }),
    { maxLength: 30 },
  ),
});
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

/** The origin of each document, found by joining what is tied until nothing changes. */
function originsByForce({ sources, labels }: Plan): number[] {
  const tied = (one: number, other: number): boolean => {
    if (labels[one] || labels[other]) return labels[one] === labels[other];
    const near = NEAR_PAIRS.some(pair => pair.includes(one as never) && pair.includes(other as never));
    return near || (sources[one] !== '' && sources[one] === sources[other]);
  };
  const group = sources.map((_, at) => at);
  for (const _round of sources)
    for (const one of sources.keys())
      for (const other of sources.keys())
        if (tied(one, other)) group[one] = group[other] = Math.min(group[one] ?? 0, group[other] ?? 0);
  return group;
}

/** What must come out, counted in the plainest way: by walking everything for every element. */
function byForce(random: Plan, tree: { parent: (number | undefined)[]; rival: (number | undefined)[] }) {
  const { sources, claims, links, pursued } = random;
  const group = originsByForce(random);
  const role = new Map<string, (typeof ROLE)[number]>();
  for (const { document, claim, role: what } of links)
    if (claim < claims.length) role.set(`${document} ${claim}`, what);
  const originsOf = (claim: number, what: string) =>
    new Set(
      sources.flatMap((_, document) =>
        role.get(`${document} ${claim}`) === what ? [group[document] ?? document] : [],
      ),
    );
  const isUnder = (claim: number, top: number): boolean => {
    for (let at: number | undefined = claim; at !== undefined; at = tree.parent[at])
      if (at === top) return true;
    return false;
  };
  const corroboration = claims.map((_, at) => ({
    supports: originsOf(at, 'supports').size,
    contradicts: originsOf(at, 'contradicts').size,
  }));
  const elements = ELEMENTS.map(({ role: what, prongs }, element) => {
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
    const inPursuit =
      prongs.length === 0 || pursued.length === 0 || prongs.some(prong => pursued.includes(prong));
    const coverage =
      what === 'note'
        ? 'nothing-to-prove'
        : !inPursuit
          ? 'not-pursued'
          : origins.size === 0
            ? 'empty'
            : contested
              ? 'contested'
              : origins.size === 1
                ? 'single-source'
                : 'covered';
    return { coverage, origins: origins.size, claims: answering.length };
  });
  return { elements, corroboration };
}

const REGIME = JSON.stringify({
  format: 1,
  code: 'own',
  title: 'Own',
  authority: 'We',
  version: '1',
  checked: '2026-01-01',
  prongs: ['X', 'Y', 'Z'].map(code => ({
    ...{ code, title: code, text: 'So.', citation: 'Art. 1', source: 'Notes' },
    ...{ checked: '2026-01-01', status: 'copy' },
  })),
  elements: ELEMENTS.map(element => ({
    ...element,
    ...{
      title: element.code,
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
  for (const [number, text] of TEXTS.entries()) {
    documents.push(await document(`${number}.txt`, text));
    evidence.push(await keep(documents[number] as DocumentId, 'says so'));
  }
  await api.get('regimes.import', { name: 'own.json', text: REGIME });
  const rows = async () => (await api.get('elements.matrix', {})).regimes[0]?.elements ?? [];
  const elements = (await rows()).map(({ id }) => id);
  const regimeId = (await api.get('elements.matrix', {})).regimes[0]?.id as never;
  const everything = async () =>
    JSON.stringify([await rows(), await api.get('claims.list', {}), await api.get('origins.list', {})]);
  const start = await everything();
  const { seq: first } = await api.get('history.state', {});

  await fc.assert(
    fc.asyncProperty(plan, async random => {
      const tree = { parent: [] as (number | undefined)[], rival: [] as (number | undefined)[] };
      for (const [at, source] of random.sources.entries())
        await api.get('documents.edit', { ids: [documents[at] as DocumentId], patch: { source } });
      for (const [at, label] of random.labels.entries())
        if (label) await api.get('origins.set', { documentIds: [documents[at] as DocumentId], label });
      if (random.pursued.length > 0)
        await api.get('regimes.pursue', { id: regimeId, prongs: random.pursued });
      const ids: ClaimId[] = [];
      for (const [at, { status, kind, parent: wanted, answers }] of random.claims.entries()) {
        const parent = wanted === 'before' ? at - 1 : wanted;
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
      for (const { document: from, claim: to, role, weight, note } of random.links)
        if (to < ids.length)
          await api.get('links.add', {
            evidenceId: evidence[from] as EvidenceId,
            target: { kind: 'claim', id: ids[to] as ClaimId },
            role,
            note,
            ...(weight && { weight }),
          });
      const found = (await rows()).map(({ coverage, origins, claims }) => ({
        coverage,
        origins: origins.length,
        claims: claims.length,
      }));
      const expected = byForce(random, tree);
      assert.deepEqual(found, expected.elements);
      const counted = [];
      for (const id of ids) counted.push((await api.get('claims.get', { id })).corroboration);
      assert.deepEqual(counted, expected.corroboration);
      for (const card of await api.get('claims.board', {})) {
        const whole = await api.get('claims.get', { id: card.id });
        assert.deepEqual(card.corroboration, whole.corroboration);
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
