import type { Handling, InformationGrade } from '../../../electron/shared/contract/common.ts';
import { HANDLING, INFORMATION_GRADE } from '../../text/words.ts';
import { Segments, SelectField } from '../../ui/index.ts';
import { useScales } from '../grades/use-scales.ts';
import { HANDLINGS, isLower } from './draft.ts';

const GRADES: readonly InformationGrade[] = ['1', '2', '3', '4', '5', '6'];

/** Information grade and handling, side by side. The grade starts empty; choosing it again takes it away. */
export function GradeFields(props: {
  readonly grade: InformationGrade | null;
  readonly handling: Handling;
  /** Handling of the document: going below it is said. */
  readonly inherited?: Handling | undefined;
  readonly onGrade: (grade: InformationGrade | null) => void;
  readonly onHandling: (handling: Handling) => void;
}) {
  const { grade, handling, inherited, onGrade, onHandling } = props;
  const scales = useScales();
  const known = scales.status === 'ready' ? scales.value.admiralty.information : [];
  const meaning = known.find(({ code }) => code === grade)?.meaning ?? '';
  return (
    <div className="grade-fields">
      <div className="field grow">
        <span className="label">Information</span>
        <Segments
          label="Information grade"
          value={grade}
          choices={GRADES.map(value => ({ value, words: value, title: INFORMATION_GRADE[value] }))}
          onChange={onGrade}
        />
        <span className="hint">
          {grade ? `${grade}: ${INFORMATION_GRADE[grade].toLowerCase()}. ${meaning} ` : 'Not judged'}
          {grade && (
            <button type="button" className="link" onClick={() => onGrade(null)}>
              Clear
            </button>
          )}
        </span>
      </div>
      <div className="handling-field">
        <SelectField
          label="Handling"
          value={handling}
          choices={HANDLINGS.map(value => ({ value, words: HANDLING[value].words }))}
          onChange={onHandling}
        />
        {inherited && isLower(handling, inherited) && (
          <span className="hint">
            More open than its document ({HANDLING[inherited].words.toLowerCase()})
          </span>
        )}
      </div>
    </div>
  );
}

/** The grade that a key chooses; undefined for any other key. */
export const gradeOfKey = (key: string): InformationGrade | undefined => GRADES.find(grade => grade === key);
