import { useState } from 'react';
import { ClaimKind, ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import { Confidence } from '../../../electron/shared/contract/grades.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { ClaimId, ElementId, EntityId } from '../../../electron/shared/kernel/ids.ts';
import { count } from '../../text/format.ts';
import { CLAIM_KIND, CLAIM_STATUS, CONFIDENCE } from '../../text/words.ts';
import { Button, Dialog, SelectField } from '../../ui/index.ts';
import { EntityFinder } from '../entities/Finders.tsx';
import { termWords, useScales } from '../grades/use-scales.ts';
import { ElementFinder } from './ClaimFinders.tsx';
import type { ClaimWork } from './use-claim-work.ts';

type Patch = NonNullable<Given<'claims.editMany'>['patch']>;
interface Change {
  readonly patch: Patch;
  readonly element: { readonly id: ElementId; readonly code: string } | null;
  readonly entity: { readonly id: EntityId; readonly name: string } | null;
  readonly adds: boolean;
}

const LEAVE = 'leave';
const NONE = 'none';
const NOTHING: Change = { patch: {}, element: null, entity: null, adds: true };

/** The same changes to many claims; what is left as it is stays different from claim to claim. */
export function BulkDialog({
  ids,
  work,
  onClose,
}: {
  readonly ids: readonly ClaimId[];
  readonly work: ClaimWork;
  readonly onClose: () => void;
}) {
  const [change, setChange] = useState<Change>(NOTHING);
  const set = (patch: Patch) => setChange(old => ({ ...old, patch: { ...old.patch, ...patch } }));
  const { patch, element, entity, adds } = change;
  const empty = Object.values(patch).every(value => value === undefined) && !element && !entity;
  const apply = async () => {
    const done = await work.editMany(inputOf(ids, change));
    if (done) onClose();
  };
  return (
    <Dialog
      title={`Change ${count(ids.length, 'claim')}`}
      onClose={onClose}
      foot={
        <>
          <Button words="Cancel" onClick={onClose} />
          <Button look="primary" words="Change" disabled={empty} onClick={() => void apply()} />
        </>
      }
    >
      <div className="column bulk-fields">
        <Choice
          label="Status"
          choices={ClaimStatus.options.map(value => [value, CLAIM_STATUS[value]])}
          onChange={status => status && set({ status })}
        />
        <Choice
          label="Kind"
          none="Not said"
          choices={ClaimKind.options.map(value => [value, CLAIM_KIND[value]])}
          onChange={kind => set({ kind })}
        />
        <LikelihoodChoice onChange={likelihood => set({ likelihood })} />
        <Choice
          label="Confidence"
          none="Not said"
          choices={Confidence.options.map(value => [value, CONFIDENCE[value]])}
          onChange={confidence => set({ confidence })}
        />
        <SelectField
          label="Elements and entities below are"
          value={adds ? 'add' : 'remove'}
          choices={[
            { value: 'add', words: 'added to what they have' },
            { value: 'remove', words: 'taken away from what they have' },
          ]}
          onChange={value => setChange(old => ({ ...old, adds: value === 'add' }))}
        />
        <ElementFinder
          label="Element"
          chosen={element?.code ?? ''}
          without={new Set()}
          onPick={picked => setChange(old => ({ ...old, element: picked }))}
        />
        <EntityFinder
          label="Entity"
          chosen={entity?.name ?? ''}
          fits={() => true}
          onPick={picked => setChange(old => ({ ...old, entity: picked }))}
        />
      </div>
    </Dialog>
  );
}

function inputOf(
  ids: readonly ClaimId[],
  { patch, element, entity, adds }: Change,
): Given<'claims.editMany'> {
  const elements = element ? [element.id] : [];
  const entities = entity ? [entity.id] : [];
  return adds
    ? { ids: [...ids], patch, addElements: elements, addEntities: entities }
    : { ids: [...ids], patch, removeElements: elements, removeEntities: entities };
}

/** A choice that leaves things as they are until something is chosen. */
function Choice<V extends string>({
  label,
  none,
  choices,
  onChange,
}: {
  readonly label: string;
  /** What taking the value away is called, where that is possible. */
  readonly none?: string;
  readonly choices: readonly (readonly [V, string])[];
  readonly onChange: (value: V | null | undefined) => void;
}) {
  const [value, setValue] = useState<string>(LEAVE);
  return (
    <SelectField
      label={label}
      value={value}
      choices={[
        { value: LEAVE, words: 'Leave as it is' },
        ...(none ? [{ value: NONE, words: none }] : []),
        ...choices.map(([choice, words]) => ({ value: choice as string, words })),
      ]}
      onChange={chosen => {
        setValue(chosen);
        if (chosen === LEAVE) onChange(undefined);
        else onChange(choices.find(([choice]) => choice === chosen)?.[0] ?? null);
      }}
    />
  );
}

function LikelihoodChoice({ onChange }: { readonly onChange: (value: string | null | undefined) => void }) {
  const query = useScales();
  const scale =
    query.status === 'ready' ? query.value.scales.find(({ id }) => id === query.value.scale) : undefined;
  return (
    <Choice
      label="Likelihood"
      none="Not said"
      choices={(scale?.terms ?? []).map(term => [term.id as string, termWords(term)])}
      onChange={onChange}
    />
  );
}
