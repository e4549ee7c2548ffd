import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Link } from '../../../electron/shared/contract/evidence.ts';

const STRENGTH: Readonly<Record<Role, number>> = { context: 0, supports: 1, contradicts: 2 };

/**
 * The claims and entities that links lead to, each once, in the order of their first links. Evidence can serve several
 * values of one entity: its strongest role is given, where contradicting is stronger than supporting, for it must be seen.
 */
export function targetsOf(
  links: readonly Pick<Link, 'label' | 'role'>[],
): readonly { readonly label: string; readonly role: Role }[] {
  const roles = new Map<string, Role>();
  for (const { label, role } of links) {
    const known = roles.get(label);
    if (known === undefined || STRENGTH[role] > STRENGTH[known]) roles.set(label, role);
  }
  return [...roles].map(([label, role]) => ({ label, role }));
}
