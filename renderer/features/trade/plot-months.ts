// The only importer of Observable Plot: it is loaded when a chart is first shown.
import { plot, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { GROUPS, type SeriesPart } from './series.ts';

/** A day that trade is looked at before and after. */
export interface ChartEvent {
  readonly date: string;
  readonly label: string;
  readonly law: string;
}

/** A drawn chart, and which month is under a place in it. */
export interface DrawnMonths {
  readonly element: Element;
  readonly monthAt: (x: number) => string;
}

const COLOURS = ['var(--bar-1)', 'var(--bar-2)', 'var(--bar-3)', 'var(--bar-4)'];
const SIDE = 62;
/** Half a year's number stands behind the last bar. */
const RIGHT = 18;

/** Draws months as bars from zero, stacked by part, with lines on the days of events. */
export function drawMonths(
  parts: readonly SeriesPart[],
  events: readonly ChartEvent[],
  size: { readonly width: number; readonly height: number },
  words: string,
): DrawnMonths {
  const months = parts.map(({ month }) => month).sort();
  const [first = '2024-01'] = months;
  const last = months.at(-1) ?? first;
  const domain: [Date, Date] = [startOf(first), startOf(last, 1)];
  const inside = events
    .map(event => ({ ...event, day: new Date(`${event.date}T00:00:00Z`) }))
    .filter(({ day }) => day >= domain[0] && day <= domain[1]);
  const groups = GROUPS.filter(group => parts.some(part => part.group === group));
  // Labels stand in two lines, and to the left of their day where there is no room to its right.
  const middle = (domain[0].getTime() + domain[1].getTime() * 2) / 3;
  const labels = inside.map((event, index) => ({
    ...event,
    row: index % 2,
    late: event.day.getTime() > middle,
  }));
  const lines = [0, 1].flatMap(row => [false, true].map(late => ({ row, late })));
  const drawn = plot({
    ...size,
    marginLeft: SIDE,
    marginRight: RIGHT,
    marginTop: inside.length > 0 ? 30 : 10,
    marginBottom: 32,
    ariaLabel: words,
    x: { type: 'utc', domain, label: null, tickSize: 0 },
    // Of few records there are no halves.
    y: {
      label: null,
      tickFormat: 's',
      ticks: Math.max(1, Math.min(4, Math.floor(highestOf(parts)))),
      tickSize: 0,
      nice: true,
      zero: true,
    },
    color: {
      type: 'ordinal',
      domain: [...groups],
      range: groups.map(group => COLOURS[GROUPS.indexOf(group)] ?? ''),
    },
    marks: [
      ruleY([0], { stroke: 'var(--line-strong)' }),
      rectY(
        parts.map(part => ({ ...part, from: startOf(part.month), to: startOf(part.month, 1) })),
        {
          x1: 'from',
          x2: 'to',
          y: 'value',
          fill: 'group',
          order: [...GROUPS],
          insetLeft: 1,
          insetRight: 1,
          title: part => `${part.month}: ${part.text} (${part.group})`,
        },
      ),
      ruleX(inside, { x: 'day', stroke: 'var(--ink)', strokeDasharray: '3,3' }),
      ...lines.map(({ row, late }) =>
        text(
          labels.filter(label => label.row === row && label.late === late),
          {
            x: 'day',
            text: ({ date, label }) => `${date} ${label}`,
            frameAnchor: 'top',
            textAnchor: late ? 'end' : 'start',
            dx: late ? -4 : 4,
            dy: row === 0 ? -24 : -11,
            lineAnchor: 'top',
            fill: 'var(--ink-2)',
            title: 'law',
          },
        ),
      ),
    ],
  });
  // The policy of the page allows no style of its own in a picture: it is in trade.css.
  drawn.querySelector('style')?.remove();
  // The picture has one name: its parts are for the eye, and the table of the same numbers for everybody else.
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  const scale = drawn.scale('x');
  return {
    element: drawn,
    monthAt: x => {
      const at = scale?.invert?.(Math.min(size.width - RIGHT - 1, Math.max(SIDE, x))) as Date | undefined;
      return (at ?? domain[0]).toISOString().slice(0, 7);
    },
  };
}

/** The height of the highest bar. */
function highestOf(parts: readonly SeriesPart[]): number {
  const months = new Map<string, number>();
  for (const { month, value } of parts) months.set(month, (months.get(month) ?? 0) + value);
  return Math.max(0, ...months.values());
}

const startOf = (month: string, after = 0): Date => {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + after, 1));
};
