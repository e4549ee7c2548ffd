import { useState } from 'react';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { BatchResult, SearchRecord } from '../../../electron/shared/contract/search.ts';
import { namesOf } from '../../../electron/shared/text/names-of.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Button, CheckField, Dialog, ProblemNotice, SelectField, TextAreaField } from '../../ui/index.ts';
import { BatchMatrix } from './BatchMatrix.tsx';

/** Searches for many names at once: a list in, a matrix of names and documents out. The record of each is kept. */
export function BatchDialog({
  onClose,
  onLook,
  onCite,
}: {
  readonly onClose: () => void;
  readonly onLook: (query: string) => void;
  readonly onCite: (search: SearchRecord) => void;
}) {
  const { api, host, jobs } = useServices();
  const [typed, setTyped] = useState('');
  const [fuzzy, setFuzzy] = useState(false);
  const [where, setWhere] = useState('');
  const collections = useQuery('collections.list', {}, ['collection', 'collection_document']);
  const folders =
    collections.status === 'ready' ? collections.value.filter(one => one.documentIds.length > 0) : [];
  const [result, setResult] = useState<BatchResult | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const names = namesOf(typed);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    const scope = folders.find(({ id }) => id === where);
    const only = scope ? { document: scope.documentIds } : {};
    const answer = await jobs.run('Searching for names', 'search.batch', { names, options: { fuzzy, only } });
    setBusy(false);
    if (answer.ok) setResult(answer.value);
    else setProblem(answer.problem);
  };
  const cite = async (name: string) => {
    const records = await api.call('search.records', { ...(result && { batch: result.batch }) });
    if (!records.ok) return setProblem(records.problem);
    const record = records.value.find(({ query }) => query === name);
    if (!record) return;
    onClose();
    onCite(record);
  };
  const save = async (of: BatchResult) => {
    const made = await jobs.run('Writing the matrix', 'search.matrix', of);
    if (!made.ok) setProblem(made.problem);
    else if (await host.deliver(made.value.fileName, made.value.ref))
      jobs.note(`The matrix was saved as ${made.value.fileName}`);
  };
  return (
    <Dialog
      title="Search for a list of names"
      onClose={onClose}
      className="wide"
      foot={
        result ? (
          <>
            <Button words="Another list" onClick={() => setResult(null)} />
            <Button words="Save as CSV" onClick={() => void save(result)} />
          </>
        ) : (
          <Button
            look="primary"
            words={names.length === 0 ? 'Search' : `Search for ${count(names.length, 'name')}`}
            disabled={busy || names.length === 0}
            onClick={() => void run()}
          />
        )
      }
    >
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
      {result ? (
        <BatchMatrix
          result={result}
          onCite={name => void cite(name)}
          onLook={name => {
            onClose();
            onLook(`"${name.replaceAll('"', ' ')}"`);
          }}
        />
      ) : (
        <>
          <TextAreaField
            label="Names"
            hint="One a line, or the first column of a CSV. Each is searched as a phrase, in other scripts too. What is found nowhere is kept as a record."
            rows={12}
            value={typed}
            onChange={setTyped}
          />
          <label className="batch-file">
            <span className="second small">Or choose a CSV or text file: </span>
            <input
              type="file"
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              onChange={event => void event.target.files?.[0]?.text().then(setTyped)}
            />
          </label>
          {folders.length > 0 && (
            <SelectField
              label="Where"
              value={where}
              choices={[
                { value: '', words: 'In everything' },
                ...folders.map(({ id, name }) => ({ value: id, words: `In ${name}` })),
              ]}
              onChange={setWhere}
            />
          )}
          <CheckField
            label="Fuzzy: longer words may differ in a letter or two"
            checked={fuzzy}
            onChange={setFuzzy}
          />
        </>
      )}
    </Dialog>
  );
}
