import { useServices } from '../../bridge/hooks.tsx';
import { LinkButton, Notice, ProblemNotice } from '../../ui/index.ts';
import type { TradeImporting } from './use-trade-import.ts';

/** What the last import came to. */
export function ImportOutcome({ importing }: { readonly importing: TradeImporting }) {
  const { navigation } = useServices();
  const { outcome, problem, dismiss } = importing;
  if (problem) return <ProblemNotice problem={problem} onDismiss={dismiss} />;
  if (!outcome) return null;
  return (
    <Notice tone={outcome.look ? 'warning' : 'plain'} onDismiss={dismiss}>
      {outcome.lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      {outcome.setId && (
        <LinkButton
          words="Open the rejects"
          onClick={() => {
            navigation.go({ place: 'trade', tab: 'tables', ...(outcome.setId && { setId: outcome.setId }) });
            dismiss();
          }}
        />
      )}
    </Notice>
  );
}
