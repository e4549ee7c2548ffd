import { type FormEvent, useState } from 'react';
import { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import { ENCODINGS } from '../../../electron/shared/contract/encodings.ts';
import type { Provenance } from '../../../electron/shared/contract/provenance.ts';
import { HANDLING, SOURCE_GRADE } from '../../text/words.ts';
import { Button, Dialog, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import type { ImportSaying } from './import-saying.ts';
import { PasswordsField } from './PasswordsField.tsx';
import { isObtainedAt } from './ProvenanceSection.tsx';
import {
  COLLECTION_FIELDS,
  dateHint,
  FIRST_FIELDS,
  ORIGINS,
  type ProvenanceField,
} from './provenance-fields.ts';

const GRADES = [
  { value: '', words: 'Not graded yet' },
  ...SourceGrade.options.map(value => ({ value, words: `${value}: ${SOURCE_GRADE[value]}` })),
];
const HANDLINGS = Handling.options.map(value => ({ value, words: HANDLING[value].words }));
const ENCODING_CHOICES = [
  { value: '', words: 'Found out by itself' },
  ...ENCODINGS.map(({ name, words }) => ({ value: name, words })),
];

/** What is said of all files of an import before it begins. Nothing of it is needed: Enter imports at once. */
export function ImportDialog({
  title,
  saying,
  onImport,
  onClose,
}: {
  readonly title: string;
  readonly saying: ImportSaying;
  readonly onImport: (saying: ImportSaying) => void;
  readonly onClose: () => void;
}) {
  const [said, setSaid] = useState(saying);
  const change = (patch: Partial<ImportSaying>) => setSaid({ ...said, ...patch });
  const dated = isObtainedAt(said.provenance.obtainedAt ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dated) onImport(said);
  };
  return (
    <Dialog title={title} onClose={onClose} className="import-dialog">
      <form className="column" onSubmit={submit}>
        <p className="second">
          Said of every file of this import, and changed for each later. The originals are copied into the
          project, encrypted, and never changed.
        </p>
        <TextField
          label="Source"
          aside="who gave it, or where it is from"
          dir="auto"
          value={said.source}
          onChange={source => change({ source })}
        />
        <div className="two">
          <SelectField
            label="Grade of the source"
            value={said.sourceGrade}
            choices={GRADES}
            onChange={sourceGrade => change({ sourceGrade })}
          />
          <SelectField
            label="Handling"
            value={said.handling}
            choices={HANDLINGS}
            onChange={handling => change({ handling })}
          />
        </div>
        <ProvenanceFields
          fields={FIRST_FIELDS}
          said={said.provenance}
          onChange={provenance => change({ provenance })}
        />
        <SelectField
          label="Origin"
          value={said.provenance.origin ?? ''}
          choices={ORIGINS}
          onChange={origin => change({ provenance: { ...said.provenance, origin } })}
        />
        <details className="more">
          <summary>Collection record, passwords, encoding</summary>
          <div className="column">
            <ProvenanceFields
              fields={COLLECTION_FIELDS}
              said={said.provenance}
              onChange={provenance => change({ provenance })}
            />
            <PasswordsField value={said.passwords} onChange={passwords => change({ passwords })} />
            <SelectField
              label="Encoding of texts and tables"
              value={said.encoding}
              choices={ENCODING_CHOICES}
              onChange={encoding => change({ encoding })}
            />
          </div>
        </details>
        <div className="row end">
          <Button type="button" words="Cancel" onClick={onClose} />
          <Button type="submit" look="primary" words="Import" keys="enter" disabled={!dated} />
        </div>
      </form>
    </Dialog>
  );
}

function ProvenanceFields({
  fields,
  said,
  onChange,
}: {
  readonly fields: readonly ProvenanceField[];
  readonly said: Partial<Provenance>;
  readonly onChange: (said: Partial<Provenance>) => void;
}) {
  return (
    <div className="two">
      {fields.map(({ name, label, aside, rows }) => {
        const value = said[name] ?? '';
        const wrong = name === 'obtainedAt' && !isObtainedAt(value);
        const shared = {
          label,
          aside,
          value,
          dir: 'auto',
          hint: dateHint(name, !wrong),
          onChange: (text: string) => onChange({ ...said, [name]: text }),
        };
        return rows === undefined ? (
          <TextField key={name} {...shared} wrong={wrong} />
        ) : (
          <TextAreaField key={name} {...shared} rows={rows} />
        );
      })}
    </div>
  );
}
