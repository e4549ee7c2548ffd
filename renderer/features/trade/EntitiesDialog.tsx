import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import { ShipmentPart, type TradeRecord } from '../../../electron/shared/contract/trade.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { ActionNotice, Button, CheckField, Dialog, LinkButton } from '../../ui/index.ts';

/** More rows at once would make more entities than a person can look through. */
export const MOST_SHIPMENTS = 200;

const PARTS: Readonly<Record<ShipmentPart, string>> = {
  sender: 'Senders',
  receiver: 'Receivers',
  contractHolder: 'Contract holders',
  declarant: 'Declarants',
  manufacturer: 'Manufacturers',
  bank: 'Banks, from the bank details',
};

/** Entities and relations of shipments in one gesture. What is known already by its name is not made again. */
export function EntitiesDialog({
  records,
  onClose,
}: {
  readonly records: readonly TradeRecord[];
  readonly onClose: () => void;
}) {
  const make = useAction('trade.toEntities');
  const [parts, setParts] = useState<readonly ShipmentPart[]>([
    'sender',
    'receiver',
    'contractHolder',
    'bank',
  ]);
  const [shipments, setShipments] = useState(true);
  const [made, setMade] = useState<Output<'trade.toEntities'> | null>(null);
  const tooMany = records.length > MOST_SHIPMENTS;
  const run = async () => {
    const rows = records.map(({ setId, row }) => ({ setId, row }));
    const result = await make.run({ rows, parts: [...parts], shipments });
    if (result.ok) setMade(result.value);
  };
  if (made) return <Made made={made} onClose={onClose} />;
  const there = (part: ShipmentPart) => records.some(({ values }) => (values[part] ?? '') !== '');
  return (
    <Dialog
      title={`Entities of ${count(records.length, 'shipment')}`}
      onClose={onClose}
      foot={
        <>
          <Button words="Cancel" onClick={onClose} />
          <Button
            look="primary"
            words="Make entities"
            disabled={make.busy || tooMany || (parts.length === 0 && !shipments)}
            onClick={() => void run()}
          />
        </>
      }
    >
      <div className="column">
        <p className="second">
          A name that an entity has already is not made again. Each entity and relation has the row as its
          evidence.
        </p>
        {ShipmentPart.options.filter(there).map(part => (
          <CheckField
            key={part}
            label={PARTS[part]}
            checked={parts.includes(part)}
            onChange={checked => setParts(checked ? [...parts, part] : parts.filter(each => each !== part))}
          />
        ))}
        <CheckField
          label="The shipments themselves"
          hint="each with its date, goods, weight and value, tied to its parties"
          checked={shipments}
          onChange={setShipments}
        />
        {tooMany && <p className="small warning">At most {MOST_SHIPMENTS} rows at once: mark fewer.</p>}
        <ActionNotice of={make} />
      </div>
    </Dialog>
  );
}

function Made({
  made,
  onClose,
}: {
  readonly made: Output<'trade.toEntities'>;
  readonly onClose: () => void;
}) {
  const { navigation } = useServices();
  const fresh = made.entities.filter(entity => entity.made);
  const open = (id: (typeof made.entities)[number]['id']) => {
    onClose();
    navigation.go({ place: 'entities', id });
  };
  return (
    <Dialog
      title={`${count(fresh.length, 'entity', 'entities')} made, ${made.entities.length - fresh.length} known already`}
      onClose={onClose}
      foot={<Button look="primary" words="Done" onClick={onClose} />}
    >
      <div className="column">
        <p className="second">
          {count(made.relationIds.length, 'relation')} between them, backed by{' '}
          {count(made.evidenceIds.length, 'piece of evidence', 'pieces of evidence')}.
        </p>
        <ul className="column made-entities">
          {made.entities.map(({ id, number, name, schema, made: isNew }) => (
            <li key={id} className="row">
              <span className="strong number">N{number}</span>
              <LinkButton words={name} onClick={() => open(id)} />
              <span className="small muted">{isNew ? schema : `${schema}, known already`}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
