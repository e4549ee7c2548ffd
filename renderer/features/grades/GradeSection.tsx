import type { InformationGrade, SourceGrade } from '../../../electron/shared/contract/common.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { HANDLING } from '../../text/words.ts';
import { ActionNotice, HandlingMark, Section } from '../../ui/index.ts';
import { InformationGradeField, SourceGradeField } from './GradeChoice.tsx';
import { GradeHistory } from './GradeHistory.tsx';

/** The grades of a piece of evidence and of its document, each chosen by its meaning, with how they changed. */
export function GradeSection({ evidence }: { readonly evidence: Evidence }) {
  const edit = useAction('evidence.edit');
  const document = useAction('documents.edit');
  const { id, documentId, sourceGrade = null, informationGrade = null, handling } = evidence;
  return (
    <Section title="Grades">
      <div className="column">
        <SourceGradeField
          label={`Source: ${evidence.documentName}`}
          value={sourceGrade}
          onChange={(grade: SourceGrade | null) =>
            void document.run({ ids: [documentId], patch: { sourceGrade: grade } })
          }
        />
        <InformationGradeField
          label={`Information in E${evidence.number}`}
          value={informationGrade}
          onChange={(grade: InformationGrade | null) =>
            void edit.run({ id, patch: { informationGrade: grade } })
          }
        />
        <p className="second small">
          {HANDLING[handling].words} <HandlingMark handling={handling} />
        </p>
        <ActionNotice of={edit} />
        <ActionNotice of={document} />
        <GradeHistory id={id} />
        <GradeHistory id={documentId} of="its document" />
      </div>
    </Section>
  );
}
