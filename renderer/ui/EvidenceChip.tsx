import type { KeyboardEvent, MouseEvent } from 'react';
import type { Role } from '../../electron/shared/contract/common.ts';
import type { EvidenceId } from '../../electron/shared/kernel/ids.ts';
import { useServices } from '../bridge/hooks.tsx';
import { useOpenEvidence } from '../navigation/hooks.ts';
import { ROLE_SIGN, ROLE_WORDS } from '../text/words.ts';
import { type ChipFacts, chipName } from './chip-name.ts';
import { copyCitation } from './copy-citation.ts';
import { writeEvidenceDrag } from './evidence-drag.ts';
import { closeFloating, leaveEvidenceCard, type MenuEntry, openEvidenceCard, openMenu } from './floating.ts';

interface ChipProps extends ChipFacts {
  readonly id: EvidenceId;
  /** short: number; page: with its place; full: with place and grades. */
  readonly form?: 'short' | 'page' | 'full';
  /** In running text the `+` is left out; `−` and `○` stay, so that nothing contrary hides. */
  readonly inText?: boolean;
  readonly selected?: boolean;
  /** Where its role can be changed here. */
  readonly onRole?: (role: Role) => void;
  readonly onLink?: () => void;
  readonly onUnlink?: () => void;
}

const KEY_ROLE: Readonly<Record<string, Role>> = { '+': 'supports', '-': 'contradicts', '0': 'context' };

/**
 * One piece of evidence, the same in every place: hover or Space shows it, a click opens its page with the passage
 * marked, Alt-click shows it in the inspector, it can be dragged, and its menu says all that can be done.
 */
export function EvidenceChip(props: ChipProps) {
  const { id, number, role, inText = false, state, selected = false } = props;
  const { shelf, api, commands } = useServices();
  const open = useOpenEvidence();
  const inspect = () => shelf.setState({ inspected: { kind: 'evidence', id } });
  const copy = () => void copyCitation(api, id);
  const menu = (anchor: Element) =>
    openMenu(anchor, `Evidence ${number}`, menuOf(props, { open: () => void open(id), inspect, copy }));

  const click = (event: MouseEvent) => {
    event.stopPropagation();
    closeFloating();
    if (event.altKey) inspect();
    else void open(id);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (commands.awaiting(event.timeStamp)) return;
    const key = event.key.toLowerCase();
    const newRole = KEY_ROLE[key];
    if (event.key === ' ') openEvidenceCard(event.currentTarget, id, true);
    else if (event.key === 'Enter' && event.altKey) inspect();
    else if (event.key === 'F10' && event.shiftKey) menu(event.currentTarget);
    else if (key === 'c' && (event.ctrlKey || event.metaKey)) copy();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (key === 'o') void open(id);
    else if (key === 'l' && props.onLink) props.onLink();
    else if (newRole && props.onRole) props.onRole(newRole);
    else if (event.key === 'Delete' && props.onUnlink) props.onUnlink();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const sign = state === 'lost' ? '!' : role && !(inText && role === 'supports') ? ROLE_SIGN[role] : null;
  return (
    <button
      type="button"
      className={['chip', state === 'lost' ? 'lost' : role, state === 'moved' && 'moved', inText && 'in-text']
        .filter(Boolean)
        .join(' ')}
      data-evidence={number}
      data-selected={selected || undefined}
      draggable
      onDragStart={event => writeEvidenceDrag(event.dataTransfer, { id, number })}
      onClick={click}
      onKeyDown={press}
      onContextMenu={event => {
        event.preventDefault();
        event.stopPropagation();
        menu(event.currentTarget);
      }}
      onPointerEnter={event => openEvidenceCard(event.currentTarget, id)}
      onPointerLeave={leaveEvidenceCard}
    >
      <span className="unseen">{chipName(props)}</span>
      <ChipFace {...props} sign={sign} />
    </button>
  );
}

/** What the eye reads of a chip; screen readers get its name in words instead. */
function ChipFace({
  number,
  place,
  sourceGrade,
  informationGrade,
  form = 'short',
  sign,
}: ChipProps & { readonly sign: string | null }) {
  return (
    <span className="chip-face" aria-hidden="true">
      {sign && <span className="chip-sign">{sign}</span>}
      <span className="chip-number">E{number}</span>
      {form !== 'short' && place && <span className="chip-part">{place}</span>}
      {form === 'full' && (sourceGrade || informationGrade) && (
        <span className="chip-part">
          {sourceGrade}
          {informationGrade}
        </span>
      )}
    </span>
  );
}

function menuOf(
  { onLink, onRole, onUnlink, role }: ChipProps,
  run: { readonly open: () => void; readonly inspect: () => void; readonly copy: () => void },
): readonly MenuEntry[] {
  const entries: MenuEntry[] = [
    { words: 'Open page', keys: 'o', icon: 'document', run: run.open },
    { words: 'Show in inspector', keys: 'alt+enter', icon: 'panel', run: run.inspect },
    { words: 'Copy with citation', keys: 'ctrl+c', run: run.copy },
  ];
  if (onLink) entries.push({ words: 'Link to', keys: 'l', icon: 'link', run: onLink });
  if (onRole) {
    entries.push('divider');
    for (const [keys, choice] of Object.entries(KEY_ROLE)) {
      const off = choice === role ? 'It does so already' : undefined;
      entries.push({
        words: `${ROLE_SIGN[choice]} ${ROLE_WORDS[choice]}`,
        keys,
        off,
        run: () => onRole(choice),
      });
    }
  }
  if (onUnlink) entries.push('divider', { words: 'Unlink', keys: 'delete', danger: true, run: onUnlink });
  return entries;
}
