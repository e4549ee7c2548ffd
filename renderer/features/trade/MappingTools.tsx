import { useState } from 'react';
import type { KeptMapping } from '../../../electron/shared/contract/trade.ts';
import { useAction, useQuery, useServices } from '../../bridge/hooks.tsx';
import { Button, type MenuEntry, openMenu, ProblemNotice, TextField } from '../../ui/index.ts';
import type { Wizard } from './use-wizard.ts';

const MAPPING_TABLES = ['trade_mapping'] as const;

/** Mappings that were kept: used again, kept under a name, given away and taken in as files. */
export function MappingTools({ wizard }: { readonly wizard: Wizard }) {
  const { api, host } = useServices();
  const kept = useQuery('trade.mappings', {}, MAPPING_TABLES);
  const keep = useAction('trade.keepMapping');
  const [naming, setNaming] = useState<string | null>(null);
  const [problem, setProblem] = useState(keep.problem);
  const list = kept.status === 'ready' ? kept.value : [];
  const fitting = new Set(wizard.preview?.known ?? []);
  const headers = wizard.preview?.columns.map(({ key }) => key) ?? [];

  const takeIn = async () => {
    const [source] = await host.pickFiles();
    if (!source) return;
    const result = await api.call('trade.loadMapping', { source });
    if (result.ok) wizard.use(result.value);
    else setProblem(result.problem);
  };
  const giveAway = async ({ id }: KeptMapping) => {
    const result = await api.call('trade.saveMapping', { id });
    if (result.ok) await host.deliver(result.value.fileName, result.value.ref);
    else setProblem(result.problem);
  };
  const name = async () => {
    const result = await keep.run({ name: naming ?? '', mapping: wizard.mapping, headers });
    if (result.ok) setNaming(null);
  };
  const entries: MenuEntry[] = [
    ...list.map(each => ({
      words: fitting.has(each.name) ? `Use “${each.name}”, which fits these headers` : `Use “${each.name}”`,
      run: () => wizard.use(each),
    })),
    ...(list.length > 0 ? (['divider'] as const) : []),
    { words: 'Load a mapping from a file', run: () => void takeIn() },
    { words: 'Keep this mapping under a name', run: () => setNaming('') },
    ...list.map(each => ({ words: `Save “${each.name}” as a file`, run: () => void giveAway(each) })),
  ];
  if (naming !== null)
    return (
      <form
        className="row wizard-name"
        onSubmit={event => {
          event.preventDefault();
          void name();
        }}
      >
        <TextField label="Name of the mapping" value={naming} onChange={setNaming} autoFocus />
        <Button type="submit" words="Keep" disabled={naming.trim() === '' || keep.busy} />
        <Button look="quiet" words="Do not keep" onClick={() => setNaming(null)} />
        <ProblemNotice problem={keep.problem} onDismiss={keep.dismiss} />
      </form>
    );
  return (
    <>
      <Button
        words={fitting.size > 0 ? `Mappings (${fitting.size} fits)` : 'Mappings'}
        icon="caretDown"
        onClick={event => openMenu(event.currentTarget, 'Mappings', entries)}
      />
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </>
  );
}
