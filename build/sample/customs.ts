interface Party {
  readonly name: string;
  readonly country: string;
  readonly address: string;
  readonly inn?: string;
}

interface Goods {
  readonly hs: string;
  readonly description: string;
  readonly maker: string;
  readonly trademark: string;
  readonly model: string;
  readonly unit: string;
}

/** One row of the source: `numbers: comma` writes its figures as a Russian office program does. */
export interface CustomsRow {
  readonly date: string;
  readonly sender: string;
  readonly receiver: string;
  readonly goods: string;
  readonly quantity: number;
  readonly netKg: number;
  readonly grossKg: number;
  readonly usd: number;
  readonly bank?: string;
  readonly contract?: string;
  readonly numbers?: 'comma';
  readonly receiverAs?: string;
  readonly dispatch?: string;
  readonly duplicateOfPrevious?: boolean;
}

/** The source of the customs table: parties, goods and banks by key, and the rows that name them. */
export interface CustomsSource {
  readonly mark: string;
  readonly banks: Readonly<Record<string, string>>;
  readonly parties: Readonly<Record<string, Party>>;
  readonly goods: Readonly<Record<string, Goods>>;
  readonly rows: readonly CustomsRow[];
}

// An invented rate: a real one would only look like a fact.
const roublesPerDollar = 90;

const columns = [
  'ПОМЕТКА (Вымышленный образец)',
  'ND (Номер декларации)',
  'G072 (Дата регистрации)',
  'G011 (Направление перемещения)',
  'G32 (Номер товара по ГТД)',
  'G022 (Наименование отправителя)',
  'G023 (Адрес отправителя)',
  'G0231 (Код страны отправителя)',
  'G081 (ИНН получателя)',
  'G082 (Наименование получателя)',
  'G083 (Адрес получателя)',
  'G15A (Код страны отправления)',
  'G34 (Код страны происхождения)',
  'G17A (Код страны назначения)',
  'G202 (Условие поставки)',
  'G221 (Букв.код валюты контракта)',
  'G281 (Банковские реквизиты)',
  'G31_1 (Наименование и характеристики товаров)',
  'G31_11 (Фирма-изготовитель)',
  'G31_12 (Товарный знак, патент)',
  'G31_14 (Модель)',
  'G31_7 (Количество)',
  'G31_71 (Единица измерения)',
  'G33 (Код товара по ТН ВЭД)',
  'G35 (Вес брутто, кг)',
  'G38 (Вес нетто, кг)',
  'G42 (Фактурная стоимость)',
  'G45 (Таможенная стоимость, руб.)',
  'G46 (Статистическая стоимость, USD.)',
  'G44 (Документы)',
];

function known<T>(table: Readonly<Record<string, T>>, key: string): T {
  const value = table[key];
  if (value === undefined) throw new Error(`The customs source names “${key}”, which it does not define.`);
  return value;
}

function figure(value: number, digits: number, style: CustomsRow['numbers']): string {
  const plain = value.toFixed(digits);
  if (style !== 'comma') return plain;
  const [whole = '', part] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  return part === undefined ? grouped : `${grouped},${part}`;
}

function cells(source: CustomsSource, row: CustomsRow, number: number): string[] {
  const sender = known(source.parties, row.sender);
  const receiver = known(source.parties, row.receiver);
  const goods = known(source.goods, row.goods);
  const [year = '', month = '', day = ''] = row.date.split('-');
  const declared = row.duplicateOfPrevious ? number - 1 : number;
  const usd = figure(row.usd, 2, row.numbers);
  return [
    source.mark,
    `00000000/${day}${month}${year.slice(2)}/${String(declared).padStart(7, '0')}`,
    `${day}.${month}.${year}`,
    'ИМ',
    '1',
    sender.name,
    sender.address,
    sender.country,
    receiver.inn ?? '',
    row.receiverAs ?? receiver.name,
    receiver.address,
    row.dispatch ?? sender.country,
    goods.maker.startsWith('NORVANE') ? 'ZZ' : sender.country,
    'RU',
    row.dispatch ? 'CPT ОБРАЗЦОВСК' : 'FCA',
    'USD',
    row.bank ? known(source.banks, row.bank) : '',
    goods.description,
    goods.maker,
    goods.trademark,
    goods.model,
    figure(row.quantity, 0, row.numbers),
    goods.unit,
    goods.hs,
    figure(row.grossKg, 1, row.numbers),
    figure(row.netKg, 1, row.numbers),
    usd,
    figure(row.usd * roublesPerDollar, 2, row.numbers),
    usd,
    row.contract ? `03011 КОНТРАКТ ${row.contract}` : '',
  ];
}

function quoted(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Returns the table as UTF-8 CSV text: semicolons, one header line, LF line ends. */
export function customsCsv(source: CustomsSource): string {
  const lines = source.rows.map((row, i) => cells(source, row, i + 1));
  return [columns, ...lines].map(line => `${line.map(quoted).join(';')}\n`).join('');
}
