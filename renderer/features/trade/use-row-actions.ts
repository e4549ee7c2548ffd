import { useState } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeRecord, TradeSet } from '../../../electron/shared/contract/trade.ts';
import { useServices } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { count } from '../../text/format.ts';
import type { RowSelection } from '../../viewer/row-selection.ts';
import type { GridColumn } from './grid-columns.ts';
import { viewOf } from './question.ts';
import { resolveRecords } from './resolve-records.ts';
import { recordsAsText } from './table-text.ts';
import type { RecordPages } from './use-record-pages.ts';
import { type RowEvidence, useRowEvidence } from './use-row-evidence.ts';

/** What can be done with the marked rows, or with the active one where none is marked. */
export interface RowActions {
  readonly evidence: RowEvidence;
  readonly makeEvidence: (forLastClaim: boolean) => Promise<void>;
  /** Rows whose entities are about to be made; null when none. */
  readonly entities: readonly TradeRecord[] | null;
  readonly askEntities: () => Promise<void>;
  readonly closeEntities: () => void;
  readonly copy: () => Promise<void>;
  readonly exportMarked: () => Promise<void>;
  readonly exportAll: () => Promise<void>;
  /** What was done last, in a line. */
  readonly said: string | null;
  readonly problem: Problem | null;
  readonly hush: () => void;
}

/** The gestures over marked rows. */
export function useRowActions({
  question,
  selection,
  pages,
  columns,
  sets,
}: {
  readonly question: TradeQuestion;
  readonly selection: RowSelection;
  readonly pages: RecordPages;
  readonly columns: readonly GridColumn[];
  readonly sets: readonly TradeSet[];
}): RowActions {
  const { api, jobs, host } = useServices();
  const evidence = useRowEvidence();
  const [entities, setEntities] = useState<readonly TradeRecord[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const marked = async (): Promise<readonly TradeRecord[]> => {
    const places = selection.rows.size > 0 ? selection.rows : new Set([selection.active]);
    setSaid(null);
    const found = await resolveRecords(api, question, places, pages.at);
    setProblem(found.ok ? null : found.problem);
    return found.ok ? found.value : [];
  };
  const fileOf = ({ setId }: TradeRecord) => sets.find(({ id }) => id === setId)?.file ?? '';
  const exported = async (records: readonly TradeRecord[] | null) => {
    const fields = columns.filter(({ field }) => field).map(({ id }) => id);
    const result = await jobs.run('Exporting records', 'trade.export', {
      ...viewOf(question),
      sort: [...question.sort],
      ...(fields.length > 0 && { fields }),
      ...(records && { rows: records.map(({ setId, row }) => ({ setId, row })) }),
    });
    if (!result.ok) return setProblem(result.problem);
    const { fileName, ref, rows } = result.value;
    if (await host.deliver(fileName, ref)) setSaid(`${count(rows, 'record')} exported as ${fileName}.`);
  };
  return {
    evidence,
    makeEvidence: async forLastClaim => evidence.begin(await marked(), forLastClaim),
    entities,
    askEntities: async () => {
      const records = await marked();
      if (records.length > 0) setEntities(records);
    },
    closeEntities: () => setEntities(null),
    copy: async () => {
      const records = await marked();
      await navigator.clipboard.writeText(recordsAsText(records, columns, fileOf));
      setSaid(`${count(records.length, 'row')} copied, with table and row number.`);
    },
    exportMarked: async () => exported(await marked()),
    exportAll: () => exported(null),
    said: said ?? evidence.said,
    problem: problem ?? (evidence.draft ? null : evidence.problem),
    hush: () => {
      setSaid(null);
      setProblem(null);
      evidence.hush();
    },
  };
}
