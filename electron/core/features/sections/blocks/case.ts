// Blocks about the people, the claims and the law.
import { valueWords } from '../../../../shared/text/values.ts';
import { chronology as datedClaims } from '../../claims/queries.ts';
import { matrixOf } from '../../elements/matrix.ts';
import {
  cites,
  counted,
  evidenceCites,
  type Filled,
  type Filling,
  oneTable,
  row,
  table,
  words,
} from './parts.ts';

/** Who it is about: every value of every subject with its source. */
export function subjects(filling: Filling): Filled {
  const tables = filling.material.subjects.map(({ number, name, schemaLabel, statements }) =>
    table(
      filling,
      ['Property', 'Value', 'Source'],
      statements.map(({ label, type, value, evidence }) => {
        const numbers = evidence.map(each => each.number);
        const source = numbers.length > 0 ? evidenceCites(numbers) : words('no source');
        return row([words(label), words(valueWords(type, value)), source], { evidence: numbers });
      }),
      `N${number} ${name}, ${schemaLabel}`,
    ),
  );
  return { tables, notes: [], empty: tables.length === 0 ? 'No subjects are recorded.' : '' };
}

const ROLES = {
  element: 'must be proved',
  factor: 'is weighed',
  exclusion: 'must be ruled out',
  note: 'is shown',
};

/** The regimes in use that a document rests on: shipped ones that its template does not name are left out. */
export const regimesOf = ({ context, law }: Filling): ReturnType<typeof matrixOf> =>
  matrixOf(context.db).filter(
    ({ code, origin }) => law.length === 0 || law.includes(code) || origin === 'own',
  );

/** What each law requires, what answers it and how far that goes. */
export function elements(filling: Filling): Filled {
  const regimes = regimesOf(filling);
  const tables = regimes.map(regime =>
    table(
      filling,
      ['Element', 'What it asks', 'Claims', 'How far it is proved'],
      regime.elements
        .filter(({ removed }) => !removed)
        .map(element =>
          row([
            words(element.code),
            words(`${element.title} (${ROLES[element.role]}; ${element.citation})`),
            cites(element.claims.map(({ number }) => `C${number}`)),
            words(element.words),
          ]),
        ),
      `${regime.title} (${regime.authority})`,
    ),
  );
  const toVerify = regimes.flatMap(({ elements: list }) => list).filter(({ verify }) => verify !== undefined);
  const notes =
    toVerify.length === 0
      ? []
      : [
          `The wording of ${counted(toVerify.length, 'element')} was not compared with the official text: ${toVerify.map(({ code }) => code).join(', ')}.`,
        ];
  return {
    tables,
    notes,
    empty:
      tables.length > 0
        ? ''
        : 'No regime that this document rests on is in use: no element was set beside the claims.',
  };
}

/** Dated claims, oldest first. */
export function chronology(filling: Filling): Filled {
  const { context, material } = filling;
  const standing = new Map(material.claims.map(claim => [claim.id as string, claim]));
  const rows = datedClaims(context, {}).flatMap(({ id, number, text, status, startDate, endDate }) => {
    const claim = standing.get(id);
    if (!claim) return [];
    const support = claim.links.filter(({ role }) => role === 'supports').map(link => link.number);
    const against = claim.links.filter(({ role }) => role === 'contradicts').map(link => link.number);
    return [
      row([
        words(endDate === '' ? startDate : `${startDate} to ${endDate}`),
        [{ text: `${text} (${status}) ` }, { cite: `C${number}` }],
        evidenceCites(support),
        evidenceCites(against),
      ]),
    ];
  });
  const made = table(filling, ['Date', 'What happened', 'For', 'Against'], rows);
  return oneTable(made, 'No claim has a date.', ['Dates are as precise as they are known.']);
}
