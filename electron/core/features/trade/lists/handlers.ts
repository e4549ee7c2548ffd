import type { Input } from '../../../../shared/contract/index.ts';
import { refuse } from '../../../../shared/contract/problem.ts';
import type { TradeList, TradeListKind } from '../../../../shared/contract/trade-lists.ts';
import type { Handlers, JobContext, MethodsUnder } from '../../../app/context.ts';
import { sql } from '../../../db/sql.ts';
import { Concordance, CriticalItems, HighPriority } from '../reference.ts';
import { listsInUse } from './in-use.ts';
import { RateTable, ratesFromCsv } from './rates.ts';

/** Lists behind totals and flags. */
export const tradeListsHandlers: Handlers<MethodsUnder<'tradeLists'>> = {
  'tradeLists.list': context => [...listsInUse(context).described],
  'tradeLists.load': loadList,
  'tradeLists.restore': (context, { kind }) => {
    const row = context.db.one<{ id: string; title: string }>(
      sql`SELECT id, title FROM trade_list WHERE kind = ${kind}`,
    );
    if (!row) refuse({ code: 'not-found', what: 'loaded list', id: kind });
    context.work.remove('trade_list', row.id);
    context.work.say(`Took the list “${row.title}” out of use`);
    return [...listsInUse(context).described];
  },
};

const WANTED: Readonly<Record<TradeListKind, string>> = {
  chpl: 'JSON with title, source, version, inForceFrom, checked, verify and items of hs6, tier and goods',
  critical: 'JSON with title, source, version, inForceFrom, checked, verify and items of hs6 and category',
  concordance: 'JSON with title, source, version, checked, verify and groups of id, hs2017, hs2022 and note',
  rates:
    'CSV with the columns date (2024-03-31), currency (CNY) and usd (0.1385), or JSON with title, source, version and rates',
};

async function loadList(context: JobContext, input: Input<'tradeLists.load'>): Promise<TradeList> {
  const { kind, source } = input;
  const { files, crypto } = context.ports;
  const bytes = source.kind === 'upload' ? files.takeUpload(source.upload) : await files.read(source.path);
  const file = source.kind === 'upload' ? source.name : (source.path.split(/[\\/]/).at(-1) ?? '');
  const read = readList(kind, new TextDecoder().decode(bytes), input.title || file, input.origin);
  if (!read)
    refuse({ code: 'not-allowed', what: `“${file}” is no such list.`, next: `It must be ${WANTED[kind]}.` });
  const { title, version, source: origin, verify, entries } = read;
  context.act('tradeLists.load', ({ work, newId, at, author, db }) => {
    const there = db.one<{ id: string }>(sql`SELECT id FROM trade_list WHERE kind = ${kind}`);
    const values = {
      title,
      version,
      source: origin,
      verify,
      sha256: crypto.sha256(bytes),
      entries,
      at,
      author,
    };
    const data = JSON.stringify(read.data);
    if (there) work.update('trade_list', there.id, { ...values, data });
    else work.insert('trade_list', { id: newId('tls'), kind, ...values, data });
    work.say(`Put “${title}” (${version}, ${entries} entries) in use as the list of ${NAMES[kind]}`);
  });
  return (
    listsInUse(context).described.find(each => each.kind === kind) ??
    refuse({ code: 'not-found', what: 'list', id: kind })
  );
}

const NAMES: Readonly<Record<TradeListKind, string>> = {
  chpl: 'goods of high priority',
  critical: 'critical items',
  concordance: 'codes counted together',
  rates: 'rates',
};

type ReadList = Pick<TradeList, 'title' | 'version' | 'source' | 'verify' | 'entries'> & {
  readonly data: unknown;
};

function readList(kind: TradeListKind, text: string, title: string, origin: string): ReadList | undefined {
  const json = jsonOf(text);
  switch (kind) {
    case 'chpl': {
      const { data } = HighPriority.safeParse(json);
      return data && { ...data, entries: data.items.length, data };
    }
    case 'critical': {
      const { data } = CriticalItems.safeParse(json);
      return data && { ...data, entries: data.items.length, data };
    }
    case 'concordance': {
      const { data } = Concordance.safeParse(json);
      return data && { ...data, entries: data.groups.length, data };
    }
    case 'rates': {
      const data = RateTable.safeParse(json).data ?? ratesFromCsv(text, title, origin);
      return data && { ...data, entries: data.rates.length, data };
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
