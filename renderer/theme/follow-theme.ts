import type { StoreApi } from 'zustand/vanilla';
import type { Preferences } from '../bridge/preferences.ts';

/** Keeps the page's theme and density as the person chose them, or as the system has them. */
export function followTheme(preferences: StoreApi<Preferences>): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme, density } = preferences.getState();
    const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    document.documentElement.dataset.density = density;
    document.body.classList.toggle('bp6-dark', isDark);
  };
  apply();
  dark.addEventListener('change', apply);
  preferences.subscribe(apply);
}
