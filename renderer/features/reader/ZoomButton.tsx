import { Icon } from '../../ui/Icon.tsx';
import { openMenu } from '../../ui/index.ts';
import type { Zoom } from '../../viewer/layout.ts';
import type { View } from './desk.ts';

const ZOOMS: readonly { readonly words: string; readonly zoom: Zoom }[] = [
  { words: 'Fit width', zoom: { fit: 'width' } },
  { words: 'Fit page', zoom: { fit: 'page' } },
  ...[0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4].map(factor => ({ words: `${factor * 100} %`, zoom: { factor } })),
];

/** How large pages are, whether one at a time, and how they are turned. */
export function ZoomButton({
  view,
  onView,
}: {
  readonly view: View;
  readonly onView: (patch: Partial<View>) => void;
}) {
  const { zoom, turn } = view;
  const words =
    'fit' in zoom ? (zoom.fit === 'width' ? 'Fit width' : 'Fit page') : `${Math.round(zoom.factor * 100)} %`;
  return (
    <button
      type="button"
      className="button small quiet"
      aria-haspopup="menu"
      aria-label={`Zoom: ${words}`}
      onClick={event =>
        openMenu(event.currentTarget, 'Zoom', [
          ...ZOOMS.map(choice => ({ words: choice.words, run: () => onView({ zoom: choice.zoom }) })),
          'divider',
          {
            words: view.single ? 'Pages one after another' : 'One page at a time',
            keys: 's',
            run: () => onView({ single: !view.single }),
          },
          'divider',
          {
            words: 'Turn to the right',
            keys: 't',
            run: () => onView({ turn: ((turn + 90) % 360) as View['turn'] }),
          },
          {
            words: 'Turn to the left',
            keys: 'shift+t',
            run: () => onView({ turn: ((turn + 270) % 360) as View['turn'] }),
          },
        ])
      }
    >
      {words}
      <Icon name="caretDown" size={12} />
    </button>
  );
}
