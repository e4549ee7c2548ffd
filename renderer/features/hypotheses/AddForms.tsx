import { useMemo, useState } from 'react';
import type { Comparison, ItemSource } from '../../../electron/shared/contract/hypotheses.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { type Choice, Finder } from '../../ui/Finder.tsx';
import { EVIDENCE_TABLES, TextAreaField } from '../../ui/index.ts';
import { evidenceChoice, evidenceWords } from '../entities/Finders.tsx';
import { recordChoice } from '../other-side/CiteSearch.tsx';
import { hypothesisOf, useClaimsByNumber } from './claim-words.ts';
import { useHypothesesWork } from './use-hypotheses.ts';

/** Adds evidence or a recorded search as an item. */
export function AddItem({ comparison }: { readonly comparison: Comparison }) {
  const work = useHypothesesWork();
  const evidence = useQuery('evidence.list', {}, EVIDENCE_TABLES);
  const records = useQuery('search.records', { limit: 500 }, ['search_record']);
  const there = useMemo(() => new Set<string>(comparison.items.map(({ source }) => source.id)), [comparison]);
  const find = (typed: string): Choice<ItemSource>[] => {
    const pieces = evidence.status === 'ready' ? evidence.value.filter(({ id }) => !there.has(id)) : [];
    const searches = records.status === 'ready' ? records.value.filter(({ id }) => !there.has(id)) : [];
    return [
      ...bestMatches(typed, pieces, evidenceWords, 6).map(one => ({
        ...evidenceChoice(one),
        value: { kind: 'evidence', id: one.id } as const,
      })),
      ...bestMatches(typed, searches, ({ query }) => ({ label: query, words: query }), 4).map(one => ({
        ...recordChoice(one),
        mark: <span className="muted small">Search</span>,
        value: { kind: 'search', id: one.id } as const,
      })),
    ];
  };
  return (
    <Finder
      label="Evidence or a search"
      placeholder="Number, words, or what was searched"
      inputId="comparison-item-field"
      find={find}
      onPick={source => void work.addItems({ id: comparison.id, sources: [source] })}
      onEscape={() => document.querySelector<HTMLElement>('.hy')?.focus()}
    />
  );
}

/** Adds a hypothesis: a sentence, or a claim by its number. */
export function AddHypothesis({ comparison }: { readonly comparison: Comparison }) {
  const work = useHypothesesWork();
  const claims = useClaimsByNumber();
  const [text, setText] = useState('');
  const keep = () => {
    const draft = hypothesisOf(text, claims);
    if (!draft) return;
    setText('');
    void work.add({ id: comparison.id, ...draft });
  };
  return (
    <TextAreaField
      label="Another hypothesis"
      data-form="hypothesis"
      rows={2}
      value={text}
      placeholder="A sentence, or a claim by its number: C4"
      hint={text === '' ? undefined : 'Enter adds it.'}
      onChange={setText}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    />
  );
}
