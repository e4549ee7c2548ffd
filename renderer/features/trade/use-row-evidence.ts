import { useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { count, whole } from '../../text/format.ts';
import { type Draft, draftOf } from '../evidence/draft.ts';
import { keep } from '../evidence/keep.ts';

/** Evidence that is being made of rows. */
export interface RowEvidence {
  readonly draft: Draft | null;
  readonly document: Document | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** What was kept last, for the quiet line. */
  readonly said: string | null;
  /** Opens the form; `now` keeps at once for the last claim. */
  readonly begin: (records: readonly TradeRecord[], now: boolean) => Promise<void>;
  readonly change: (draft: Draft) => void;
  readonly keepDraft: () => void;
  readonly drop: () => void;
  readonly hush: () => void;
}

/** From marked rows to kept evidence: one piece for a selection, with an anchor of rows. */
export function useRowEvidence(): RowEvidence {
  const { api, shelf, preferences } = useServices();
  const [held, setHeld] = useState<{ readonly draft: Draft; readonly document: Document } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const run = async (draft: Draft) => {
    setBusy(true);
    setProblem(null);
    const result = await keep(api, shelf, draft);
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    setHeld(null);
    setProblem(result.value.problem);
    setSaid(result.value.sentence);
  };
  const begin = async (records: readonly TradeRecord[], now: boolean) => {
    setSaid(null);
    setProblem(null);
    const [first] = records;
    if (!first) return;
    const others = records.filter(({ documentId }) => documentId !== first.documentId);
    if (others.length > 0) return setProblem(SEVERAL_TABLES);
    const document = await api.call('documents.get', { id: first.documentId });
    if (!document.ok) return setProblem(document.problem);
    const { lastClaim } = shelf.getState();
    const links = lastClaim
      ? [{ kind: 'claim', id: lastClaim.id, number: lastClaim.number, words: '', role: 'supports' } as const]
      : [];
    const rows = [...new Set(records.map(({ row }) => row))].sort((a, b) => a - b);
    const marked = {
      marking: { kind: 'rows', documentId: first.documentId, rows } as const,
      quote: quoteOf(records),
      place: placeOf(rows),
    };
    const draft = draftOf(marked, document.value, links, '');
    if (now && lastClaim) return run(draft);
    preferences.setState({ inspector: true });
    shelf.setState({ inspected: null });
    setHeld({ draft, document: document.value });
  };
  return {
    draft: held?.draft ?? null,
    document: held?.document ?? null,
    busy,
    problem,
    said,
    begin,
    change: draft => setHeld(old => old && { ...old, draft }),
    keepDraft: () => {
      if (held && !busy) void run(held.draft);
    },
    drop: () => {
      setHeld(null);
      setProblem(null);
    },
    hush: () => {
      setSaid(null);
      setProblem(null);
    },
  };
}

const SEVERAL_TABLES: Problem = {
  code: 'not-allowed',
  what: 'The marked rows are of several tables, and evidence is of one.',
  next: 'Filter by the table, then make one piece of evidence of each.',
};

const QUOTED = 3;

function quoteOf(records: readonly TradeRecord[]): string {
  const lines = records.slice(0, QUOTED).map(({ cells }) => cells.filter(Boolean).join(' · '));
  const more = records.length - QUOTED;
  return [...lines, ...(more > 0 ? [`and ${count(more, 'more row')}`] : [])].join('\n');
}

function placeOf(rows: readonly number[]): string {
  const [first = 0] = rows;
  const last = rows.at(-1) ?? first;
  if (rows.length === 1) return `row ${whole(first)}`;
  return last - first + 1 === rows.length
    ? `rows ${whole(first)}-${whole(last)}`
    : `${whole(rows.length)} rows from ${whole(first)}`;
}
