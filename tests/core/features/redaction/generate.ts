// Invented cases with names wherever a case can have them, written as careless, hurried and hostile people write.
import type { Document } from '../../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../../electron/shared/contract/evidence.ts';
import { aPdf, brought, type Desk, ports } from './desk.ts';
import {
  aDividedPdf,
  aMail,
  anAnnotatedPdf,
  aTalkativePdf,
  aTalkativePicture,
  inNumbers,
} from './hostile-documents.ts';

/** What may stay in every generated case. */
export const STAYS = 'The goods were delivered in March.';

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1;
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return (state >>> 0) % sides;
  };
}

const FIRMS = [
  ['Полярная Звезда', 'Polar Star Trading', '北极星贸易', '北極星貿易'],
  ['Ёлкин и сыновья', 'Yolkin Brothers', '青岚电子', '青嵐電子'],
  ['Société Ångström', 'Obyekt Vektor', '华东银行', '華東銀行'],
  ['Тихоокеанский Вектор', 'Müller & Köhler', '广州龙门', '廣州龍門'],
] as const;
/** Each with other forms of the name, which nobody listed. */
const PEOPLE = [
  ['Громов Пётр Ильич', 'Gromov Petr', 'Пётр Громов', 'Piotr Ilyich Gromov'],
  ['Wang Xiaoming', 'Ван Сяомин', 'Xiaoming Wang', 'Wang Xiaoming'],
  ['Анна-Мария Щукина', 'Anna-Maria Shchukina', 'Щукина Анна-Мария', 'Shchukina Anna Maria'],
  ['Jorge Núñez Prado', 'Nunez Jorge', 'Jorge Prado', 'Prado Núñez'],
] as const;

/** The same words as careless, hurried and hostile people write them. */
function written(words: string, roll: (sides: number) => number): string {
  const at = 1 + roll(Math.max(1, words.length - 2));
  const forms = [
    words,
    words.toUpperCase(),
    words.replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
    words.normalize('NFD'),
    `${words.slice(0, at)}-\n${words.slice(at)}`,
    words.replaceAll(' ', '\n'),
    words.replaceAll(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  ];
  return forms[roll(forms.length)] ?? words;
}

const spaced = (digits: string, roll: (sides: number) => number): string =>
  [
    digits,
    digits.replaceAll(/(.{3})/g, '$1 '),
    digits.replaceAll(/(.{4})/g, '$1-'),
    digits.replaceAll(/(.{5})/g, '$1\u00a0'),
  ][roll(4)] ?? digits;

/** Who and what a case is about, and how it is written this time. */
interface Cast {
  readonly number: number;
  readonly firm: readonly [string, string, string, string];
  readonly person: string;
  readonly known: readonly string[];
  /** The name, spelt by the numbers of its letters. */
  readonly numbers: string;
  readonly phone: string;
  readonly site: string;
  readonly mail: string;
  readonly account: string;
  readonly term: string;
  readonly roll: (sides: number) => number;
  readonly say: (words: string) => string;
}

function castOf(number: number): Cast {
  const roll = dice(number + 1);
  const firm = FIRMS[roll(FIRMS.length)] ?? FIRMS[0];
  const [person, ...known] = PEOPLE[roll(PEOPLE.length)] ?? PEOPLE[0];
  const numbers = inNumbers(person, roll(5));
  const phone = `495${String(10 ** 6 + roll(8 * 10 ** 6))}`;
  const site = `hidden-firm-${roll(900) + 100}.example`;
  const account = String(10 ** 9 + roll(10 ** 9)) + String(10 ** 9 + roll(10 ** 9));
  const term = `Operation ${['Kestrel', 'Nightjar', 'Wagtail'][roll(3)]} ${roll(900) + 100}`;
  const mail = `hidden.person.${roll(900) + 100}@example.org`;
  return {
    number,
    firm,
    person,
    known,
    numbers,
    phone,
    site,
    mail,
    account,
    term,
    roll,
    say: words => written(words, roll),
  };
}

const linesOf = ({ firm, person, known, numbers, phone, site, account, term, roll, say }: Cast): string[] => [
  STAYS,
  `Payment by ${say(firm[roll(4)] ?? firm[0])} from account ${spaced(account, roll)} was received.`,
  `Signed by ${say(person)} in person.`,
  `Also signed by ${say(known[roll(known.length)] ?? person)}, who is ${numbers} in the mail.`,
  `Call 8 (${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)} or see ${site}/about, info@${site}.`,
  `Internally called ${say(term)}.`,
  'Nothing else is said here.',
];

/** A file name, with what no file system takes taken out. */
const named = (words: string, ending: string): string => `${words.replaceAll(/[/\\]/g, ' ')}.${ending}`;

/** Documents with evidence from each; which kinds there are depends on the number of the case. */
async function documentsOf(desk: Desk, cast: Cast): Promise<Evidence[]> {
  const { api } = desk;
  const { number, firm, person, mail, account, term, roll, say } = cast;
  const keep = (document: Document, quote: string = STAYS) =>
    api.get('evidence.keep', { marking: { kind: 'quote', documentId: document.id, quote } });
  const text = await brought(
    desk,
    named(`note of ${firm[1]} ${number}`, 'txt'),
    `${linesOf(cast).join('\n\n')}\n`,
  );
  const rows = [1, 2, 3].map(
    row =>
      `${row},"${say(firm[0]).replaceAll('\n', ' ')}","${spaced(account, roll)}",${person.split(' ').join(',')},x`,
  );
  const table = await brought(
    desk,
    `rows-${number}.csv`,
    `No,Payer,Account,Name,Family,Other,More\n${rows.join('\n')}\n`,
  );
  const rowsKept = await api.get('evidence.keep', {
    marking: { kind: 'rows', documentId: table.id, rows: [1, 3] },
    note: say(term),
  });
  const kept = [await keep(text), await keep(text, 'Nothing else is said here.'), rowsKept];
  if (number % 3 === 0)
    kept.push(await keep(await brought(desk, `scan-${number}.pdf`, await aPdf(linesOf(cast)))));
  if (number % 3 === 1) {
    const divided = await brought(desk, `divided-${number}.pdf`, await aDividedPdf(person));
    kept.push(await keep(divided), await keep(divided, 'The second page ends here.'));
  }
  if (number % 4 === 1) {
    const bytes = await aTalkativePdf(linesOf(cast), number % 8 === 1 ? person : firm[2], mail);
    kept.push(await keep(await brought(desk, named(`contract ${person}`, 'pdf'), bytes)));
  }
  if (number % 4 === 2)
    kept.push(await keep(await brought(desk, `remarks-${number}.pdf`, anAnnotatedPdf(person))));
  if (number % 4 === 3)
    kept.push(
      await keep(await brought(desk, named(`mail of ${person}`, 'eml'), aMail(person, mail, say(term)))),
    );
  if (number % 10 === 7) kept.push(await pictureOf(desk, cast));
  return kept;
}

async function pictureOf(desk: Desk, { number, firm, person }: Cast): Promise<Evidence> {
  const drawn = await ports.pageRenderer.png(await aPdf([STAYS, `Paid by ${firm[1]} today.`]), 1, 150);
  const picture = await brought(desk, `picture-${number}.png`, await aTalkativePicture(drawn, person));
  const rectangle = { x: 100, y: 100, width: 400, height: 60 };
  return await desk.api.get('evidence.keep', {
    marking: { kind: 'area', documentId: picture.id, page: 1, rectangle },
  });
}

/** Fills a project with an invented case and its rules; answers every word that has to go. */
export async function generated(desk: Desk, number: number): Promise<readonly string[]> {
  const { api } = desk;
  const cast = castOf(number);
  const { firm, person, known, numbers, phone, site, mail, account, term, roll, say } = cast;
  const kept = await documentsOf(desk, cast);
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [
      ...firm.slice(0, 3).map(value => ({ property: 'name', value })),
      { property: 'registrationNumber', value: account },
      { property: 'phone', value: `+7${phone}` },
      { property: 'website', value: `https://www.${site}/ru` },
    ],
  });
  const somebody = await api.get('entities.create', {
    schema: 'Person',
    statements: [
      { property: 'name', value: person },
      { property: 'email', value: mail },
    ],
  });
  await api.get('claims.create', {
    text: `${say(firm[1])} paid through ${say(firm[2])}`,
    note: say(person),
    evidence: kept.map(({ id }) => ({ evidenceId: id, role: 'supports' as const })),
  });
  await api.get('caseFile.edit', {
    patch: {
      title: `About ${say(firm[1])}`,
      reference: roll(2) === 0 ? `R-${number}` : term,
      summary: `It is known [E1] that ${say(person)} of ${say(firm[2])} holds ${spaced(account, roll)}.\n\nSee ${say(term)} [E2].`,
    },
  });
  await api.get('redactions.add', {
    target: { kind: 'entity', entityId: company.id },
    reason: `Protects ${firm[1]}`,
  });
  await api.get('redactions.add', {
    target: { kind: 'entity', entityId: somebody.id },
    reason: 'Personal data',
  });
  await api.get('redactions.add', { target: { kind: 'term', term }, reason: 'Another matter' });
  return [...firm, person, ...known, numbers, phone, site, mail, account, term];
}
