// A case made by chance: every document has words that stand nowhere else, and people write them everywhere.
import fc from 'fast-check';
import type {
  CollectionId,
  DocumentId,
  EntityId,
  EvidenceId,
} from '../../../../electron/shared/kernel/ids.ts';
import type { FileEngine } from '../../../helpers/file-engine.ts';

/** One document: how it is read, and whether it belongs to the collection. */
interface Plan {
  readonly kind: 'text' | 'table' | 'trade';
  readonly isIn: boolean;
}

/** What is made: at least one document in the collection, and one outside. */
export interface Case {
  readonly documents: readonly Plan[];
  readonly collection: 'folder' | 'filter' | 'nested';
  /** Which two documents each claim, entity and relation rests on, as places in the list. */
  readonly pairs: readonly (readonly [number, number])[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom('text', 'text', 'table', 'trade'),
  isIn: fc.boolean(),
});

export const caseOf: fc.Arbitrary<Case> = fc
  .record({
    documents: fc
      .array(plan, { minLength: 1, maxLength: 4 })
      .map(some => [{ kind: 'text', isIn: true } as const, { kind: 'text', isIn: false } as const, ...some]),
    collection: fc.constantFrom('folder', 'filter', 'nested'),
    pairs: fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 4 }),
  })
  // What a filter finds are pages and rows; those of trade records are searched on their own.
  .map(made => ({
    ...made,
    documents: made.documents.map(each => ({
      ...each,
      isIn: each.isIn && (made.collection !== 'filter' || each.kind !== 'trade'),
    })),
  }));

/** What was made. `going` and `staying` are words that have to be in the copy, and that must not. */
export interface Made {
  readonly collectionId: CollectionId;
  readonly documentIds: ReadonlySet<DocumentId>;
  readonly going: ReadonlySet<string>;
  readonly staying: ReadonlySet<string>;
}

const SCRIPTS = [
  (name: string) => name,
  (name: string) => name.replace(/[a-j]/g, letter => 'абвгдежзик'[letter.charCodeAt(0) - 97] ?? letter),
  (name: string) =>
    name.replace(/[a-j]/g, letter => '甲乙丙丁戊己庚辛壬癸'[letter.charCodeAt(0) - 97] ?? letter),
];

/** Words that nobody else has: digits as letters, in one of three scripts. */
class Words {
  #made = 0;
  take(): string {
    const number = String(7_000_000 + this.#made++ * 7919);
    const letters = number.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '');
    return (SCRIPTS[this.#made % SCRIPTS.length] ?? String)(letters);
  }
}

const TEXTS: Readonly<Record<Plan['kind'], (quote: string, word: () => string) => string>> = {
  text: (quote, word) => `${word()} ${quote}\f${word()} ${word()}`,
  table: (quote, word) => `${word()};${word()}\n${quote};${word()}\n${word()};${word()}`,
  trade: (quote, word) =>
    `Описание товара;Дата регистрации;Вес нетто, кг;${word()}\n${quote};14.03.2024;5;${word()}\n${word()};15.03.2024;6;${word()}`,
};

/** Makes the case in the open project. */
export async function aCase(
  { api, write }: FileEngine,
  { documents, collection, pairs }: Case,
): Promise<Made> {
  const words = new Words();
  const going = new Set<string>();
  const staying = new Set<string>();
  /** A new word that may be known where this holds. */
  const word = (isGoing: boolean): string => {
    const made = words.take();
    (isGoing ? going : staying).add(made);
    return made;
  };
  /** A word that may or may not go: nobody is to rest on it. */
  const either = () => words.take();

  const ids: DocumentId[] = [];
  const evidence: EvidenceId[] = [];
  const quotes: string[] = [];
  for (const [index, { kind, isIn }] of documents.entries()) {
    const name = word(isIn);
    const path = `/${word(false)}/${name}.${kind === 'text' ? 'txt' : 'csv'}`;
    const quote = `${word(isIn)} ${word(isIn)}`;
    quotes.push(quote);
    write(
      path,
      TEXTS[kind](quote, () => word(isIn)),
    );
    const source = { kind: 'path' as const, path };
    if (kind === 'trade')
      await api.get('trade.import', {
        sources: [source],
        mapping: { columns: { 'Описание товара': 'goods', [word(false)]: 'sender' } },
      });
    else await api.get('documents.import', { sources: [source], ocr: 'off' });
    const [document] = (await api.get('documents.list', {})).filter(({ id }) => !ids.includes(id));
    if (!document) throw new Error('nothing was imported');
    ids.push(document.id);
    await api.get('documents.edit', {
      ids: [document.id],
      patch: {
        note: word(isIn),
        tags: [...(isIn ? ['wanted'] : []), word(isIn)],
        source: word(isIn),
        triage: 'read',
        provenance: { obtainedBy: word(isIn) },
      },
    });
    const marking =
      kind === 'text'
        ? { kind: 'quote' as const, documentId: document.id, quote }
        : { kind: 'rows' as const, documentId: document.id, rows: [1] };
    const kept = await api.get('evidence.keep', { marking, note: word(isIn), translation: word(isIn) });
    evidence.push(kept.id);
    await api.get('claims.create', {
      text: `Of document ${index} alone: ${word(isIn)}`,
      note: word(isIn),
      evidence: [{ evidenceId: kept.id }],
    });
  }

  for (const pair of pairs) {
    const [left, right] = pair.map(each => each % documents.length) as [number, number];
    const isLeft = documents[left]?.isIn === true;
    const isRight = documents[right]?.isIn === true;
    const [one, two] = [evidence[left], evidence[right]] as [EvidenceId, EvidenceId];
    const isAny = isLeft || isRight;
    const isAll = isLeft && isRight;
    const parent = await api.get('claims.create', { text: word(false), note: word(false) });
    await api.get('claims.create', {
      text: `Of two: ${word(isAny)}`,
      note: word(isAll),
      status: 'supported',
      parentId: parent.id,
      evidence: [{ evidenceId: one }, { evidenceId: two }],
    });
    const entity = async (own: EvidenceId, isOwn: boolean): Promise<EntityId> => {
      const { id } = await api.get('entities.create', {
        schema: 'Company',
        statements: [
          { property: 'name', value: word(isOwn), evidenceIds: [own] },
          { property: 'notes', value: word(false) },
        ],
      });
      return id;
    };
    const sourceId = await entity(one, isLeft);
    const targetId = await entity(two, isRight);
    await api.get('statements.add', {
      entityId: sourceId,
      property: 'address',
      value: word(isRight),
      evidenceIds: [two],
    });
    // Mentioned in the one by a name that stands there; called by one that stands in the other.
    await api.get('entities.create', {
      schema: 'Company',
      statements: [
        { property: 'name', value: word(isRight), evidenceIds: [two] },
        { property: 'alias', value: quotes[left] ?? '', evidenceIds: [one] },
      ],
    });
    if (one !== two)
      await api.get('relations.add', {
        schema: 'Ownership',
        sourceId,
        targetId,
        properties: { role: [word(isAll)] },
        evidenceIds: [one, two],
      });
  }

  const { suggestions } = await mentionsOf(api);
  if (suggestions.length > 0) await api.get('mentions.decide', { state: 'accepted', mentions: suggestions });
  await api.get('search.record', { query: `"${either()}" OR ${word(false)}` });
  await api.get('search.save', { name: word(false), query: word(false) });
  await api.get('redactions.add', { target: { kind: 'term', term: word(false) }, reason: word(false) });
  await api.get('recipients.add', { recipient: OTHER, label: word(false) });
  if (documents.some(({ kind }) => kind === 'trade'))
    await api.get('figures.pin', { title: word(false), query: { measures: ['count'] }, note: word(false) });
  await api.get('collections.create', { name: word(false), documentIds: ids });

  const documentIds = new Set(ids.filter((_, index) => documents[index]?.isIn));
  const collectionId = await collect(api, collection, documentIds, word);
  return { collectionId, documentIds, going, staying };
}

const OTHER = 'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z';

const mentionsOf = async (api: FileEngine['api']) => {
  const found = await api.get('mentions.suggest', {});
  return {
    suggestions: found.suggestions.map(({ key: _, name: _n, file: _f, snippet: _s, ...spot }) => spot),
  };
};

async function collect(
  api: FileEngine['api'],
  kind: Case['collection'],
  documentIds: ReadonlySet<DocumentId>,
  word: (isGoing: boolean) => string,
): Promise<CollectionId> {
  const ids = [...documentIds];
  const name = word(true);
  if (kind === 'folder') return (await api.get('collections.create', { name, documentIds: ids })).id;
  if (kind === 'nested') {
    const above = await api.get('collections.create', { name: word(false) });
    const { id } = await api.get('collections.create', {
      name,
      parentId: above.id,
      documentIds: ids.slice(0, 1),
    });
    await api.get('collections.create', { name: word(true), parentId: id, documentIds: ids.slice(1) });
    return id;
  }
  return (await api.get('collections.create', { name, query: `tag:wanted NOT ${word(false)}` })).id;
}

/** One of everything, on both sides. */
export const EVERYTHING: Case = {
  documents: [
    { kind: 'text', isIn: true },
    { kind: 'text', isIn: false },
    { kind: 'trade', isIn: true },
    { kind: 'trade', isIn: false },
    { kind: 'table', isIn: true },
    { kind: 'table', isIn: false },
  ],
  collection: 'folder',
  pairs: [
    [0, 1],
    [1, 0],
    [0, 2],
    [3, 2],
    [4, 5],
  ],
};
