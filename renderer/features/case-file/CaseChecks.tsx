import type { Audience, CaseFile, Warning } from '../../../electron/shared/contract/case-file.ts';
import type { Check, Preflight as Found } from '../../../electron/shared/contract/preflight.ts';
import { type Query, useAction, useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { ActionNotice, Ask, Tabs } from '../../ui/index.ts';
import { ExportBar } from './ExportBar.tsx';
import { Preflight } from './Preflight.tsx';
import { Redactions } from './Redactions.tsx';

type Panel = 'preflight' | 'redactions';

/** Under or beside the preview: what was found before the export, what goes out of the safe version, and the export. */
export function CaseChecks({
  caseFile,
  audience,
  preflight,
  others,
  onMend,
  onOther,
}: {
  readonly caseFile: CaseFile;
  readonly audience: Audience;
  readonly preflight: Query<Found>;
  readonly others: readonly Warning[];
  readonly onMend: (check: Check) => void;
  readonly onOther: (warning: Warning) => void;
}) {
  const [panel, setPanel] = usePlaceState<Panel>('case file panel', 'preflight');
  const edit = useAction('caseFile.edit');
  const checks = preflight.status === 'ready' ? preflight.value.checks : [];
  const block = checks.filter(({ blocking }) => blocking).length;
  const rules = useQuery('redactions.list', {}, ['redaction', 'entity', 'document']);
  const items = [
    { value: 'preflight' as const, words: 'Pre-flight', count: checks.length + others.length },
    {
      value: 'redactions' as const,
      words: 'Redactions',
      count: rules.status === 'ready' ? rules.value.length : undefined,
    },
  ];
  return (
    <section className="preflight" aria-label="Before the export">
      <Tabs<Panel> label="Before the export" items={items} value={panel} onChange={setPanel}>
        <ExportBar audience={audience} />
        {panel === 'redactions' ? (
          <Redactions />
        ) : (
          <>
            <ActionNotice of={edit} />
            {block > 0 && (
              <p className="preflight-blocked" role="status">
                <span className="tag danger">{block} block</span> Nothing is exported until{' '}
                {block === 1 ? 'it is' : 'they are'} mended.
              </p>
            )}
            <Ask query={preflight} what="Checking the case">
              {found => (
                <Preflight
                  found={found}
                  others={others}
                  onMend={onMend}
                  onOther={warning =>
                    warning.where.startsWith('Safe') ? setPanel('redactions') : onOther(warning)
                  }
                  onBlocking={(code, blocks) =>
                    void edit.run({
                      patch: {
                        blocking: blocks
                          ? [...caseFile.blocking, code]
                          : caseFile.blocking.filter(each => each !== code),
                      },
                    })
                  }
                />
              )}
            </Ask>
          </>
        )}
      </Tabs>
    </section>
  );
}
