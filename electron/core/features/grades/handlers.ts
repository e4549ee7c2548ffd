import type { Claim } from '../../../shared/contract/claims.ts';
import type { GradeChange } from '../../../shared/contract/grades.ts';
import type { Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import { changesOf, type JournalRow } from '../../app/journal.ts';
import { sql } from '../../db/sql.ts';
import { gradesOf, SCALE_SETTING, scaleOf } from './scales.ts';

/** Grades and scales. */
export const gradesHandlers: Handlers<MethodsUnder<'grades'>> = {
  'grades.scales': ({ db, ports }) => gradesOf(db, ports.resources),
  'grades.useScale': ({ db, work }, { scale }) => {
    if (scaleOf(db) !== scale) {
      const stored = db.one(sql`SELECT id FROM setting WHERE id = ${SCALE_SETTING}`);
      if (stored) work.update('setting', SCALE_SETTING, { value: scale });
      else work.insert('setting', { id: SCALE_SETTING, value: scale });
      work.say(`Chose ${scale === 'phia' ? 'the PHIA yardstick' : 'ICD 203'} for words of likelihood`);
    }
    const otherScale = db.all<Pick<Claim, 'id' | 'number'>>(
      sql`SELECT id, number FROM claim WHERE likelihood IS NOT NULL AND instr(likelihood, ${`${scale}:`}) <> 1 ORDER BY number`,
    );
    return { scale, otherScale };
  },
  'grades.history': gradeHistory,
};

/** Columns that hold a grade, by table. */
const COLUMNS: Readonly<Record<string, readonly { column: string; what: GradeChange['what'] }[]>> = {
  document_note: [{ column: 'sourceGrade', what: 'source' }],
  evidence: [{ column: 'informationGrade', what: 'information' }],
  claim: [
    { column: 'likelihood', what: 'likelihood' },
    { column: 'confidence', what: 'confidence' },
    { column: 'status', what: 'status' },
  ],
};

function gradeHistory({ db, history }: QueryContext, { id }: { id: string }): GradeChange[] {
  const rows = db.all<JournalRow>(sql`SELECT * FROM journal WHERE instr(changes, ${id}) > 0 ORDER BY seq`);
  return rows.flatMap(row =>
    changesOf(row)
      .filter(change => change.id === id)
      .flatMap(({ table, before, after }) =>
        (COLUMNS[table] ?? []).flatMap(({ column, what }) => {
          const [from, to] = [words(before?.[column]), words(after?.[column])];
          const { seq, at, author, sentence } = row;
          if (from === to) return [];
          return [{ seq, at, author, what, from, to, undone: history.isUndone(seq), sentence }];
        }),
      ),
  );
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
