import { ProblemNotice } from '../../ui/index.ts';
import { EvidenceForm } from '../evidence/EvidenceForm.tsx';
import { ActiveRecord } from './ActiveRecord.tsx';
import type { Fields } from './use-fields.ts';
import type { RecordPages } from './use-record-pages.ts';
import type { RowActions } from './use-row-actions.ts';

/** Beside the rows: the evidence that is being made of them, else the record that the keys act on. */
export function RowsInspector({
  actions,
  pages,
  place,
  fields,
}: {
  readonly actions: RowActions;
  readonly pages: RecordPages;
  readonly place: number;
  readonly fields: Fields;
}) {
  const { evidence } = actions;
  if (evidence.draft && evidence.document)
    return (
      <EvidenceForm
        draft={evidence.draft}
        document={evidence.document}
        focus="links"
        busy={evidence.busy}
        notice={<ProblemNotice problem={evidence.problem} />}
        onChange={evidence.change}
        onKeep={evidence.keepDraft}
        onDrop={evidence.drop}
      />
    );
  return (
    <ActiveRecord
      pages={pages}
      place={place}
      fields={fields}
      onEvidence={() => void actions.makeEvidence(false)}
      onEntities={() => void actions.askEntities()}
    />
  );
}
