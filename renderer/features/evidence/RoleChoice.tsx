import type { KeyboardEvent } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import { ROLE_SIGN, ROLE_WORDS } from '../../text/words.ts';

const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];

/** The role that a key chooses: `+`, `-` or `0`; undefined for any other key. */
export const roleOfKey = (key: string): Role | undefined =>
  (({ '+': 'supports', '=': 'supports', '-': 'contradicts', '−': 'contradicts', '0': 'context' }) as const)[
    key
  ];

/** Three signs, one of them chosen: what evidence does for the thing it is linked to. */
export function RoleChoice(props: {
  readonly label: string;
  readonly role: Role;
  readonly onRole: (role: Role) => void;
}) {
  const { label, role, onRole } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = roleOfKey(event.key);
    if (!chosen || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onRole(chosen);
  };
  return (
    <fieldset className="role-choice" aria-label={label} onKeyDown={onKeyDown}>
      {ROLES.map(choice => (
        <button
          key={choice}
          type="button"
          className={choice === role ? choice : undefined}
          aria-pressed={choice === role}
          aria-label={ROLE_WORDS[choice]}
          title={ROLE_WORDS[choice]}
          onClick={() => onRole(choice)}
        >
          {ROLE_SIGN[choice]}
        </button>
      ))}
    </fieldset>
  );
}
