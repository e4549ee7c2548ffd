import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { failed, ok, type Result } from '../../../electron/shared/kernel/result.ts';
import type { Shelf } from '../../bridge/shelf.ts';
import type { DraftLink } from './draft.ts';

/** A link that was made, as the quiet line names it. */
export interface MadeLink {
  readonly role: Role;
  readonly label: string;
}

/** Remembers what was linked to, for Shift E and the form's first link. */
export function rememberLink(shelf: Shelf, link: DraftLink): void {
  if (link.kind === 'claim') shelf.setState({ lastClaim: { id: link.id, number: link.number } });
  if (link.kind === 'entity')
    shelf.setState({ lastEntity: { id: link.id, number: link.number, name: link.words } });
}

/** Links kept evidence to a claim or entity, which is made first when it is new. One action each. */
export async function makeLink(
  api: ApiClient,
  shelf: Shelf,
  evidenceId: EvidenceId,
  link: DraftLink,
  language: string,
): Promise<Result<MadeLink, Problem>> {
  if (link.kind === 'new-claim') {
    const made = await api.call('claims.create', {
      text: link.words,
      evidence: [{ evidenceId, role: link.role }],
    });
    if (!made.ok) return made;
    const { id, number } = made.value;
    shelf.setState({ lastClaim: { id, number } });
    return ok({ role: link.role, label: `C${number}` });
  }
  if (link.kind === 'new-entity') {
    const named = {
      property: 'name',
      value: link.words,
      evidenceIds: [evidenceId],
      ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}),
    };
    const made = await api.call('entities.create', { schema: link.schema, statements: [named] });
    if (!made.ok) return made;
    const { id, number, name } = made.value;
    shelf.setState({ lastEntity: { id, number, name } });
    return ok({ role: 'supports', label: `N${number}` });
  }
  if (link.kind === 'new-value') return addValue(api, shelf, evidenceId, link, language);
  const target =
    link.kind === 'claim'
      ? ({ kind: 'claim', id: link.id } as const)
      : ({ kind: 'entity', id: link.id } as const);
  const made = await api.call('links.add', { evidenceId, target, role: link.role });
  if (!made.ok) return failed(made.problem);
  rememberLink(shelf, link);
  return ok({ role: link.role, label: made.value.label });
}

/** Adds a value to an entity, backed by the evidence. One that names no entity or property is left out. */
async function addValue(
  api: ApiClient,
  shelf: Shelf,
  evidenceId: EvidenceId,
  { entity, property, words }: Extract<DraftLink, { kind: 'new-value' }>,
  language: string,
): Promise<Result<MadeLink, Problem>> {
  if (!entity || property === '')
    return failed({
      code: 'not-allowed',
      what: `“${words}” was not added: ${entity ? 'no property' : 'no entity'} was chosen.`,
      next: 'The evidence is kept. Add the value on the page of its entity.',
    });
  const made = await api.call('statements.add', {
    entityId: entity.id,
    property,
    value: words,
    evidenceIds: [evidenceId],
    ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}),
  });
  if (!made.ok) return made;
  shelf.setState({ lastEntity: entity });
  return ok({ role: 'supports', label: `N${entity.number}` });
}
