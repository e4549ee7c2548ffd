import { ICONS, type IconName } from './icons.ts';

/** An icon. It never stands alone: the words beside it, or its button's name, say what it means. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 16 | 20 }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path fillRule="evenodd" d={ICONS[name].join('')} />
    </svg>
  );
}
