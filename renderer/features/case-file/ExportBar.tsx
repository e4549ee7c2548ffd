import { useState } from 'react';
import type { Audience, PdfStandard } from '../../../electron/shared/contract/case-file.ts';
import { useCommands } from '../../keys/hooks.ts';
import { Button, Segments } from '../../ui/index.ts';
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

/** Makes the PDF of the version that the preview shows, in the chosen standard. */
export function ExportBar({ audience }: { audience: Audience }) {
  const [standard, setStandard] = useState<PdfStandard>('1.7');
  const exporting = useExport();
  const busy = exporting.job !== null;
  const run = () => void exporting.run(standard, audience);
  useCommands(
    () => [
      {
        id: 'case-file.export',
        words: audience === 'safe' ? 'Export the safe case file as PDF' : 'Export the case file as PDF',
        group: 'Case file',
        keys: ['ctrl+p'],
        everywhere: true,
        off: busy ? 'It is being made' : null,
        run,
      },
    ],
    [standard, audience, busy],
  );
  const about =
    audience === 'safe' ? 'Nothing is attached' : STANDARDS.find(({ value }) => value === standard)?.title;
  return (
    <>
      <div className="export-choice">
        <Segments
          label="PDF standard"
          value={standard}
          choices={STANDARDS}
          onChange={setStandard}
          disabled={busy}
        />
        <span className="muted small ellipsis grow">{about}</span>
        <Button
          small
          look="primary"
          words={audience === 'safe' ? 'Export safe PDF' : 'Export PDF'}
          keys="ctrl+p"
          disabled={busy}
          onClick={run}
        />
      </div>
      <ExportResult exporting={exporting} />
    </>
  );
}
