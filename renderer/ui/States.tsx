import { type ReactNode, useEffect, useState } from 'react';
import { explain } from '../../electron/shared/contract/explain.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';
import type { ActionState, Query } from '../bridge/hooks.tsx';
import { Button, IconButton } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** What a place is for, and the one next thing to do. No drawing. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

const SLOW_MS = 2000;

/** Grey bars after 150 ms, words after 2 s. */
export function Loading({ what, onCancel }: { what: string; onCancel?: () => void }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-busy="true">
      <i />
      <i />
      <i />
      {slow ? <p className="second">{what}</p> : <span className="unseen">{what}</span>}
      {slow && onCancel && <Button small words="Cancel" onClick={onCancel} />}
    </div>
  );
}

/** What happened, what is safe, what to do, in the place where the thing would have been. */
export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { title, next } = explain(problem);
  return (
    <div className="state" role="alert">
      <h2>{title}</h2>
      <p>{next}</p>
      {onRetry && <Button words="Try again" onClick={onRetry} />}
    </div>
  );
}

/** Shows a query's value, or its loading or error state. */
export function Ask<T>({
  query,
  what,
  children,
}: {
  query: Query<T>;
  /** What is being loaded, for the slow case: `Reading the log`. */
  what: string;
  children: (value: T) => ReactNode;
}) {
  if (query.status === 'loading') return <Loading what={what} />;
  if (query.status === 'failed') return <ErrorState problem={query.problem} onRetry={query.retry} />;
  return children(query.value);
}

/** A quiet line in place. `danger` is read out at once. */
export function Notice({
  tone = 'plain',
  children,
  onDismiss,
}: {
  tone?: 'plain' | 'warning' | 'danger';
  children: ReactNode;
  onDismiss?: () => void;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={tone === 'plain' ? 'info' : tone} />
      <div className="notice-body">{children}</div>
      {onDismiss && <IconButton icon="close" words="Put away" onClick={onDismiss} />}
    </div>
  );
}

/** The problem of a query, action or job, in words. Nothing when there is none. */
export function ProblemNotice({ problem, onDismiss }: { problem: Problem | null; onDismiss?: () => void }) {
  if (!problem || problem.code === 'cancelled') return null;
  const { title, next } = explain(problem);
  return (
    <Notice tone="danger" {...(onDismiss ? { onDismiss } : {})}>
      <p className="strong">{title}</p>
      <p>{next}</p>
    </Notice>
  );
}

/** The problem of an action, beside its control. */
export function ActionNotice({ of }: { of: Pick<ActionState<never>, 'problem' | 'dismiss'> }) {
  return <ProblemNotice problem={of.problem} onDismiss={of.dismiss} />;
}
