import { useState } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { TradeList, TradeListKind } from '../../../electron/shared/contract/trade-lists.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { dayAndTime, whole } from '../../text/format.ts';
import { ActionNotice, Button, Inspector, ProblemNotice, Section, TextField } from '../../ui/index.ts';
import type { ListPlace } from './ListsTab.tsx';

const FORM: Readonly<Record<TradeListKind, string>> = {
  chpl: 'A file of the same form as the shipped one: JSON with title, source, version, inForceFrom and items of hs6, tier and goods.',
  critical:
    'A file of the same form as the shipped one: JSON with title, source, version, inForceFrom and items of hs6 and category.',
  concordance:
    'A file of the same form as the shipped one: JSON with title, source, version and groups of hs2017 and hs2022.',
  rates:
    'CSV with the columns date (2024-03-31), currency (CNY) and usd (0.1385, US dollars for one unit), or JSON with title, source, version and rates.',
};

/** One list in full, with what puts another in its place. */
export function ListInspector({
  place: { kind, words, use, list },
  readOnly,
}: {
  readonly place: ListPlace;
  readonly readOnly: boolean;
}) {
  const restore = useAction('tradeLists.restore');
  return (
    <Inspector title={words}>
      <Section>
        <p className="second list-use">{use}.</p>
        {list ? (
          <ListFacts list={list} />
        ) : (
          <p>
            No rates are loaded. Records that give no value in dollars themselves have none in totals until
            then, and totals say how many they are.
          </p>
        )}
      </Section>
      <Section title={list ? 'Another in its place' : 'Load rates'}>
        <div className="column">
          <LoadList kind={kind} readOnly={readOnly} />
          {list && !list.shipped && (
            <p>
              <Button
                words={kind === 'rates' ? 'Take these rates out of use' : 'Use the shipped list again'}
                disabled={readOnly || restore.busy}
                onClick={() => void restore.run({ kind })}
              />
            </p>
          )}
          <ActionNotice of={restore} />
        </div>
      </Section>
    </Inspector>
  );
}

function ListFacts({ list }: { readonly list: TradeList }) {
  return (
    <>
      <dl className="facts">
        <dt>In use</dt>
        <dd dir="auto">{list.title}</dd>
        <dt>Version</dt>
        <dd>{list.version}</dd>
        <dt>Entries</dt>
        <dd>{whole(list.entries)}</dd>
        <dt>Source</dt>
        <dd dir="auto">{list.source || 'Not said'}</dd>
        <dt>Hash</dt>
        <dd className="identifier break">{list.sha256}</dd>
        {list.loadedAt && (
          <>
            <dt>Loaded</dt>
            <dd>
              {dayAndTime(list.loadedAt)}, by {list.author}
            </dd>
          </>
        )}
      </dl>
      {list.verify && (
        <details className="small">
          <summary>What is not verified</summary>
          {list.verify}
        </details>
      )}
    </>
  );
}

function LoadList({ kind, readOnly }: { readonly kind: TradeListKind; readonly readOnly: boolean }) {
  const { api, host } = useServices();
  const [title, setTitle] = useState('');
  const [origin, setOrigin] = useState('');
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = async () => {
    const [source] = await host.pickFiles();
    if (!source) return;
    const result = await api.call('tradeLists.load', { kind, source, title, origin });
    setProblem(result.ok ? null : result.problem);
    setSaid(result.ok ? `“${result.value.title}” is in use.` : '');
  };
  return (
    <>
      <p className="small second">{FORM[kind]}</p>
      {kind === 'rates' && (
        <>
          <TextField
            label="Title"
            aside="of a CSV"
            dir="auto"
            value={title}
            disabled={readOnly}
            onChange={setTitle}
          />
          <TextField
            label="Source"
            aside="who publishes these rates"
            dir="auto"
            value={origin}
            disabled={readOnly}
            onChange={setOrigin}
          />
        </>
      )}
      <p>
        <Button words="Choose a file" disabled={readOnly} onClick={() => void load()} />
      </p>
      {said && <p role="status">{said}</p>}
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </>
  );
}
