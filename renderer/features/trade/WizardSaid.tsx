import { Handling } from '../../../electron/shared/contract/common.ts';
import type { TradeSource } from '../../../electron/shared/contract/trade.ts';
import { fileName } from '../../text/format.ts';
import { HANDLING } from '../../text/words.ts';
import { SelectField, TextField } from '../../ui/index.ts';
import { TextFormat } from './TextFormat.tsx';
import type { Wizard } from './use-wizard.ts';

/** Where tables are from and who may see them. */
export interface Said {
  readonly source: string;
  readonly handling: Handling;
}

const HANDLINGS = Handling.options.map(value => ({ value, words: HANDLING[value].words }));

/** What is told of the tables as such: which one is looked at, how it is written, where it is from. */
export function WizardSaid({
  wizard,
  sources,
  said,
  onSay,
}: {
  readonly wizard: Wizard;
  readonly sources: readonly TradeSource[];
  readonly said: Said;
  readonly onSay: (said: Said) => void;
}) {
  const { preview, mapping, decide } = wizard;
  return (
    <div className="wizard-said">
      {sources.length > 1 && (
        <SelectField
          label="Table"
          value={String(wizard.at)}
          choices={sources.map((source, index) => ({ value: String(index), words: nameOf(source, index) }))}
          onChange={value => wizard.look(Number(value))}
        />
      )}
      {preview && preview.sheets.length > 1 && (
        <SelectField
          label="Sheet"
          value={mapping.sheet ?? preview.sheets[0] ?? ''}
          choices={[...preview.sheets].sort().map(value => ({ value, words: value }))}
          onChange={sheet => decide({ sheet, headerRow: undefined })}
        />
      )}
      <TextFormat wizard={wizard} />
      <TextField
        label="Source"
        aside="who gave it"
        dir="auto"
        value={said.source}
        onChange={source => onSay({ ...said, source })}
      />
      <SelectField
        label="Handling"
        value={said.handling}
        choices={HANDLINGS}
        onChange={handling => onSay({ ...said, handling })}
      />
    </div>
  );
}

function nameOf(source: TradeSource, index: number): string {
  if (source.kind === 'upload') return source.name;
  return source.kind === 'path' ? fileName(source.path) : `Document ${index + 1}`;
}
