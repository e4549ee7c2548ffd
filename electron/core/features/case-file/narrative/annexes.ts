// What the sections rest on, as words and tables. The pages of exhibits are in the PDF alone: here stand their numbers.

import type { Dossier, LawData } from '../dossier.ts';
import type {
  ClaimData,
  EvidenceData,
  FigureData,
  Proof,
  RelationData,
  SubjectData,
} from '../dossier-case.ts';
import type { Block, TableBlock, Words } from './blocks.ts';

const cell = (text: string): Words[] => (text === '' ? [] : [{ text }]);
const aside = (text: string): Block => ({ kind: 'paragraph', style: 'aside', runs: [{ text }] });
const table = (title: string, columns: readonly string[], rows: TableBlock['rows']): TableBlock => ({
  kind: 'table',
  title,
  columns,
  rows,
});

/** Citations one after the other, each with its role where it is not support. */
const chips = (list: readonly { readonly cite: string; readonly to: string; readonly role?: string }[]) =>
  list.flatMap(({ cite, to, role = 'supports' }, index): Words[] => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    ...(role === 'supports' ? [] : [{ text: role === 'contradicts' ? 'against: ' : 'context: ' }]),
    { text: `[${cite}]`, strong: true, to },
  ]);

const proofs = (list: readonly Proof[]): Words[] =>
  list.length === 0
    ? cell('no source')
    : chips(list.map(({ number, role }) => ({ cite: `E${number}`, to: `e-${number}`, role })));

const numbers = (list: readonly number[], letter: string): Words[] =>
  chips(list.map(number => ({ cite: `${letter}${number}`, to: `${letter.toLowerCase()}-${number}` })));

/** Every annex of the case file with its letter. */
export function annexBlocks(dossier: Dossier): Block[] {
  const { law, figures, redactions, preflight } = dossier;
  const annexes: readonly (readonly [string, readonly Block[]])[] = [
    ['Subjects and relations', subjectsAnnex(dossier)],
    ['Claims, for and against', claimsAnnex(dossier)],
    ...(law.length > 0
      ? ([['Legal texts, and how far they were verified', law.map(lawTable)]] as const)
      : []),
    ['Register of evidence', evidenceAnnex(dossier)],
    ...(figures.length > 0 ? ([['Figures', figures.flatMap(figureBlocks)]] as const) : []),
    ['Exhibits', exhibitsAnnex(dossier)],
    ['Hash manifest', [manifestTable(dossier)]],
    ...(preflight.length > 0 ? ([['Checks before export', [checksTable(dossier)]]] as const) : []),
    ...(redactions === null ? [] : ([['Redactions', [redactionsTable(redactions)]]] as const)),
  ];
  return annexes.flatMap(([title, blocks], index): Block[] => [
    {
      kind: 'heading',
      level: 1,
      text: `Annex ${'ABCDEFGHIJ'.charAt(index)}: ${title}`,
      anchor: `annex-${index + 1}`,
    },
    ...(blocks.length > 0 ? blocks : [aside('There is nothing to list.')]),
  ]);
}

function subjectsAnnex({ subjects, relations }: Dossier): Block[] {
  return [...subjects.flatMap(subjectBlocks), relationsTable(relations)];
}

const subjectBlocks = ({ number, name, kind, values }: SubjectData): Block[] => [
  { kind: 'heading', level: 2, text: `N${number} ${name}`, anchor: `n-${number}` },
  aside(kind),
  table(
    `N${number} ${name}`,
    ['Property', 'Value', 'Source'],
    values.map(value => [
      cell(value.label),
      [
        { text: value.text, language: value.language },
        ...(value.check === '' ? [] : [{ text: ` (${value.check})` }]),
      ],
      proofs(value.proofs),
    ]),
  ),
];

const relationsTable = (relations: readonly RelationData[]): Block =>
  table(
    'Relations',
    ['From', 'Relation', 'To', 'Source'],
    relations.map(({ source, target, label, values, proofs: backing }) => [
      cell(`${source.name} (N${source.number})`),
      cell([label, ...values.map(value => `${value.label}: ${value.text}`)].join('\n')),
      cell(`${target.name} (N${target.number})`),
      proofs(backing),
    ]),
  );

const claimsAnnex = ({ claims }: Dossier): Block[] => claims.flatMap(claimBlocks);

function claimBlocks({ number, text, status, note, links, figures }: ClaimData): Block[] {
  return [
    { kind: 'heading', level: 2, text: `C${number}`, anchor: `c-${number}` },
    { kind: 'paragraph', runs: [{ text, strong: true }] },
    aside(`Status: ${status}`),
    table(
      `C${number}: evidence`,
      ['Evidence', 'Role', 'Quote', 'Where', 'Note'],
      links.map(link => [
        numbers([link.number], 'E'),
        cell(link.role),
        [{ text: link.quote, language: link.language }],
        cell([link.document, link.place].filter(part => part !== '').join(', ')),
        cell(link.note),
      ]),
    ),
    ...(links.length === 0 ? [aside('No evidence was found for or against it.')] : []),
    ...figures.map(
      (figure): Block => ({
        kind: 'paragraph',
        runs: [...numbers([figure.number], 'F'), { text: ` ${figure.title}` }],
      }),
    ),
    ...(note === '' ? [] : [aside(`Note: ${note}`)]),
  ];
}

const lawTable = ({ title, version, checked, provisions }: LawData): Block =>
  table(
    `${title} (version ${version}, checked on ${checked})`,
    ['Provision', 'Code', 'What it asks', 'How it was read', 'To be verified'],
    provisions.map(each => [
      cell(each.citation),
      cell(each.code),
      cell(`${each.title}. ${each.text}`),
      cell(`${each.status}, ${each.checked}`),
      cell(each.verify),
    ]),
  );

function evidenceAnnex({ evidence }: Dossier): Block[] {
  return [
    ...evidence.flatMap(evidenceBlocks),
    table(
      'Register of evidence',
      [
        'Evidence',
        'Document',
        'Place',
        'Exhibit',
        'Bates number',
        'Source',
        'Information',
        'State',
        'SHA-256',
      ],
      evidence.map(each => [
        numbers([each.number], 'E'),
        cell(each.document),
        cell(each.place),
        cell(String(each.exhibit)),
        cell(each.bates),
        cell(each.sourceGrade?.code ?? ''),
        cell(each.informationGrade?.code ?? ''),
        cell(each.state),
        cell(each.sha256),
      ]),
    ),
  ];
}

function evidenceBlocks(each: EvidenceData): Block[] {
  const where = [each.document, each.place, `exhibit ${each.exhibit}`, each.bates].filter(
    part => part !== '',
  );
  const moved =
    each.state === 'exact'
      ? []
      : [aside(`The passage is ${each.state} in the present reading of the document.`)];
  return [
    { kind: 'heading', level: 2, text: `E${each.number}`, anchor: `e-${each.number}` },
    each.withheld === ''
      ? {
          kind: 'paragraph',
          style: 'quote',
          runs: [
            {
              text: each.quote === '' ? 'An area of the page, without words.' : each.quote,
              language: each.language,
            },
          ],
        }
      : aside(`Withheld: see ${each.withheld} in the list of redactions.`),
    ...(each.moreRows > 0 ? [aside(`and ${each.moreRows} more rows`)] : []),
    ...(each.translation === ''
      ? []
      : ([
          { kind: 'paragraph', style: 'quote', runs: [{ text: each.translation }] },
          aside(
            `Translation${each.translator === '' ? '' : ` by ${each.translator}`}${each.translatedOn === '' ? '' : `, ${each.translatedOn}`}`,
          ),
        ] as const)),
    { kind: 'paragraph', runs: cell(where.join(', ')) },
    ...moved,
    ...(each.note === '' ? [] : [aside(`Note: ${each.note}`)]),
  ];
}

function figureBlocks(figure: FigureData): Block[] {
  const receipt = `Query: ${figure.words} Counted ${figure.made} by ${figure.author || 'nobody named'} over ${figure.records} records; SHA-256 of the rows ${figure.sha256}.`;
  return [
    { kind: 'heading', level: 2, text: `F${figure.number} ${figure.title}`, anchor: `f-${figure.number}` },
    ...(figure.differences.length > 0
      ? [
          {
            kind: 'paragraph',
            style: 'alarm',
            runs: cell(`The records have changed since: ${figure.differences.join(' ')}`),
          } as const,
        ]
      : []),
    ...(figure.columns.length === 0
      ? [aside('Withheld: see the list of redactions.')]
      : [
          table(
            `F${figure.number} ${figure.title}`,
            figure.columns,
            figure.rows.map(row => row.map(cell)),
          ),
          aside(receipt),
        ]),
  ];
}

function exhibitsAnnex({ exhibits }: Dossier): Block[] {
  const heads = exhibits.map(
    ({ number, document }): Block => ({
      kind: 'paragraph',
      anchor: `exhibit-${number}`,
      runs: [{ text: `Exhibit ${number}: `, strong: true }, { text: document }],
    }),
  );
  const rows = exhibits.map(each => [
    cell(String(each.number)),
    cell(each.document),
    cell(each.source),
    cell(each.sourceGrade === null ? '' : `${each.sourceGrade.code} (${each.sourceGrade.words})`),
    numbers(each.evidence, 'E'),
    cell(each.bates === null ? '' : `${each.bates.first} to ${each.bates.last}`),
    cell(each.sha256),
  ]);
  const columns = ['Exhibit', 'Document', 'Source', 'Grade', 'Cited as', 'Bates numbers', 'SHA-256'];
  return [
    aside('The pages of the exhibits are in the PDF of this case file.'),
    ...heads,
    table('Exhibits', columns, rows),
  ];
}

const manifestTable = ({ manifest }: Dossier): Block =>
  table(
    'Hash manifest',
    ['Exhibit', 'Original', 'Bytes', 'SHA-256'],
    manifest.map(({ exhibit, name, bytes, sha256 }) => [
      cell(String(exhibit)),
      cell(name),
      cell(sha256 === '' ? '' : String(bytes)),
      cell(sha256),
    ]),
  );

const checksTable = ({ preflight }: Dossier): Block =>
  table(
    'Checks before export',
    ['Looked for', 'Blocking', 'Found'],
    preflight.map(({ title, blocking, found }) => [
      cell(title),
      cell(blocking ? 'yes' : 'no'),
      cell(String(found)),
    ]),
  );

const redactionsTable = (redactions: NonNullable<Dossier['redactions']>): Block =>
  table(
    'Redactions',
    ['No.', 'Place', 'What', 'Times', 'Reason'],
    redactions.map(each => [
      cell(`R${each.number}`),
      cell(each.place),
      cell(each.what),
      cell(String(each.times)),
      cell(each.reason),
    ]),
  );
