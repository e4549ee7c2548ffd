// Blocks about where it comes from: originals, custody, translations.
import { originLine } from '../../documents/provenance-words.ts';
import { originalsOf } from '../../history/custody.ts';
import { counted, evidenceCites, type Filled, type Filling, oneTable, row, table, words } from './parts.ts';

/** Every original that evidence was taken from. */
export function sources(filling: Filling): Filled {
  const { documents, evidence } = filling.material;
  const rows = documents.map(document => {
    const own = evidence.filter(({ documentId }) => documentId === document.id).map(({ number }) => number);
    return row(
      [
        [{ cite: document.id }],
        words(document.name),
        words(originLine(document)),
        words(document.sourceGrade ?? 'not graded'),
        evidenceCites(own),
        words(document.sha256),
      ],
      { documents: [document.id] },
    );
  });
  const columns = ['Exhibit', 'Original', 'From', 'Grade', 'Evidence', 'SHA-256'];
  return oneTable(table(filling, columns, rows), 'No evidence has been kept.', [
    'Grades of the source follow the Admiralty code, from A (completely reliable) to F (cannot be judged).',
  ]);
}

/** What was done with every original, by whom and when. */
export function custody(filling: Filling): Filled {
  const ids = new Map(filling.material.documents.map(({ id, sha256 }) => [sha256, id]));
  const rows = originalsOf(filling.context.db).flatMap(original => {
    const id = ids.get(original.sha256);
    if (id === undefined) return [];
    const from = { documents: [id] };
    const obtained = original.provenance.find(({ label }) => label === 'Obtained')?.value ?? '';
    return [
      ...(obtained === ''
        ? []
        : [row([words(original.name), words('obtained'), words(obtained), [], []], from)]),
      row(
        [
          words(original.name),
          words('added'),
          words(original.author),
          words(when(original.at)),
          words(line(original.action)),
        ],
        from,
      ),
      ...original.evidence.map(taken =>
        row(
          [
            words(original.name),
            [{ text: 'evidence taken ' }, { cite: `E${taken.number}` }],
            words(taken.author),
            words(when(taken.at)),
            words(line(taken.action)),
          ],
          { ...from, evidence: [taken.number] },
        ),
      ),
    ];
  });
  const made = table(filling, ['Original', 'What was done', 'By', 'When (UTC)', '>Action'], rows);
  return oneTable(made, 'No evidence has been kept.', [
    'Times are those of the computer that acted. Each action is a line of the log, whose lines are chained by hashes.',
  ]);
}

const when = (at: string): string => at.slice(0, 19).replace('T', ' ');
const line = (action: number): string => (action === 0 ? '' : String(action));

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });
/** The English name of a language code; what is no code stays as it is. */
const languageName = (code: string): string =>
  /^[a-z]{2,3}$/.test(code) ? (LANGUAGES.of(code) ?? code) : code;

/** Ends of lines that the page made: no blank stands between characters that have none. */
const onOneLine = (text: string): string =>
  text.replaceAll(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '').replaceAll(/\s*\n\s*/g, ' ');

/** Quotes in other languages, with their translations. */
export function translations(filling: Filling): Filled {
  const foreign = filling.material.evidence.filter(
    ({ anchor, quote, language, translation }) =>
      translation !== '' || (anchor.kind !== 'rows' && quote !== '' && !['', 'en'].includes(language)),
  );
  const rows = foreign.map(each =>
    row(
      [
        [{ cite: `E${each.number}` }],
        words(languageName(each.language)),
        words(each.quote === '' ? 'An area of the page' : onOneLine(each.quote)),
        words(each.translation === '' ? 'no translation' : each.translation),
        words([each.translator, each.translatedOn].filter(part => part !== '').join(', ')),
      ],
      { evidence: [each.number], documents: [each.documentId] },
    ),
  );
  const missing = foreign.filter(({ translation }) => translation === '').length;
  const made = table(filling, ['Evidence', 'Language', 'Original', 'Translation', 'Translator'], rows);
  const notes = missing === 0 ? [] : [`${counted(missing, 'quote')} without a translation.`];
  return oneTable(made, 'No quote is in another language.', notes);
}
