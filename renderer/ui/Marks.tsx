import type { Handling, InformationGrade, Role, SourceGrade } from '../../electron/shared/contract/common.ts';
import { HANDLING, INFORMATION_GRADE, ROLE_SIGN, ROLE_WORDS, SOURCE_GRADE } from '../text/words.ts';

/** Grades of a source (A to F) and of its information (1 to 6), as `B2`. Nothing when neither was given. */
export function Grade({
  source,
  information,
}: {
  source?: SourceGrade | null | undefined;
  information?: InformationGrade | null | undefined;
}) {
  if (!source && !information) return null;
  const title = [
    source && `Source: ${SOURCE_GRADE[source]}`,
    information && `Information: ${INFORMATION_GRADE[information]}`,
  ];
  return (
    <span className="grade" title={title.filter(Boolean).join('. ')}>
      {source && <span className={`grade-${'ABCDEF'.indexOf(source) + 1}`}>{source}</span>}
      {information && <span className={`grade-${information}`}>{information}</span>}
    </span>
  );
}

/** Who may see a thing: PUB, RES or SRC. */
export function HandlingMark({ handling }: { handling: Handling }) {
  const { mark, words } = HANDLING[handling];
  return (
    <span className={`handling ${handling}`} title={words}>
      {mark}
    </span>
  );
}

/** A role in words, with its sign. */
export function RoleTag({ role }: { role: Role }) {
  return (
    <span className={`tag ${role}`}>
      {ROLE_SIGN[role]} {ROLE_WORDS[role]}
    </span>
  );
}
