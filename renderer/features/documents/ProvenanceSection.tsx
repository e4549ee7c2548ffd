import type { Document } from '../../../electron/shared/contract/documents.ts';
import { ObtainedAt, type Provenance } from '../../../electron/shared/contract/provenance.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice, DraftField, Section, SelectField } from '../../ui/index.ts';
import {
  COLLECTION_FIELDS,
  digestWords,
  FIRST_FIELDS,
  ORIGINS,
  type ProvenanceField,
} from './provenance-fields.ts';

/** Where one document, or several marked ones, come from. A change is one action for all of them. */
export function ProvenanceSection({
  documents,
  readOnly,
}: {
  readonly documents: readonly Document[];
  readonly readOnly: boolean;
}) {
  const edit = useAction('documents.edit');
  const ids = documents.map(({ id }) => id);
  const save = (provenance: Partial<Provenance>) => void edit.run({ ids, patch: { provenance } });
  const common = <K extends keyof Provenance>(name: K): Provenance[K] | undefined => {
    const values = new Set(documents.map(({ provenance }) => provenance[name]));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const field = ({ name, label, aside, rows }: ProvenanceField) => (
    <DraftField
      key={`${name} ${ids.join()}`}
      whenLeft={name === 'obtainedAt'}
      label={label}
      aside={common(name) === undefined ? 'several values' : aside}
      stored={common(name) ?? ''}
      {...(rows !== undefined && { rows })}
      disabled={readOnly}
      onSave={text => save({ [name]: text.trim() })}
    />
  );
  const said = COLLECTION_FIELDS.filter(({ name }) => common(name) !== '').length;
  const [only] = documents;
  const digest = documents.length === 1 && only && digestWords(only.provenance.collectionHash, only.sha256);
  return (
    <Section title="Where it comes from">
      <div className="column">
        {FIRST_FIELDS.map(field)}
        <SelectField
          label="Origin"
          value={common('origin') ?? ''}
          choices={ORIGINS}
          disabled={readOnly}
          onChange={origin => save({ origin })}
        />
        <details className="more">
          <summary>
            Collection record{said > 0 && <span className="muted"> {said} of 7 filled in</span>}
          </summary>
          <div className="column">
            {COLLECTION_FIELDS.map(field)}
            {digest && <p className="small second">{digest}</p>}
          </div>
        </details>
        <ActionNotice of={edit} />
      </div>
    </Section>
  );
}

/** Whether a text is a date as provenance takes it. */
export const isObtainedAt = (text: string): boolean => ObtainedAt.safeParse(text.trim()).success;
