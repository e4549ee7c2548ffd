import { useState } from 'react';
import type { Audience } from '../../../electron/shared/contract/case-file.ts';
import { useCommands } from '../../keys/hooks.ts';
import { Button, Segments } from '../../ui/index.ts';
import { ExportResult } from './ExportResult.tsx';
import { type ExportKind, useExport } from './use-export.ts';

interface Choice {
  readonly value: ExportKind;
  readonly words: string;
  readonly title: string;
  /** What the button says: `PDF`. */
  readonly noun: string;
}

const CHOICES: readonly Choice[] = [
  { value: '1.7', words: 'PDF 1.7', title: 'Exhibit pages as they are', noun: 'PDF' },
  {
    value: 'a-3a',
    words: 'PDF/A-3a',
    title: 'For archives: exhibit pages as pictures, originals attached',
    noun: 'PDF',
  },
  { value: 'docx', words: 'Word', title: 'Text, footnotes and tables, without exhibit pages', noun: 'Word' },
  { value: 'html', words: 'HTML', title: 'Text, footnotes and tables, without exhibit pages', noun: 'HTML' },
  { value: 'csv', words: 'CSV', title: 'Every table, in one ZIP file', noun: 'tables' },
];

/** Makes the file of the version that the preview shows, in the chosen form. */
export function ExportBar({ audience }: { audience: Audience }) {
  const [kind, setKind] = useState<ExportKind>('1.7');
  const chosen = CHOICES.find(({ value }) => value === kind);
  const exporting = useExport();
  const busy = exporting.job !== null;
  const run = () => void exporting.run(kind, audience);
  useCommands(
    () => [
      {
        id: 'case-file.export',
        words: audience === 'safe' ? 'Export the safe case file' : 'Export the case file',
        group: 'Case file',
        keys: ['ctrl+p'],
        everywhere: true,
        off: busy ? 'It is being made' : null,
        run,
      },
    ],
    [kind, audience, busy],
  );
  const about = audience === 'safe' && chosen?.noun === 'PDF' ? 'Nothing is attached' : chosen?.title;
  return (
    <>
      <div className="export-choice">
        <Segments
          label="Form of the file"
          value={kind}
          choices={CHOICES}
          onChange={setKind}
          disabled={busy}
        />
        <span className="muted small ellipsis grow">{about}</span>
        <Button
          small
          look="primary"
          words={`Export ${audience === 'safe' ? 'safe ' : ''}${chosen?.noun}`}
          keys="ctrl+p"
          disabled={busy}
          onClick={run}
        />
      </div>
      <ExportResult exporting={exporting} />
    </>
  );
}
