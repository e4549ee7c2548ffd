import { useCallback, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeSource } from '../../../electron/shared/contract/trade.ts';
import type { TradeSetId } from '../../../electron/shared/kernel/ids.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { count, whole } from '../../text/format.ts';
import type { ImportOrder } from './ImportWizard.tsx';

/** What an import came to, in sentences. */
export interface ImportOutcome {
  readonly lines: readonly string[];
  /** Whether something was not read. */
  readonly look: boolean;
  /** The table whose rejects are to be looked at. */
  readonly setId: TradeSetId | null;
}

/** Import of trade records: tables are chosen, looked at in the wizard, then read as a job that the status bar shows. */
export interface TradeImporting {
  readonly sources: readonly TradeSource[] | null;
  readonly choose: () => Promise<void>;
  readonly offer: (sources: readonly TradeSource[]) => void;
  readonly start: (order: ImportOrder) => void;
  readonly giveUp: () => void;
  readonly outcome: ImportOutcome | null;
  readonly problem: Problem | null;
  readonly dismiss: () => void;
}

/** Holds what is being imported and what came of it. */
export function useTradeImport(): TradeImporting {
  const { host, jobs } = useServices();
  const [sources, setSources] = useState<readonly TradeSource[] | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const dismiss = useCallback(() => {
    setOutcome(null);
    setProblem(null);
  }, []);
  const offer = useCallback(
    (found: readonly TradeSource[]) => {
      dismiss();
      if (found.length > 0) setSources(found);
    },
    [dismiss],
  );
  const choose = useCallback(async () => {
    try {
      offer(await host.pickFiles());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setProblem({ code: 'cannot-read', path: 'What was chosen', reason });
    }
  }, [host, offer]);
  const start = async (order: ImportOrder) => {
    const chosen = [...(sources ?? [])];
    setSources(null);
    const result = await jobs.run('Importing trade records', 'trade.import', { sources: chosen, ...order });
    if (!result.ok) return setProblem(result.problem);
    setOutcome(outcomeOf(result.value));
  };
  return {
    sources,
    choose,
    offer,
    start: order => void start(order),
    giveUp: useCallback(() => setSources(null), []),
    outcome,
    problem,
    dismiss,
  };
}

/** What an import came to: each table that was read, each that was not and why. */
export function outcomeOf({ entries, sets, cancelled }: Output<'trade.import'>): ImportOutcome {
  const read = sets.map(({ file, rows, rejectedCount }) =>
    rejectedCount === 0
      ? `${count(rows, 'record')} read from “${file}”.`
      : `${whole(rejectedCount)} of ${count(rows + rejectedCount, 'row')} of “${file}” were not read. ${whole(rows)} were imported.`,
  );
  const refused = entries
    .filter(({ state }) => state !== 'imported')
    .map(({ file, reason }) => `“${file}” was not imported. ${reason ?? ''}`.trim());
  const bad = sets.find(({ rejectedCount }) => rejectedCount > 0);
  return {
    lines: [...read, ...refused, ...(cancelled ? ['Cancelled. What was read until then is kept.'] : [])],
    look: refused.length > 0 || cancelled || bad !== undefined,
    setId: bad?.id ?? null,
  };
}
