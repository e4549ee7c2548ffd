import { type Invocation, text } from './command.ts';

/** Options that choose lines of the log. */
export const LOG_FILTER_OPTIONS = {
  by: { type: 'string' },
  about: { type: 'string' },
  action: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
} as const;

const given = <K extends string>(name: K, value: string | undefined): { [Key in K]?: string } =>
  (value === undefined ? {} : { [name]: value }) as { [Key in K]?: string };

/** What was asked for of the log; the contract checks it. */
export const logFilter = (invocation: Invocation) => ({
  ...given('author', text(invocation, 'by')),
  ...given('about', text(invocation, 'about')),
  ...given('action', text(invocation, 'action')),
  ...given('from', instant(text(invocation, 'from'))),
  ...given('until', instant(text(invocation, 'until'))),
});

/** A day alone means its first moment, in UTC. */
const instant = (typed: string | undefined): string | undefined =>
  typed !== undefined && /^\d{4}-\d\d-\d\d$/.test(typed) ? `${typed}T00:00:00.000Z` : typed;
