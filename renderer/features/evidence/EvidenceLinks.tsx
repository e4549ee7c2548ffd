import { useState } from 'react';
import type { Evidence, Link } from '../../../electron/shared/contract/evidence.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { besideRouteOf, canStandBeside, openBeside } from '../../navigation/beside.ts';
import { ActionNotice, ClaimChip, IconButton, LinkButton, ProblemNotice } from '../../ui/index.ts';
import type { DraftLink } from './draft.ts';
import { LinkBox } from './LinkBox.tsx';
import { makeLink } from './make-links.ts';
import { RoleChoice } from './RoleChoice.tsx';

/** What kept evidence serves: roles, unlinking, and a box for one more. */
export function EvidenceLinks({ evidence }: { readonly evidence: Evidence }) {
  const { api, shelf } = useServices();
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = async (link: DraftLink) => {
    const made = await makeLink(api, shelf, evidence.id, link, evidence.language);
    setProblem(made.ok ? null : made.problem);
  };
  return (
    <div className="field">
      <span className="label">Links</span>
      {evidence.links.map(link => (
        <KeptLink key={link.id} link={link} />
      ))}
      <LinkBox
        linked={evidence.links.flatMap(linkedTo)}
        passage={evidence.quote}
        onLink={link => void add(link)}
      />
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </div>
  );
}

/** A kept link as the box knows links, so that it is not offered again. */
function linkedTo({ target, role, label, words }: Link): DraftLink[] {
  const number = Number(label.slice(1));
  if (target.kind === 'claim') return [{ kind: 'claim', id: target.id, number, words, role }];
  if (target.kind === 'entity') return [{ kind: 'entity', id: target.id, number, words, role }];
  return [];
}

function KeptLink({ link }: { readonly link: Link }) {
  const edit = useAction('links.edit');
  const remove = useAction('links.remove');
  const { label, words, role, target } = link;
  return (
    <>
      <div className="link-row">
        <RoleChoice
          label={`What it does for ${label}`}
          role={role}
          onRole={next => next !== role && void edit.run({ id: link.id, patch: { role: next } })}
        />
        <Target link={link} />
        {target.kind === 'claim' && (
          <span className="ellipsis grow" dir="auto" title={words}>
            {words}
          </span>
        )}
        <BesideButton link={link} />
        <IconButton
          icon="close"
          words={`Unlink from ${label}`}
          onClick={() => void remove.run({ id: link.id })}
        />
      </div>
      <ActionNotice of={edit} />
      <ActionNotice of={remove} />
    </>
  );
}

/** Where a page is read, the claim or entity can stand beside it. */
function BesideButton({ link: { target, label } }: { readonly link: Link }) {
  const { navigation, shelf } = useServices();
  const route = besideRouteOf(target);
  if (!route || !canStandBeside({ navigation, shelf })) return null;
  return (
    <IconButton
      icon="columns"
      words={`Open ${label} beside the page`}
      onClick={() => openBeside({ navigation, shelf }, route)}
    />
  );
}

function Target({ link: { target, label, words } }: { readonly link: Link }) {
  const { navigation } = useServices();
  if (target.kind === 'claim')
    return <ClaimChip id={target.id} number={Number(label.slice(1))} text={words} />;
  if (target.kind === 'entity')
    return (
      <span className="grow ellipsis">
        <LinkButton
          words={words || label}
          onClick={() => navigation.go({ place: 'entities', id: target.id })}
        />
      </span>
    );
  return (
    <span className="grow ellipsis" dir="auto" title={`${label} ${words}`}>
      <span className="muted">{label}</span> {words}
    </span>
  );
}
