import { useCallback } from 'react';
import type { TextLayerHandle } from './page-source.ts';
import type { ShownPages } from './selection-dom.ts';

/** Notes the words of a page when they stand, so that a selection can be turned into offsets. */
export function useWords(shown: ShownPages) {
  return useCallback(
    (page: number, container: HTMLElement, layer: TextLayerHandle) => {
      container.dataset.words = 'yes';
      const forget = shown.add(page, container, layer.spans, layer.items);
      return () => {
        delete container.dataset.words;
        forget();
      };
    },
    [shown],
  );
}
