import { useState } from 'react';
import type { PdfStandard, Warning } from '../../../electron/shared/contract/case-file.ts';
import { useCommands } from '../../keys/hooks.ts';
import { count } from '../../text/format.ts';
import { Button, Icon, LinkButton, Segments } from '../../ui/index.ts';
import { ExportResult } from './ExportResult.tsx';
import { useExport } from './use-export.ts';

const STANDARDS: readonly { readonly value: PdfStandard; readonly words: string; readonly title: string }[] =
  [
    { value: '1.7', words: 'PDF 1.7', title: 'Exhibit pages as they are' },
    {
      value: 'a-3a',
      words: 'PDF/A-3a',
      title: 'For archives: exhibit pages as pictures, originals attached',
    },
  ];

/** What a lawyer would ask about, each with its place and a way there; and the export. */
export function Preflight({
  warnings,
  onOpen,
}: {
  /** Null until the first preview has told. */
  readonly warnings: readonly Warning[] | null;
  readonly onOpen: (warning: Warning) => void;
}) {
  const [standard, setStandard] = useState<PdfStandard>('1.7');
  const exporting = useExport();
  const busy = exporting.job !== null;
  const run = () => void exporting.run(standard);
  useCommands(
    () => [
      {
        id: 'case-file.export',
        words: 'Export the case file as PDF',
        group: 'Case file',
        keys: ['ctrl+p'],
        everywhere: true,
        off: busy ? 'It is being made' : null,
        run,
      },
    ],
    [standard, busy],
  );
  return (
    <section className="preflight" aria-label="Pre-flight">
      <div className="toolbar">
        <h2>Pre-flight</h2>
        {warnings && warnings.length > 0 && (
          <span className="tag warning">{count(warnings.length, 'warning')}</span>
        )}
        <span className="grow" />
        <Button small look="primary" words="Export PDF" keys="ctrl+p" disabled={busy} onClick={run} />
      </div>
      <div className="export-choice">
        <Segments
          label="PDF standard"
          value={standard}
          choices={STANDARDS}
          onChange={setStandard}
          disabled={busy}
        />
        <span className="muted small ellipsis">
          {STANDARDS.find(({ value }) => value === standard)?.title}
        </span>
      </div>
      <ExportResult exporting={exporting} />
      <div className="scroll">
        {warnings === null && <p className="preflight-none muted">Checks run with the preview.</p>}
        {warnings?.length === 0 && (
          <p className="preflight-none">
            <Icon name="tick" size={12} /> Nothing found. Read it yourself before you send it.
          </p>
        )}
        <ul>
          {warnings?.map(warning => (
            <li className="preflight-row" key={`${warning.where} ${warning.what}`}>
              <span className="preflight-sign">
                <Icon name="warning" size={12} />
              </span>
              <span className="grow">
                <span className="strong">{warning.where}</span> {warning.what}
              </span>
              <LinkButton words="Open" aria-label={`Open ${warning.where}`} onClick={() => onOpen(warning)} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
