import type { CSSProperties } from 'react';
import { boxStyle } from './geometry.ts';
import type { Mark } from './marks.ts';
import type { Size } from './page-source.ts';

/** The marks of one page, over the paper and under the words. Readers hear of them in the margin, not here. */
export function Marks({ marks, size, flash }: { marks: readonly Mark[]; size: Size; flash: string | null }) {
  return (
    <div className="pv-marks" aria-hidden="true">
      {marks.map(mark =>
        mark.rectangles.map((rectangle, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark's rectangles never change places
            key={`${mark.id}-${mark.look}-${index}`}
            data-mark={mark.id}
            className={`pv-mark pv-mark-${mark.shape} pv-look-${mark.look}${mark.id === flash ? ' pv-flash' : ''}`}
            style={
              { ...boxStyle(rectangle, size), '--fill': mark.fill, '--edge': mark.line } as CSSProperties
            }
          />
        )),
      )}
    </div>
  );
}
