import type { TradeRecord } from '../../../shared/contract/trade.ts';

/** Properties of a shipment by the fields of a record: FollowTheMoney's own, then those of the extension. */
const PROPERTIES: Readonly<Record<string, string>> = {
  ccdNumber: 'declaration',
  goodsDescription: 'goods',
  vedCode: 'hs',
  startDate: 'date',
  directionOfTransportation: 'direction',
  customsProcedure: 'procedure',
  departureCountry: 'dispatch',
  destinationCountry: 'destination',
  originCountry: 'origin',
  tradingCountry: 'tradingCountry',
  customsAmount: 'customsValue',
  itemNumber: 'item',
  hsEdition: 'hsVersion',
  highPriorityTier: 'chplTier',
  criticalItem: 'criticalItem',
  netWeight: 'netKg',
  grossWeight: 'grossKg',
  statisticalValueUsd: 'valueUsd',
  incoterms: 'incoterms',
  manufacturer: 'manufacturer',
  trademark: 'trademark',
  model: 'model',
  bankDetails: 'bank',
  contractNumber: 'contractNumber',
};

/** What a record says of its shipment, by property; its summary first, which names it. */
export function shipmentValues({ values, row }: TradeRecord): { property: string; value: string }[] {
  const { declaration, item, date, invoiceValue, currency, quantity, unit } = values;
  const number = declaration ? `Declaration ${declaration}` : `Row ${row}`;
  const summary = [number, item && `item ${item}`, date].filter(part => part).join(', ');
  const own = Object.entries(PROPERTIES).map(([property, field]) => [property, values[field]] as const);
  const joined = [
    ['invoiceAmount', invoiceValue && [invoiceValue, currency].filter(part => part).join(' ')],
    ['quantity', quantity && [quantity, unit].filter(part => part).join(' ')],
  ] as const;
  return [['summary', summary] as const, ...own, ...joined].flatMap(([property, value]) =>
    value ? [{ property, value: value.slice(0, 10_000) }] : [],
  );
}
