import type { Claim, ClaimRef } from '../../../electron/shared/contract/claims.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { CLAIM_STATUS } from '../../text/words.ts';
import { ActionNotice, ClaimChip, EntityName, IconButton, Section } from '../../ui/index.ts';
import { EntityFinder } from '../entities/Finders.tsx';
import { ClaimFinder, ElementFinder, useIds } from './ClaimFinders.tsx';
import type { ClaimWork } from './use-claim-work.ts';

/** What a claim answers and whom it is about. */
export function AboutSection({ claim, work }: { readonly claim: Claim; readonly work: ClaimWork }) {
  const answered = useIds(claim.elements.map(({ id }) => id));
  const about = useIds(claim.entities.map(({ id }) => id));
  return (
    <Section title="Answers, and is about">
      <div className="column">
        {claim.elements.map(element => (
          <div className="row claim-ref" key={element.id}>
            <span className="tag outline number">{element.code}</span>
            <span className="grow small second">{element.title}</span>
            <IconButton
              icon="close"
              words={`Does not answer ${element.code}`}
              onClick={() => void work.answer(claim.id, element.id, false)}
            />
          </div>
        ))}
        <ElementFinder
          label="Answers an element"
          bare
          placeholder="Answers: code or title of an element"
          without={answered}
          onPick={({ id }) => void work.answer(claim.id, id, true)}
        />
        {claim.entities.map(entity => (
          <div className="row claim-ref" key={entity.id}>
            <span className="grow ellipsis">
              <EntityName id={entity.id} schema={entity.schema} name={entity.name} />
            </span>
            <IconButton
              icon="close"
              words={`Is not about ${entity.name}`}
              onClick={() => void work.editMany({ ids: [claim.id], removeEntities: [entity.id] })}
            />
          </div>
        ))}
        <EntityFinder
          label="Is about an entity"
          bare
          placeholder="About: number or name of an entity"
          fits={({ id }) => !about.has(id)}
          onPick={({ id }) => void work.editMany({ ids: [claim.id], addEntities: [id] })}
        />
      </div>
    </Section>
  );
}

/** The parts of a claim, the claim that it is a part of, and what is explained otherwise. A circle is refused in place. */
export function PartsSection({ claim }: { readonly claim: Claim }) {
  const edit = useAction('claims.edit');
  const make = useAction('claims.create');
  const none = useIds([claim.id, ...claim.subClaims.map(({ id }) => id)]);
  const own = useIds([claim.id]);
  const put = (id: Claim['id'], parentId: Claim['id'] | null) => void edit.run({ id, patch: { parentId } });
  return (
    <Section title="Parts and alternatives">
      <div className="column">
        <Refs
          refs={claim.subClaims}
          words={number => `C${number} is no part of it`}
          onDrop={id => put(id, null)}
        />
        <ClaimFinder
          label="Add a part"
          bare
          placeholder="Add a part: a claim, or words for a new one"
          without={none}
          create={{
            words: typed => `Make the part “${typed}”`,
            run: text => void make.run({ text, parentId: claim.id }),
          }}
          onPick={({ id }) => put(id, claim.id)}
        />
        <Above
          label="Is a part of"
          id={claim.parentId}
          without={own}
          onPut={parentId => put(claim.id, parentId)}
        />
        <Above
          label="Explains otherwise"
          id={claim.alternativeTo}
          without={own}
          onPut={alternativeTo => void edit.run({ id: claim.id, patch: { alternativeTo } })}
        />
        {claim.alternatives.length > 0 && <p className="label">Explained otherwise by</p>}
        <Refs
          refs={claim.alternatives}
          words={number => `C${number} is no alternative to it`}
          onDrop={id => void edit.run({ id, patch: { alternativeTo: null } })}
        />
        <ActionNotice of={edit} />
        <ActionNotice of={make} />
      </div>
    </Section>
  );
}

function Refs({
  refs,
  words,
  onDrop,
}: {
  readonly refs: readonly ClaimRef[];
  readonly words: (number: number) => string;
  readonly onDrop: (id: Claim['id']) => void;
}) {
  return refs.map(({ id, number, status }) => (
    <div className="row claim-ref" key={id}>
      <NamedClaim id={id} number={number} />
      <span className="small second">{CLAIM_STATUS[status]}</span>
      <IconButton icon="close" words={words(number)} onClick={() => onDrop(id)} />
    </div>
  ));
}

function NamedClaim({ id, number }: { readonly id: Claim['id']; readonly number: number }) {
  const query = useQuery('claims.get', { id }, ['claim']);
  const text = query.status === 'ready' ? query.value.text.slice(0, 200) : '';
  return (
    <>
      <ClaimChip id={id} number={number} text={text} />
      <span className="grow ellipsis small" dir="auto">
        {text}
      </span>
    </>
  );
}

/** The one claim above this one, which can be chosen and taken away. */
function Above({
  label,
  id,
  without,
  onPut,
}: {
  readonly label: string;
  readonly id: Claim['id'] | undefined;
  readonly without: ReadonlySet<string>;
  readonly onPut: (id: Claim['id'] | null) => void;
}) {
  const query = useQuery('claims.get', id ? { id } : null, ['claim']);
  if (!id)
    return (
      <ClaimFinder
        label={label}
        bare
        placeholder={`${label}: number or words`}
        without={without}
        onPick={picked => onPut(picked.id)}
      />
    );
  return (
    <div className="column" style={{ gap: 2 }}>
      <span className="label">{label}</span>
      <div className="row claim-ref">
        {query.status === 'ready' && <NamedClaim id={id} number={query.value.number} />}
        <IconButton icon="close" words={`${label} nothing`} onClick={() => onPut(null)} />
      </div>
    </div>
  );
}
