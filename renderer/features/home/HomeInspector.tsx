import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import type { Route } from '../../navigation/routes.ts';
import { count, day, isToday, time, whole } from '../../text/format.ts';
import { Icon, Inspector, LinkButton, ProblemNotice, Section } from '../../ui/index.ts';

type Counts = Output<'project.overview'>['counts'];

const LINES: readonly { readonly key: keyof Counts; readonly words: string; readonly to: Route }[] = [
  { key: 'documents', words: 'Documents', to: { place: 'documents' } },
  { key: 'evidence', words: 'Evidence', to: { place: 'evidence' } },
  { key: 'entities', words: 'Entities', to: { place: 'entities' } },
  { key: 'claims', words: 'Claims', to: { place: 'claims' } },
];

/** Counts, what keeps the case safe, and the last things done. */
export function HomeInspector({ counts }: { counts: Counts }) {
  const navigation = useNavigation();
  return (
    <Inspector title="In this project">
      <Section>
        <dl className="pairs">
          {LINES.map(({ key, words, to }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <LinkButton words={words} onClick={() => navigation.go(to)} />
              </dt>
              <dd>{whole(counts[key])}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Safe />
      <RecentLog />
    </Inspector>
  );
}

function Safe() {
  const { jobs } = useServices();
  const [state, setState] = useState<{ readonly words: string; readonly problem: Problem | null } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    const result = await jobs.run('Verifying', 'project.verify', {});
    setBusy(false);
    if (!result.ok) return setState({ words: '', problem: result.problem });
    const { ok, problems } = result.value;
    const words = ok
      ? 'Verified just now: every original, record and anchor is as it was.'
      : `${count(problems.length, 'problem')} found: ${problems
          .slice(0, 3)
          .map(({ where, what }) => `${where}: ${what}`)
          .join('; ')}`;
    setState({ words, problem: null });
  };
  return (
    <Section title="Safe">
      <div className="column small">
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <Icon name="offline" />
          <span>0 connections. Every request outside is refused.</span>
        </div>
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <Icon name="tick" />
          <span>
            {state?.words || 'Originals, records and anchors can be checked at any time.'}{' '}
            <LinkButton
              words={busy ? 'Verifying' : 'Verify now'}
              disabled={busy}
              onClick={() => void verify()}
            />
          </span>
        </div>
        <ProblemNotice problem={state?.problem ?? null} onDismiss={() => setState(null)} />
      </div>
    </Section>
  );
}

function RecentLog() {
  const navigation = useNavigation();
  const log = useQuery('history.list', { limit: 8 }, ['*']);
  if (log.status !== 'ready' || log.value.length === 0) return null;
  return (
    <Section
      title="Last done"
      tools={<LinkButton words="Log" onClick={() => navigation.go({ place: 'log' })} />}
    >
      <ul className="recent-log">
        {log.value.map(entry => (
          <li key={entry.seq}>
            <span className="muted number">
              {isToday(entry.at) ? time(entry.at) : day(entry.at).slice(0, 6)}
            </span>
            <span dir="auto">
              {entry.sentence}
              {entry.undone && <span className="muted"> (undone)</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
