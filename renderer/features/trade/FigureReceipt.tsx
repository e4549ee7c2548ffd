import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { count, whole } from '../../text/format.ts';
import { Section } from '../../ui/index.ts';

/** How a figure came to its number: enough for somebody else to come to the same one. */
export function FigureReceipt({ figure }: { readonly figure: Figure }) {
  const { words, query, records, repetitions, sources, lists, rowsSha256, sql } = figure;
  return (
    <Section title="Receipt">
      <dl className="facts">
        <dt>Query</dt>
        <dd dir="auto">{words}</dd>
        <dt>Rows</dt>
        <dd>{count(records, 'record')}, each by its number</dd>
        <dt>Left out</dt>
        <dd>
          {query.duplicates === 'exclude'
            ? count(repetitions, 'repetition')
            : 'Nothing: repetitions are counted'}
        </dd>
        {sources.map(({ file, sha256, rows }) => (
          <Source key={sha256} file={file} sha256={sha256} rows={rows} />
        ))}
        {lists.map(({ name, version, sha256, verify }) => (
          <List key={name} name={name} version={version} sha256={sha256} verify={verify} />
        ))}
        <dt>Hash of the rows</dt>
        <dd className="identifier" title={rowsSha256}>
          {shortHash(rowsSha256)}
        </dd>
      </dl>
      <details className="small figure-same">
        <summary>The same as SQL over the exported rows</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
        <pre className="figure-sql" tabIndex={0}>
          {sql}
        </pre>
      </details>
    </Section>
  );
}

function Source({ file, sha256, rows }: Figure['sources'][number]) {
  return (
    <>
      <dt>Table</dt>
      <dd>
        <span dir="auto">{file}</span>, {whole(rows)} records
        <br />
        <span className="identifier small muted" title={sha256}>
          {shortHash(sha256)}
        </span>
      </dd>
    </>
  );
}

function List({ name, version, sha256, verify }: Figure['lists'][number]) {
  return (
    <>
      <dt>List</dt>
      <dd>
        {name}, version {version}
        <br />
        <span className="identifier small muted" title={sha256}>
          {shortHash(sha256)}
        </span>
        {verify && (
          <details className="small">
            <summary>What is not verified</summary>
            {verify}
          </details>
        )}
      </dd>
    </>
  );
}

/** `9f2c 71e0 … a41b`: enough to compare by eye; the whole is its hint. */
const shortHash = (sha256: string): string =>
  `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
