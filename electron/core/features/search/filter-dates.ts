// Values of `date:` and `added:`: docs/spec/search.md, "Queries".

/** Days from one to another, each as it was typed: a year, a month or a day. Empty is without an end. */
interface Bounds {
  readonly from: string;
  readonly to: string;
  /** Whether the bounds themselves are left out. */
  readonly open: boolean;
}

const FORM = 'a date like 2024, 2024-03 or 2024-03-14';

/** Reads a typed date or range of dates. What no day can fit is refused, `refuse` being told why. */
export function dateTest(typed: string, refuse: (what: string) => never): (day: string) => boolean {
  const { from, to, open } = boundsOf(typed, refuse);
  for (const end of [from, to]) if (end !== '') mustBeDate(end, refuse);
  if (from !== '' && to !== '' && isAfter(from, to))
    refuse(`“${typed}” ends before it begins. The earlier date stands first, as in ${to}..${from}.`);
  return day => {
    if (day === '') return false;
    // Cut to the precision that was asked for.
    const [first, last] = [day.slice(0, from.length), day.slice(0, to.length)];
    return (
      (from === '' || first > from || (!open && first === from)) &&
      (to === '' || last < to || (!open && last === to))
    );
  };
}

function boundsOf(typed: string, refuse: (what: string) => never): Bounds {
  const [, sign = '', day = ''] = /^(<=?|>=?)(.*)$/.exec(typed) ?? [];
  if (sign !== '') {
    if (day === '') refuse(`After ${sign} stands ${FORM}.`);
    const open = sign.length === 1;
    return sign.startsWith('>') ? { from: day, to: '', open } : { from: '', to: day, open };
  }
  const [from = '', to = from, ...more] = typed.split('..');
  if (more.length > 0 || (from === '' && to === ''))
    refuse(
      'A range is two dates with two dots between them, as in 2024-01..2024-03; one of the two may be left out.',
    );
  return { from, to, open: false };
}

function mustBeDate(typed: string, refuse: (what: string) => never): void {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(typed) ?? [];
  if (year === undefined) refuse(`“${typed}” is not ${FORM}.`);
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12))
    refuse(`“${typed}” is not a date: there is no month ${month}.`);
  if (day !== undefined && new Date(`${typed}T00:00:00Z`).toJSON()?.slice(0, 10) !== typed)
    refuse(`“${typed}” is not a date: that month has no day ${day}.`);
}

/** Whether the whole of one date is after the whole of another, which may be less exact. */
function isAfter(from: string, to: string): boolean {
  const both = Math.min(from.length, to.length);
  return from.slice(0, both) > to.slice(0, both);
}
