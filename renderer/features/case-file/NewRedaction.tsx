import { useState } from 'react';
import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import type { RedactionTarget } from '../../../electron/shared/contract/redactions.ts';
import { useAction, useProject } from '../../bridge/hooks.tsx';
import { HANDLING } from '../../text/words.ts';
import { ActionNotice, Button, Segments, TextField } from '../../ui/index.ts';
import { EntityFinder } from '../entities/Finders.tsx';

type Kind = 'term' | 'entity' | 'handling' | 'area';
type Code = 'restricted' | 'source';

const KINDS: readonly { readonly value: Kind; readonly words: string }[] = [
  { value: 'term', words: 'Words' },
  { value: 'entity', words: 'Entity' },
  { value: 'handling', words: 'Handling' },
  { value: 'area', words: 'Area' },
];

/** Adds a rule: what goes, and why. */
export function NewRedaction({ onAdded }: { readonly onAdded: () => void }) {
  const readOnly = useProject()?.readOnly ?? false;
  const add = useAction('redactions.add');
  const [kind, setKind] = useState<Kind>('term');
  const [term, setTerm] = useState('');
  const [entity, setEntity] = useState<EntitySummary | null>(null);
  const [code, setCode] = useState<Code>('source');
  const [reason, setReason] = useState('');
  const target = targetOf(kind, term, entity, code);
  const run = async () => {
    if (!target) return;
    const result = await add.run({ target, reason });
    if (!result.ok) return;
    onAdded();
  };
  return (
    <form
      className="redaction-new"
      onSubmit={event => {
        event.preventDefault();
        void run();
      }}
    >
      <Segments label="What to redact" value={kind} choices={KINDS} onChange={setKind} disabled={readOnly} />
      {kind === 'term' && (
        <TextField label="Words" value={term} onChange={setTerm} dir="auto" disabled={readOnly} />
      )}
      {kind === 'entity' && (
        <EntityFinder
          label="Entity"
          fits={() => true}
          chosen={entity ? `N${entity.number} ${entity.name}` : ''}
          onPick={setEntity}
        />
      )}
      {kind === 'handling' && (
        <Segments<Code>
          label="Handling code"
          value={code}
          choices={[
            { value: 'source', words: HANDLING.source.words },
            { value: 'restricted', words: `${HANDLING.restricted.words} and stricter` },
          ]}
          onChange={setCode}
          disabled={readOnly}
        />
      )}
      {kind === 'area' ? (
        <p className="second small">
          Open the document, press A, drag a box over the place, and choose Redact.
        </p>
      ) : (
        <div className="redaction-why">
          <TextField label="Why" value={reason} onChange={setReason} dir="auto" disabled={readOnly} />
          <Button
            small
            type="submit"
            words="Redact"
            disabled={readOnly || add.busy || !target || reason.trim() === ''}
          />
        </div>
      )}
      <ActionNotice of={add} />
    </form>
  );
}

function targetOf(
  kind: Kind,
  term: string,
  entity: EntitySummary | null,
  code: Code,
): RedactionTarget | null {
  if (kind === 'term') return term.trim() === '' ? null : { kind, term };
  if (kind === 'entity') return entity && { kind, entityId: entity.id };
  return kind === 'handling' ? { kind, handling: code } : null;
}
