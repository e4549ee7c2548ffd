import { Handling } from '../../../electron/shared/contract/common.ts';
import { type Document, Triage } from '../../../electron/shared/contract/documents.ts';
import { useAction, useQuery, useServices } from '../../bridge/hooks.tsx';
import { bytes, dayAndTime } from '../../text/format.ts';
import { HANDLING, KIND, LEDGER_STATE, TRIAGE } from '../../text/words.ts';
import {
  ActionNotice,
  Button,
  DraftField,
  EVIDENCE_TABLES,
  EvidenceChip,
  Inspector,
  Notice,
  Section,
  Segments,
  SelectField,
} from '../../ui/index.ts';
import { SourceGradeField } from '../grades/GradeChoice.tsx';
import { GradeHistory } from '../grades/GradeHistory.tsx';
import { ALL_RECORDS } from '../trade/question.ts';
import { extent } from './document-columns.tsx';
import { EncodingField } from './EncodingField.tsx';
import { NearSection } from './NearSection.tsx';
import { ProvenanceSection } from './ProvenanceSection.tsx';
import { TagsField } from './TagsField.tsx';
import { UnlockForm } from './UnlockForm.tsx';

const TRIAGES = Triage.options.map(value => ({ value, words: TRIAGE[value] }));
const HANDLINGS = Handling.options.map(value => ({ value, words: HANDLING[value].words }));

/** One document: what a person notes about it, and what it is. */
export function DocumentInspector({
  document,
  readOnly,
  onOpen,
}: {
  readonly document: Document;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
}) {
  return (
    <Inspector
      title={<span dir="auto">{document.name}</span>}
      tools={<Button small words="Open" keys="enter" onClick={onOpen} />}
    >
      {document.state !== 'imported' && (
        <Section>
          <Notice tone="warning">
            <p className="strong">{LEDGER_STATE[document.state]}</p>
            <p>{document.reason}</p>
          </Notice>
          {document.state === 'needs-password' && !document.reading?.pages && !readOnly && (
            <UnlockForm document={document} />
          )}
        </Section>
      )}
      {document.kind === 'table' && !readOnly && <AsTrade document={document} />}
      <Notes document={document} readOnly={readOnly} />
      <EncodingField key={document.id} document={document} readOnly={readOnly} />
      <ProvenanceSection documents={[document]} readOnly={readOnly} />
      <Kept document={document} />
      <NearSection document={document} />
      <Facts document={document} />
    </Inspector>
  );
}

/** A table may be trade data: the wizard says whether it is. */
function AsTrade({ document }: { document: Document }) {
  const { navigation } = useServices();
  const sets = useQuery('trade.sets', {}, ['trade_set']);
  const set = sets.status === 'ready' ? sets.value.find(each => each.documentId === document.id) : undefined;
  return (
    <Section>
      {set ? (
        <Button
          small
          words="Show its trade records"
          onClick={() =>
            navigation.go({ place: 'trade', tab: 'rows', question: { ...ALL_RECORDS, sets: [set.id] } })
          }
        />
      ) : (
        <Button
          small
          words="Import as trade records"
          onClick={() => navigation.go({ place: 'trade', importing: document.id })}
        />
      )}
    </Section>
  );
}

function Notes({ document, readOnly }: { document: Document; readOnly: boolean }) {
  const edit = useAction('documents.edit');
  const change = (patch: Parameters<typeof edit.run>[0]['patch']) =>
    void edit.run({ ids: [document.id], patch });
  return (
    <Section>
      <div className="column">
        <Segments
          label="What you made of it"
          value={document.triage}
          choices={TRIAGES}
          disabled={readOnly}
          onChange={triage => change({ triage })}
        />
        <SourceGradeField
          label="Grade of the source"
          value={document.sourceGrade ?? null}
          disabled={readOnly}
          onChange={sourceGrade => change({ sourceGrade })}
        />
        <GradeHistory id={document.id} />
        <SelectField
          label="Handling"
          value={document.handling}
          choices={HANDLINGS}
          disabled={readOnly}
          onChange={handling => change({ handling })}
        />
        <DraftField
          key={`source ${document.id}`}
          label="Source"
          aside="who gave it, or where it is from"
          stored={document.source}
          disabled={readOnly}
          onSave={source => change({ source })}
        />
        <DraftField
          whenLeft
          key={`language ${document.id}`}
          label="Language"
          aside="as en, ru or zh"
          stored={document.language}
          disabled={readOnly}
          onSave={language => change({ language: language.trim().toLowerCase() })}
        />
        <TagsField documents={[document]} />
        <DraftField
          key={`note ${document.id}`}
          label="Note"
          rows={3}
          stored={document.note}
          disabled={readOnly}
          onSave={note => change({ note })}
        />
        <ActionNotice of={edit} />
      </div>
    </Section>
  );
}

function Kept({ document }: { document: Document }) {
  const kept = useQuery('evidence.list', { documentId: document.id }, EVIDENCE_TABLES);
  if (kept.status !== 'ready' || kept.value.length === 0) return null;
  return (
    <Section title={`Evidence from it ${kept.value.length}`}>
      <ul className="column" style={{ gap: 4 }}>
        {kept.value.slice(0, 12).map(({ id, number, place, quote, state, language }) => (
          <li key={id} className="row">
            <EvidenceChip id={id} number={number} place={place} state={state} form="page" />
            <span className="ellipsis small second" lang={language || undefined} dir="auto">
              {quote}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Facts({ document }: { document: Document }) {
  const { reading } = document;
  const rows: readonly (readonly [string, string])[] = [
    ['Kind', `${KIND[document.kind]}, ${document.mediaType}`],
    ['Extent', [extent(document), bytes(document.bytes)].filter(Boolean).join(', ')],
    ['Added', dayAndTime(document.addedAt)],
    ['SHA-256', document.sha256],
    ['Read by', reading ? `${reading.engine} ${reading.engineVersion}` : ''],
    ['Without text', reading?.pagesWithoutText.length ? `page ${reading.pagesWithoutText.join(', ')}` : ''],
    ['Warnings', reading?.warnings.join(' ') ?? ''],
    ...Object.entries(document.metadata),
  ];
  return (
    <Section title="What it is">
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className="identifier">{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
