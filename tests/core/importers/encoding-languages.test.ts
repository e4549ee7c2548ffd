// Encodings of many languages are told apart: from whole paragraphs, and from lines as short as those of a table.
import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeText } from '../../../electron/core/importers/text/encoding.ts';
import { encode } from './encode.ts';

const texts: Readonly<Record<string, string>> = {
  russian:
    'Настоящий договор заключён между продавцом и покупателем.\nТовар поставляется партиями в течение года, цена указана в спецификации.\nОплата производится в рублях на счёт продавца не позднее десяти дней.\n',
  ukrainian:
    'Цей договір укладено між продавцем і покупцем.\nТовар постачається партіями протягом року, ціна зазначена у специфікації.\nЄдина вимога: її виконання після підписання угоди в Києві.\n',
  polish:
    'Niniejsza umowa została zawarta między sprzedawcą a kupującym.\nTowar będzie dostarczany częściami w ciągu roku, zgodnie ze specyfikacją.\nPłatność następuje w złotych na rachunek spółki, nie później niż dziesięć dni.\n',
  czech:
    'Tato smlouva byla uzavřena mezi prodávajícím a kupujícím.\nZboží bude dodáváno po částech v průběhu příštího roku.\nPlatba proběhne na účet společnosti nejpozději do deseti dnů, není-li uvedeno jinak.\n',
  hungarian:
    'Ez a szerződés az eladó és a vevő között jött létre.\nAz árut egy éven belül részletekben szállítják, az ár a mellékletben szerepel.\nA fizetés tíz napon belül történik az eladó számlájára, különben megszűnik.\n',
  turkish:
    'Bu sözleşme satıcı ile alıcı arasında imzalanmıştır.\nMallar bir yıl içinde parçalar halinde teslim edilecektir, fiyatı ekte gösterilmiştir.\nÖdeme on gün içinde şirketin hesabına yapılır, değişiklik yazılı olmalıdır.\n',
  lithuanian:
    'Ši sutartis sudaryta tarp pardavėjo ir pirkėjo.\nPrekės bus pristatomos dalimis per vienerius metus, kaina nurodyta priede.\nMokėjimas atliekamas į įmonės sąskaitą ne vėliau kaip per dešimt dienų.\n',
  german:
    'Dieser Vertrag wurde zwischen Verkäufer und Käufer geschlossen.\nDie Ware wird während des Jahres geliefert, der Preis ist für jede Lieferung gültig.\nDie Zahlung erfolgt spätestens zehn Tage nach Übergabe, außer bei höherer Gewalt.\n',
  french:
    'Le présent contrat est conclu entre le vendeur et l\u2019acheteur.\nLa marchandise sera livrée à la fin de l\u2019année, le prix étant indiqué en annexe.\nLe règlement est effectué sur le compte de la société, après réception.\n',
  spanish:
    'El presente contrato se celebra entre el vendedor y el comprador español.\nLa mercancía se entregará durante el año según la especificación técnica.\nEl pago se hará en diez días; ¿quién notificará la modificación?\n',
  greek:
    'Η παρούσα σύμβαση συνάπτεται μεταξύ του πωλητή και του αγοραστή.\nΤα εμπορεύματα παραδίδονται τμηματικά κατά τη διάρκεια του έτους.\nΗ πληρωμή γίνεται στον λογαριασμό της εταιρείας εντός δέκα ημερών.\n',
  hebrew:
    'הסכם זה נערך בין המוכר לבין הקונה.\nהסחורה תסופק בחלקים במשך השנה, והמחיר מצוין בנספח.\nהתשלום יבוצע לחשבון החברה בתוך עשרה ימים.\n',
  arabic:
    'تم إبرام هذا العقد بين البائع والمشتري.\nيتم تسليم البضائع على دفعات خلال السنة والسعر مبين في الملحق.\nيتم الدفع إلى حساب الشركة خلال عشرة أيام.\n',
  japanese:
    'この契約は売主と買主の間で締結された。\n商品は一年以内に分割して納入され、価格は付属書に示される。\n支払いは十日以内に会社の口座に行うものとする。\n',
  korean:
    '이 계약은 판매자와 구매자 사이에 체결되었다.\n물품은 일 년 동안 나누어 인도하며 가격은 부속서에 기재한다.\n대금은 열흘 이내에 회사 계좌로 지급하여야 한다.\n',
  simplified:
    '本合同由卖方与买方签订。\n货物将在一年内分批交付，价格见附件。\n付款应在十天内汇入公司账户，否则按规定处理。\n',
  traditional:
    '本合約由賣方與買方簽訂。\n貨物將在一年內分批交付，價格見附件。\n付款應在十天內匯入公司帳戶，否則依規定處理。\n',
};

const cases: readonly [label: string, languages: readonly string[]][] = [
  ['windows-1251', ['russian', 'ukrainian']],
  ['koi8-r', ['russian']],
  ['koi8-u', ['ukrainian']],
  ['ibm866', ['russian']],
  ['iso-8859-5', ['russian']],
  ['x-mac-cyrillic', ['russian']],
  ['windows-1250', ['polish', 'czech', 'hungarian', 'german']],
  ['iso-8859-2', ['polish', 'czech', 'hungarian']],
  ['windows-1252', ['german', 'french', 'spanish']],
  ['cp850', ['german', 'french', 'spanish']],
  ['cp437', ['german']],
  ['cp852', ['polish', 'czech', 'hungarian']],
  ['windows-1254', ['turkish']],
  ['windows-1257', ['lithuanian']],
  ['windows-1253', ['greek']],
  ['windows-1255', ['hebrew']],
  ['windows-1256', ['arabic']],
  ['shift_jis', ['japanese']],
  ['euc-jp', ['japanese']],
  ['euc-kr', ['korean']],
  ['gb18030', ['simplified']],
  ['big5', ['traditional']],
];

for (const [label, languages] of cases)
  for (const language of languages)
    test(`${language} in ${label} is read right: as a paragraph, as a line, as a table`, () => {
      // DOS has no curled apostrophe.
      const whole = (texts[language] ?? '').replaceAll('\u2019', label.startsWith('cp') ? "'" : '\u2019');
      const lines = whole.split('\n').filter(Boolean);
      const table = `No;Text\n${lines.map((line, index) => `${index + 1};${line.replaceAll(';', ',')}`).join('\n')}\n`;
      // One accented letter alone may stand for many, and a line of Hebrew for Russian in capitals.
      const isTelling = (line: string) =>
        language !== 'hebrew' &&
        [...line].filter(letter => letter > '\x7f').length > (label.startsWith('cp') ? 4 : 1);
      const telling = lines.filter(isTelling);
      for (const text of [whole, whole.repeat(50), whole.replaceAll('\n', '\r\n'), table, ...telling])
        assert.equal(decodeText(encode(label, text))?.text, text);
    });

/** Names and titles, as short as they stand in a cell. Latin letters are told from a single accent. */
const names: readonly [labels: readonly string[], texts: readonly string[]][] = [
  [
    ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'utf-16le', 'utf-16be'],
    [
      'Иванов Пётр Сергеевич',
      'ООО Пример Электроника',
      'Кузнецова Анна Ивановна',
      'ЖДАНОВ ЮРИЙ ФЁДОРОВИЧ',
      'Банк Северный Путь',
      'Щукин и Сыновья, ЗАО',
    ],
  ],
  [
    ['gb18030', 'utf-16le', 'utf-16be'],
    ['深圳市瑞达微电子有限公司', '北京国际贸易公司', '香港国际货运代理有限公司', '阿卜杜拉·穆罕默德·优素福'],
  ],
  [['big5'], ['香港虛構貿易有限公司', '臺灣國際電子股份有限公司']],
  [['euc-kr'], ['서울무역주식회사', '김정수 이사', '한국수출입은행']],
  [
    ['shift_jis', 'euc-jp'],
    ['東京エレクトロニクス株式会社', 'ヤマダ商事', '契約書について'],
  ],
  [['windows-1256'], ['شركة التجارة الدولية', 'محمد بن سلمان', 'عبد الله الأحمد']],
  [['windows-1253'], ['Γεώργιος Παπαδόπουλος', 'ΑΘΗΝΑ Α.Ε.', 'Εταιρεία Εμπορίου']],
  [
    ['windows-1252'],
    [
      'coup d\u2019état',
      'le concubin ou le partenaire lié à la vie',
      'Müller & Söhne GmbH',
      'wait\u2026 don\u2019t',
      '\u201cquoted\u201d words',
      'Société Générale',
      'AÑO 2024',
      'L\u2019ÉGALITÉ D\u2019ÊTRES HUMAINS',
      'price \u20ac 500 \u2013 600',
    ],
  ],
];

for (const [labels, samples] of names)
  for (const label of labels)
    test(`names in ${label} are read right, as short as they are`, () => {
      for (const text of samples) assert.equal(decodeText(encode(label, text))?.text, text);
    });

test('a few accents of DOS are read as that, and called a guess', () => {
  const decoded = decodeText(encode('cp850', 'LLC Aeroscan est un opérateur commercial'));
  assert.equal(decoded?.text, 'LLC Aeroscan est un opérateur commercial');
  assert.match(decoded?.warnings[0] ?? '', /The encoding is a guess/);
});

test('a table framed by DOS keeps its frame and its letters', () => {
  const text = '┌───────┬─────┐\n│Käufer │Größe│\n│Müller │grün │\n└───────┴─────┘\n';
  assert.equal(decodeText(encode('cp850', text))?.text, text);
});
