import type { ComponentProps } from 'react';
import type { CaseFile } from '../../../electron/shared/contract/case-file.ts';
import { Handling } from '../../../electron/shared/contract/common.ts';
import { dateWords } from '../../../electron/shared/text/values.ts';
import { useDraft } from '../../bridge/use-draft.ts';
import { HANDLING } from '../../text/words.ts';
import { Segments, TextField } from '../../ui/index.ts';
import { hintFor } from '../entities/value-hints.ts';
import { TemplateField } from './TemplateField.tsx';

type Save = (patch: Partial<CaseFile>) => void;

/** What the case file is for, and what stands on its cover: title, reference, date, author, version and handling. */
export function CoverFields({ caseFile, onSave }: { caseFile: CaseFile; onSave: Save }) {
  return (
    <div className="column">
      <TemplateField template={caseFile.template} onSave={template => onSave({ template })} />
      <DraftField label="Title" stored={caseFile.title} onSave={title => onSave({ title })} />
      <div className="cover-pair">
        <DraftField
          label="Reference"
          stored={caseFile.reference}
          onSave={reference => onSave({ reference })}
        />
        <DateField stored={caseFile.date} onSave={date => onSave({ date })} />
      </div>
      <div className="cover-pair">
        <DraftField label="Author" stored={caseFile.author} onSave={author => onSave({ author })} />
        <DraftField label="Version" stored={caseFile.version} onSave={version => onSave({ version })} />
      </div>
      <div className="field">
        <span className="label">
          Handling <span className="muted">printed on every page</span>
        </span>
        <Segments
          label="Handling of the case file"
          value={caseFile.handling}
          choices={Handling.options.map(value => ({ value, words: HANDLING[value].words }))}
          onChange={handling => onSave({ handling })}
        />
      </div>
    </div>
  );
}

function DraftField({
  stored,
  onSave,
  ...rest
}: { stored: string; onSave: (text: string) => void } & Omit<
  ComponentProps<typeof TextField>,
  'value' | 'onChange'
>) {
  const draft = useDraft(stored, onSave);
  return <TextField {...rest} value={draft.text} onChange={draft.set} onBlur={draft.flush} dir="auto" />;
}

/** The printed date. Written year first, which is read the same everywhere, and shown in words beside its label. */
function DateField({ stored, onSave }: { readonly stored: string; readonly onSave: (date: string) => void }) {
  const draft = useDraft(stored, typed => {
    if (typed.trim() === '' || isDay(typed.trim())) onSave(typed.trim());
  });
  const typed = draft.text.trim();
  const wrong = typed !== '' && !isDay(typed);
  return (
    <TextField
      label="Date"
      aside={wrong ? undefined : dateWords(typed)}
      placeholder="2024-11-01"
      value={draft.text}
      wrong={wrong}
      hint={wrong ? 'Write it like 2024-11-01' : undefined}
      onChange={draft.set}
      onBlur={draft.flush}
    />
  );
}

const isDay = (value: string) => value.length === 10 && hintFor('date', value)?.wrong === false;
