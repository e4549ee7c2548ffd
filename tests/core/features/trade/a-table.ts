import type { TestContext } from 'node:test';
import type { TradeSetId } from '../../../../electron/shared/kernel/ids.ts';
import { anEngine, type TestEngine } from '../../../helpers/engine.ts';

/** A small table of declarations: repetitions, a lost zero, a damaged date, a formula, a line of totals. */
export const TABLE = [
  'Номер декларации;Номер товара;Дата регистрации;Направление;Наименование отправителя;Наименование получателя;ИНН получателя;Код товара по ТН ВЭД;Вес нетто, кг;Статистическая стоимость, USD;Фактурная стоимость;Валюта;Банковские реквизиты;Описание товара',
  '1/1;1;14.01.2024;ИМ;NORVANE TRADING CO LTD;ООО "ВЕКТОР";7701234567;8542319000;1,5;1 000,10;7 200,00;CNY;BANK OF LANSHI;МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ',
  '1/1;1;14.01.2024;ИМ;NORVANE TRADING CO LTD;ООО "ВЕКТОР";7701234567;8542319000;1,5;1 000,10;7 200,00;CNY;BANK OF LANSHI;МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ',
  '1/2;1;14.03.2024;ИМ;NORVANE TRADING CO LTD;ООО "ВЕКТОР";7701234567;8542390000;2,25;0,20;1,44;CNY;BANK OF LANSHI;ЧИПЫ',
  '2/1;1;02.04.2024;ИМ;QINGLAN ELECTRONICS ПО ПОРУЧЕНИЮ NORVANE;АО "ЗЕНИТ";7707654321;304990000;10;5;36;CNY;NULL;ФИЛЕ РЫБНОЕ',
  '2/2;1;31.02.2024;ИМ;NORVANE TRADING CO LTD;ООО "ВЕКТОР";7701234567;8542319000;1;7;50;CNY;NULL;ЧИПЫ',
  '2/3;1;03.04.2024;ИМ;=SUM(A1);АО "ЗЕНИТ";7707654321;8457101000;1200;99999,99;720000;CNY;BANK OF LANSHI;СТАНОК ТОКАРНЫЙ',
  'Итого;;;;;;;;14,75;1 012,30;;;;',
].join('\r\n');

/** An engine with the table imported. */
export async function aTable(t: TestContext): Promise<TestEngine & { readonly setId: TradeSetId }> {
  const engine = await anEngine(t);
  engine.write('/trade.csv', TABLE);
  const { sets } = await engine.api.get('trade.import', { sources: [{ kind: 'path', path: '/trade.csv' }] });
  const [set] = sets;
  if (!set) throw new Error('nothing was imported');
  return { ...engine, setId: set.id };
}
