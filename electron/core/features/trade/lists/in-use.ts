// The lists that totals and flags look up: those of the program, and a person's own in their place.
import type { TradeList, TradeListKind } from '../../../../shared/contract/trade-lists.ts';
import type { QueryContext } from '../../../app/context.ts';
import { sql } from '../../../db/sql.ts';
import type { Resources } from '../../../ports/index.ts';
import { Concordance, CriticalItems, HighPriority, tradeReference } from '../reference.ts';
import type { Lists } from '../totals/lookup.ts';
import { RateTable, ratesOf } from './rates.ts';

/** The lists in use, and what is looked up in them. */
export interface ListsInUse {
  readonly version: string;
  readonly highPriority: HighPriority;
  readonly critical: CriticalItems;
  readonly concordance: Concordance;
  readonly described: readonly TradeList[];
  readonly lists: Lists;
}

interface ListRow {
  readonly kind: TradeListKind;
  readonly sha256: string;
  readonly entries: number;
  readonly data: string;
  readonly at: string;
  readonly author: string;
}

const known = new WeakMap<Resources, ListsInUse>();

/** The lists of a project. Worked out once for each state of them. */
export function listsInUse({ db, ports }: Pick<QueryContext, 'db' | 'ports'>): ListsInUse {
  const version =
    db.one<{ version: string | null }>(
      sql`SELECT group_concat(kind || sha256 || at, ' ') AS version FROM (SELECT * FROM trade_list ORDER BY kind)`,
    )?.version ?? '';
  const before = known.get(ports.resources);
  if (before?.version === version) return before;
  const rows = db.all<ListRow>(
    sql`SELECT kind, sha256, entries, data, at, author FROM trade_list ORDER BY kind`,
  );
  const made = build(ports, version, rows);
  known.set(ports.resources, made);
  return made;
}

const FILES = { chpl: 'high-priority', critical: 'critical-items', concordance: 'concordance' } as const;

function build(
  { resources, crypto }: QueryContext['ports'],
  version: string,
  rows: readonly ListRow[],
): ListsInUse {
  const shipped = tradeReference(resources);
  const own = (kind: TradeListKind) => rows.find(row => row.kind === kind);
  const data = (kind: TradeListKind): unknown => JSON.parse(own(kind)?.data ?? 'null');
  const highPriority = HighPriority.safeParse(data('chpl')).data ?? shipped.highPriority;
  const critical = CriticalItems.safeParse(data('critical')).data ?? shipped.critical;
  const concordance = Concordance.safeParse(data('concordance')).data ?? shipped.concordance;
  const rates = RateTable.safeParse(data('rates')).data;
  const describe = (
    kind: TradeListKind,
    { title, version: number, source, verify }: Pick<TradeList, 'title' | 'version' | 'source' | 'verify'>,
    entries: number,
  ): TradeList => {
    const row = own(kind);
    const told = { kind, title, version: number, source, verify, entries };
    if (row) return { ...told, sha256: row.sha256, shipped: false, loadedAt: row.at, author: row.author };
    const file = kind === 'rates' ? '' : FILES[kind];
    return { ...told, sha256: crypto.sha256(resources.read(`trade/${file}.json`)), shipped: true };
  };
  return {
    version,
    highPriority,
    critical,
    concordance,
    described: [
      describe('chpl', highPriority, highPriority.items.length),
      describe('critical', critical, critical.items.length),
      describe('concordance', concordance, concordance.groups.length),
      ...(rates ? [describe('rates', rates, rates.rates.length)] : []),
    ],
    lists: {
      tiers: new Map(highPriority.items.map(({ hs6, tier }) => [hs6, tier])),
      tiersFrom: Number(highPriority.inForceFrom.replaceAll('-', '')),
      critical: new Map(critical.items.map(({ hs6, category }) => [hs6, category])),
      groups: new Map(
        concordance.groups.flatMap(({ id, hs2017, hs2022 }) =>
          [...hs2017, ...hs2022].map((code): [string, string] => [code, id]),
        ),
      ),
      rates: rates && ratesOf(rates),
    },
  };
}
