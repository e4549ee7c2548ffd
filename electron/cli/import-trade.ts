import { existsSync, readFileSync } from 'node:fs';
import type { LedgerEntry } from '../shared/contract/documents.ts';
import type { TradeSet } from '../shared/contract/trade.ts';
import { Mapping } from '../shared/trade/mapping.ts';
import { type Invocation, text } from './command.ts';
import { formatWord } from './format-word.ts';
import { encodingOf } from './import-saying.ts';
import { typedPath } from './paths.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { withProject } from './with-engine.ts';

/** Imports tables as trade records and prints a line for each; answers the exit code. */
export async function importTrade(
  invocation: Invocation,
  project: string,
  paths: readonly string[],
): Promise<number> {
  const { terminal } = invocation;
  const file = text(invocation, 'mapping');
  const encoding = encodingOf(invocation);
  const given = file === undefined ? undefined : readMapping(typedPath(file));
  const mapping = encoding === undefined ? given : { ...(given ?? Mapping.parse({})), encoding };
  const sources = paths.map(path => ({ kind: 'path' as const, path }));
  const { entries, cancelled } = await withProject(invocation, project, false, async ({ api, watched }) => {
    const result = await api.get('trade.import', { sources, ...(mapping && { mapping }) }, watched);
    terminal.clearProgress();
    for (const entry of result.entries) print(entry, result.sets, terminal);
    return result;
  });
  if (cancelled) terminal.say('Cancelled. What was imported before stays.');
  if (cancelled || !paths.some(path => existsSync(path))) return 1;
  return entries.some(({ state }) => state === 'refused') ? 3 : 0;
}

function readMapping(path: string): Mapping {
  try {
    return Mapping.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new UsageError(
      `${path} is no mapping. It holds JSON like {"columns": {"Header": "field"}, "dates": {"Header": "dmy"}, "marks": {"Header": ","}}.`,
    );
  }
}

function print(entry: LedgerEntry, sets: readonly TradeSet[], terminal: Terminal): void {
  const { file, state, documentId, sha256, bytes, rows, encoding, reason } = entry;
  const kind = formatWord(entry);
  const set = sets.find(each => each.documentId === documentId);
  const trade = set && { rows: set.rows, rejected: set.rejectedCount, troubles: set.troubleCount };
  terminal.value({ file, state, kind, documentId, sha256, bytes, rows, encoding, reason, trade });
  const told = trade
    ? `${trade.rows} records, ${trade.rejected} rejected, ${trade.troubles} to look at`
    : kind;
  terminal.out(`${state.padEnd(15)}${file}  (${told})`);
  if (reason) terminal.out(`${''.padEnd(15)}${reason}`);
}
