import './evidence.css';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, useOpenEvidence } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import {
  ActionNotice,
  Ask,
  Button,
  DraftField,
  EVIDENCE_TABLES,
  Grade,
  LinkButton,
  Notice,
} from '../../ui/index.ts';
import { PartialDateField } from '../../ui/PartialDateField.tsx';
import { EvidenceLinks } from './EvidenceLinks.tsx';
import { GradeFields } from './GradeFields.tsx';
import { QuoteBox } from './QuoteBox.tsx';
import { targetsOf } from './targets.ts';

type Patch = Given<'evidence.edit'>['patch'];

/** A piece of evidence in full, with everything about it that can be changed. */
export function EvidenceInspector({ id }: { readonly id: EvidenceId }) {
  const query = useQuery('evidence.get', { id }, EVIDENCE_TABLES);
  return (
    <Ask query={query} what="Reading the evidence">
      {evidence => <EvidencePanel key={evidence.id} evidence={evidence} />}
    </Ask>
  );
}

/** The same, for evidence at hand. */
export function EvidencePanel(props: { readonly evidence: Evidence; readonly onDeleted?: () => void }) {
  const { evidence, onDeleted } = props;
  const edit = useAction('evidence.edit');
  const open = useOpenEvidence();
  const navigation = useNavigation();
  const change = (patch: Patch) => void edit.run({ id: evidence.id, patch });
  return (
    <div className="evidence-panel">
      <div className="place-line">
        <LinkButton
          words={`${evidence.documentName}, ${evidence.place}`}
          onClick={() => void open(evidence.id)}
        />
        <span className="grow" />
        <Grade source={evidence.sourceGrade} information={evidence.informationGrade} />
      </div>
      <Displaced evidence={evidence} />
      <QuoteBox quote={evidence.quote} language={evidence.language} />
      <EvidenceLinks evidence={evidence} />
      <GradeFields
        grade={evidence.informationGrade ?? null}
        handling={evidence.handling}
        onGrade={informationGrade => change({ informationGrade })}
        onHandling={handling => change({ handling })}
      />
      <PartialDateField
        label="When it was that it speaks of"
        stored={evidence.date ?? ''}
        onSave={date => change({ date })}
      />
      <Words evidence={evidence} onChange={change} />
      <ActionNotice of={edit} />
      <p className="hint">
        Kept {dayAndTime(evidence.createdAt)}
        {evidence.author && ` by ${evidence.author}`}{' '}
        <LinkButton
          words="History"
          aria-label={`History of E${evidence.number}`}
          onClick={() => navigation.go({ place: 'log', about: evidence.id })}
        />
      </p>
      <DeleteEvidence evidence={evidence} {...(onDeleted ? { onDeleted } : {})} />
    </div>
  );
}

/** What is to be done about evidence that does not stand where it was kept. */
function Displaced({ evidence }: { readonly evidence: Evidence }) {
  const reanchor = useAction('evidence.reanchor');
  const { id, number, state, place, documentName, found } = evidence;
  if (state === 'exact') return null;
  if (state === 'lost')
    return (
      <Notice tone="danger">
        <p>
          E{number} has lost its place: {documentName} was read again and the quote stands nowhere, or in more
          than one place. The kept quote is safe.
        </p>
        <p>To find it again, mark where it stands now and press H. Or keep it as it is.</p>
      </Notice>
    );
  const pages = [...new Set(found?.map(({ page }) => page))].join(', ');
  return (
    <Notice tone="warning">
      <p>
        It was kept on {place}. {documentName} was read again, and the same words stand on p. {pages} now.
      </p>
      <div className="row">
        <Button small words="Take the new place" onClick={() => void reanchor.run({ id })} />
        <ActionNotice of={reanchor} />
      </div>
    </Notice>
  );
}

/** Translation and note. The translator is asked for once there is a translation. */
function Words({ evidence, onChange }: { evidence: Evidence; onChange: (patch: Patch) => void }) {
  return (
    <>
      <DraftField
        label="Translation"
        rows={2}
        stored={evidence.translation}
        onSave={translation => onChange({ translation })}
      />
      {evidence.translation !== '' && (
        <div className="translated-by">
          <DraftField
            label="Translator"
            stored={evidence.translator}
            onSave={translator => onChange({ translator })}
          />
          <DraftField
            label="Translated on"
            stored={evidence.translatedOn}
            whenLeft
            onSave={translatedOn => onChange({ translatedOn })}
          />
        </div>
      )}
      <DraftField label="Note" rows={2} stored={evidence.note} onSave={note => onChange({ note })} />
    </>
  );
}

function DeleteEvidence({ evidence, onDeleted }: { evidence: Evidence; onDeleted?: () => void }) {
  const remove = useAction('evidence.delete');
  const linked = evidence.links.length > 0;
  const run = async () => {
    const result = await remove.run({ id: evidence.id });
    if (result.ok) onDeleted?.();
  };
  return (
    <div className="field">
      <div className="place-line">
        <Button
          small
          look="quiet"
          icon="trash"
          words="Delete evidence"
          disabled={linked || remove.busy}
          title={linked ? 'Unlink it first: something rests on it' : undefined}
          onClick={() => void run()}
        />
        {linked && (
          <span className="hint">
            Unlink it first:{' '}
            {targetsOf(evidence.links)
              .map(({ label }) => label)
              .join(', ')}
          </span>
        )}
      </div>
      <ActionNotice of={remove} />
    </div>
  );
}
