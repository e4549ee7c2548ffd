import { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import { DocumentKind, type LedgerState, Triage } from '../../../electron/shared/contract/documents.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { HANDLING, KIND, LEDGER_STATE, SOURCE_GRADE, TRIAGE } from '../../text/words.ts';
import { Ask, Button, Empty, FilterField } from '../../ui/index.ts';
import { DocumentRows } from './DocumentRows.tsx';
import { SmallSelect } from './SmallSelect.tsx';

/** Tables that a document's line is made from. */
const DOCUMENT_TABLES = ['document', 'document_note', 'reading', 'provenance', 'ledger', 'evidence'];
const KINDS = [
  { value: '', words: 'Kind' },
  ...DocumentKind.options.map(value => ({ value, words: KIND[value] })),
];
const STATES = [
  { value: '', words: 'State' },
  ...(['imported', 'needs-ocr', 'needs-password'] as const).map(value => ({
    value,
    words: LEDGER_STATE[value],
  })),
];
const SOURCES = [
  { value: '', words: 'Grade' },
  ...SourceGrade.options.map(value => ({ value, words: `${value}: ${SOURCE_GRADE[value]}` })),
  { value: 'none', words: 'Not graded' },
];
const HANDLINGS = [
  { value: '', words: 'Handling' },
  ...Handling.options.map(value => ({ value, words: HANDLING[value].words })),
];
const ORIGINS = [
  { value: '', words: 'Origin' },
  { value: 'said', words: 'Who and when is said' },
  { value: 'missing', words: 'Who or when is missing' },
];
const TRIAGES = [
  { value: '', words: 'Read or not' },
  ...Triage.options.map(value => ({ value, words: TRIAGE[value] })),
];
/** The list of documents with its filters; what is selected is shown, and edited, in the inspector. */
export function DocumentList({ onImport, readOnly }: { onImport: () => void; readOnly: boolean }) {
  const [filter, setFilter] = usePlaceState('filter', '');
  const [kind, setKind] = usePlaceState('kind', '');
  const [state, setState] = usePlaceState('state', '');
  const [grade, setGrade] = usePlaceState('grade', '');
  const [handling, setHandling] = usePlaceState('handling', '');
  const [origin, setOrigin] = usePlaceState('origin', '');
  const [triage, setTriage] = usePlaceState('triage', '');
  const input = {
    ...(filter.trim() ? { filter: filter.trim() } : {}),
    ...(kind ? { kind: kind as DocumentKind } : {}),
    ...(state ? { state: state as LedgerState } : {}),
    ...(grade ? { sourceGrade: grade as SourceGrade | 'none' } : {}),
    ...(handling ? { handling: handling as Handling } : {}),
    ...(origin ? { provenance: origin as 'said' | 'missing' } : {}),
  };
  const query = useQuery('documents.list', input, DOCUMENT_TABLES);
  const filtered = Object.keys(input).length > 0 || triage !== '';
  return (
    <>
      <div className="toolbar">
        <FilterField
          label="Filter by name, source or note"
          placeholder="Name, source or note"
          value={filter}
          onChange={setFilter}
        />
        <SmallSelect label="Kind" value={kind} choices={KINDS} onChange={setKind} />
        <SmallSelect label="Reading" value={triage} choices={TRIAGES} onChange={setTriage} />
        <SmallSelect label="State" value={state} choices={STATES} onChange={setState} />
        <SmallSelect label="Grade of the source" value={grade} choices={SOURCES} onChange={setGrade} />
        <SmallSelect label="Handling" value={handling} choices={HANDLINGS} onChange={setHandling} />
        <SmallSelect label="Where it comes from" value={origin} choices={ORIGINS} onChange={setOrigin} />
        <span className="grow" />
        <Button
          small
          look="primary"
          icon="importFiles"
          words="Import"
          keys="ctrl+i"
          disabled={readOnly}
          onClick={onImport}
        />
      </div>
      <Ask query={query} what="Reading the list of documents">
        {all => {
          const documents = all.filter(document => triage === '' || document.triage === triage);
          return documents.length > 0 ? (
            <DocumentRows documents={documents} readOnly={readOnly} />
          ) : filtered ? (
            <Empty title="No document fits these filters." />
          ) : (
            <Empty
              title="No documents yet."
              action={
                <Button
                  look="primary"
                  icon="importFiles"
                  words="Import files"
                  disabled={readOnly}
                  onClick={onImport}
                />
              }
            >
              Documents are where evidence comes from. Drop files here, or choose them: PDF, text, tables and
              images. The originals are kept as they are, encrypted.
            </Empty>
          );
        }}
      </Ask>
    </>
  );
}
