import { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { HANDLING, SOURCE_GRADE } from '../../text/words.ts';
import { ActionNotice, DraftField, Inspector, Section, SelectField } from '../../ui/index.ts';

import { ProvenanceSection } from './ProvenanceSection.tsx';
import { TagsField } from './TagsField.tsx';

const KEEP = { value: '', words: 'Leave as it is' } as const;
const HANDLINGS = [KEEP, ...Handling.options.map(value => ({ value, words: HANDLING[value].words }))];
const GRADES = [
  KEEP,
  ...SourceGrade.options.map(value => ({ value, words: `${value}: ${SOURCE_GRADE[value]}` })),
];

/** Several marked documents: what can be said of all of them at once, as one action. */
export function MarkedInspector({
  documents,
  readOnly,
}: {
  documents: readonly Document[];
  readOnly: boolean;
}) {
  const edit = useAction('documents.edit');
  const ids = documents.map(({ id }) => id);
  const grades = new Set(documents.map(({ sourceGrade }) => sourceGrade));
  const sources = new Set(documents.map(({ source }) => source));
  const handlings = new Set(documents.map(({ handling }) => handling));
  return (
    <Inspector title={`${count(documents.length, 'document')} marked`}>
      <Section>
        <div className="column">
          <SelectField
            label="Grade of the source"
            value={grades.size === 1 ? ([...grades][0] ?? '') : ''}
            choices={GRADES}
            disabled={readOnly}
            onChange={value => {
              if (value) void edit.run({ ids, patch: { sourceGrade: SourceGrade.parse(value) } });
            }}
          />
          <SelectField
            label="Handling"
            value={handlings.size === 1 ? ([...handlings][0] ?? '') : ''}
            choices={HANDLINGS}
            disabled={readOnly}
            onChange={value => {
              if (value) void edit.run({ ids, patch: { handling: Handling.parse(value) } });
            }}
          />
          <DraftField
            key={`source ${ids.join()}`}
            label="Source"
            aside={sources.size === 1 ? 'who gave it, or where it is from' : 'several values'}
            stored={sources.size === 1 ? ([...sources][0] ?? '') : ''}
            disabled={readOnly}
            onSave={source => void edit.run({ ids, patch: { source } })}
          />
          <TagsField documents={documents} />
          <ActionNotice of={edit} />
        </div>
      </Section>
      <ProvenanceSection documents={documents} readOnly={readOnly} />
      <Section title="Marked">
        <ul>
          {documents.map(({ id, name }) => (
            <li key={id} className="ellipsis" dir="auto">
              {name}
            </li>
          ))}
        </ul>
      </Section>
    </Inspector>
  );
}
