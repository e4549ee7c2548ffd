import { useEffect, useState } from 'react';

/** Gives focus back to what had it before, when the component goes and nothing else took it. */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const now = document.activeElement;
      if (before instanceof HTMLElement && (now === null || now === document.body)) before.focus();
    },
    [before],
  );
}
