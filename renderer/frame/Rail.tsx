import { useServices } from '../bridge/hooks.tsx';
import { useNavigation, useRoute } from '../navigation/hooks.ts';
import { type Route, railPlace } from '../navigation/routes.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { PLACES, RAIL } from './places.ts';

/** The places of the case, then log, settings and lock. */
export function Rail() {
  const { session } = useServices();
  const route = useRoute();
  const here = railPlace(route);
  return (
    <nav className="rail" aria-label="Places">
      <PlumbMark />
      {RAIL.filter(entry => PLACES[entry.place]).map(entry => (
        <RailEntry key={entry.place} {...entry} to={{ place: entry.place }} current={here === entry.place} />
      ))}
      <div className="rail-space" />
      <RailEntry words="Log" icon="log" to={{ place: 'log' }} current={here === 'log'} />
      <RailEntry words="Settings" icon="settings" to={{ place: 'settings' }} current={here === 'settings'} />
      <button
        type="button"
        className="rail-entry"
        title="Lock (Ctrl Shift L)"
        onClick={() => void session.lock()}
      >
        <Icon name="lock" />
        Lock
      </button>
    </nav>
  );
}

function RailEntry({
  words,
  icon,
  to,
  current,
}: {
  words: string;
  icon: IconName;
  to: Route;
  current: boolean;
}) {
  const navigation = useNavigation();
  return (
    <button
      type="button"
      className="rail-entry"
      aria-current={current ? 'page' : undefined}
      onClick={() => navigation.go(to)}
    >
      <Icon name={icon} />
      {words}
    </button>
  );
}

/** The plumb bob. */
export function PlumbMark({ size = 24 }: { size?: number }) {
  return (
    <div className="rail-mark">
      <svg width={(size * 20) / 24} height={size} viewBox="0 0 20 24" aria-hidden="true">
        <path d="M10 0v11" stroke="currentColor" strokeWidth="1.6" />
        <path d="M4.5 11h11v3.2L10 23 4.5 14.2z" fill="currentColor" />
      </svg>
    </div>
  );
}
