import { useState } from 'react';
import type { Warning } from '../../../electron/shared/contract/case-file.ts';
import type {
  Check,
  CheckCode,
  CheckKind,
  Preflight as Found,
} from '../../../electron/shared/contract/preflight.ts';
import { count } from '../../text/format.ts';
import { CheckField, Icon, LinkButton } from '../../ui/index.ts';
import { findingKey, MEND_WORDS } from './mending.ts';

/** So many findings of a kind are shown before somebody asks for the rest. */
const FIRST = 5;

/** What a lawyer would ask about, by kind: each finding with its place and the way to mend it; what blocks stands first. */
export function Preflight({
  found,
  others,
  onMend,
  onOther,
  onBlocking,
}: {
  readonly found: Found;
  /** What only setting the pages could tell. */
  readonly others: readonly Warning[];
  readonly onMend: (check: Check) => void;
  readonly onOther: (warning: Warning) => void;
  readonly onBlocking: (code: CheckCode, blocks: boolean) => void;
}) {
  const [passed, setPassed] = useState(false);
  const kinds = found.kinds.filter(kind => kind.found > 0);
  const clean = found.kinds.filter(kind => kind.found === 0);
  const isNothing = kinds.length === 0 && others.length === 0;
  return (
    <div className="scroll">
      {isNothing && (
        <p className="preflight-none">
          <Icon name="tick" size={12} /> Nothing found. Read it yourself before you send it.
        </p>
      )}
      {[...kinds.filter(kind => kind.blocking), ...kinds.filter(kind => !kind.blocking)].map(kind => (
        <Kind
          key={kind.code}
          kind={kind}
          checks={found.checks.filter(({ code }) => code === kind.code)}
          onMend={onMend}
          onBlocking={onBlocking}
        />
      ))}
      {others.map(warning => (
        <Row
          key={`${warning.where} ${warning.what}`}
          warning={warning}
          link={`Open ${warning.where}`}
          words="Open"
          onOpen={() => onOther(warning)}
        />
      ))}
      <div className="preflight-passed">
        <span className="row">
          <Icon name="tick" size={12} />
          <span className="grow second">{count(clean.length, 'check')} found nothing</span>
          <LinkButton
            words={passed ? 'Hide' : 'Show'}
            aria-expanded={passed}
            onClick={() => setPassed(!passed)}
          />
        </span>
        {passed && clean.map(kind => <KindHead key={kind.code} kind={kind} onBlocking={onBlocking} />)}
      </div>
    </div>
  );
}

function Kind({
  kind,
  checks,
  onMend,
  onBlocking,
}: {
  readonly kind: CheckKind;
  readonly checks: readonly Check[];
  readonly onMend: (check: Check) => void;
  readonly onBlocking: (code: CheckCode, blocks: boolean) => void;
}) {
  const [all, setAll] = useState(false);
  const left = checks.length - FIRST;
  return (
    <section className="preflight-kind" aria-label={kind.title}>
      <KindHead kind={kind} onBlocking={onBlocking} />
      <ul>
        {(all ? checks : checks.slice(0, FIRST)).map(check => (
          <li key={findingKey(check)}>
            <Row
              warning={check}
              blocking={kind.blocking}
              mend={check.mend}
              link={`${MEND_WORDS[check.code]}: ${check.where}`}
              words={MEND_WORDS[check.code]}
              onOpen={() => onMend(check)}
            />
          </li>
        ))}
      </ul>
      {left > 0 && !all && (
        <p className="preflight-more">
          <LinkButton words={`Show ${left} more`} onClick={() => setAll(true)} />
        </p>
      )}
    </section>
  );
}

function KindHead({
  kind: { code, title, found, blocking },
  onBlocking,
}: {
  readonly kind: CheckKind;
  readonly onBlocking: (code: CheckCode, blocks: boolean) => void;
}) {
  return (
    <div className="preflight-head">
      <h3 className="grow">
        {title} {found > 0 && <span className="muted number">{found}</span>}
      </h3>
      <span title="While it finds something, no file is exported. The choice is printed in the file.">
        <CheckField label="Blocks" checked={blocking} onChange={blocks => onBlocking(code, blocks)} />
      </span>
    </div>
  );
}

function Row({
  warning: { where, what },
  blocking = false,
  mend,
  link,
  words,
  onOpen,
}: {
  readonly warning: Warning;
  readonly blocking?: boolean;
  readonly mend?: string;
  readonly link: string;
  readonly words: string;
  readonly onOpen: () => void;
}) {
  return (
    <div className="preflight-row">
      <span
        className={`preflight-sign ${blocking ? 'danger' : 'warning'}`}
        title={blocking ? 'Blocks the export' : 'Warning'}
      >
        <Icon name={blocking ? 'danger' : 'warning'} size={12} />
        <span className="unseen">{blocking ? 'Blocks the export' : 'Warning'}</span>
      </span>
      <span className="grow" dir="auto">
        <span className="strong">{where}</span> {what}
        {mend && <span className="preflight-mend">{mend}</span>}
      </span>
      <LinkButton words={words} aria-label={link} onClick={onOpen} />
    </div>
  );
}
