import { InformationGrade, SourceGrade } from '../../../electron/shared/contract/common.ts';
import type { Grades } from '../../../electron/shared/contract/grades.ts';
import { Field } from '../../ui/index.ts';
import { useScales } from './use-scales.ts';

interface Props<G extends string> {
  readonly label: string;
  readonly value: G | null;
  readonly disabled?: boolean;
  readonly onChange: (grade: G | null) => void;
}

/** Reliability of a source, A to F, with what the grade means below. */
export const SourceGradeField = (props: Props<SourceGrade>) => (
  <GradeChoice {...props} grades={admiralty => admiralty.sources} codes={SourceGrade.options} />
);

/** Credibility of a piece of information, 1 to 6, with what the grade means below. */
export const InformationGradeField = (props: Props<InformationGrade>) => (
  <GradeChoice {...props} grades={admiralty => admiralty.information} codes={InformationGrade.options} />
);

type Meaning<G extends string> = { readonly code: G; readonly name: string; readonly meaning: string };

function GradeChoice<G extends string>({
  label,
  value,
  disabled = false,
  onChange,
  grades,
  codes,
}: Props<G> & {
  readonly grades: (admiralty: Grades['admiralty']) => readonly Meaning<G>[];
  readonly codes: readonly G[];
}) {
  const query = useScales();
  const known: readonly Meaning<G>[] =
    query.status === 'ready'
      ? grades(query.value.admiralty)
      : codes.map(code => ({ code, name: '', meaning: '' }));
  const chosen = known.find(({ code }) => code === value);
  return (
    <Field label={label} hint={chosen?.meaning || (value === null ? 'No judgement was made.' : undefined)}>
      {ids => (
        <select
          {...ids}
          className="input"
          disabled={disabled}
          value={value ?? ''}
          onChange={event => onChange(codes.find(code => code === event.target.value) ?? null)}
        >
          <option value="">Not judged</option>
          {known.map(({ code, name, meaning }) => (
            <option key={code} value={code} title={meaning}>
              {code}: {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
