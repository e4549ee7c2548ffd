import type { TradePreview } from '../../../electron/shared/contract/trade.ts';
import { foldName } from '../../../electron/shared/trade/column-keys.ts';
import { count } from '../../text/format.ts';
import { Notice } from '../../ui/index.ts';
import type { UsedMapping } from './use-wizard.ts';

/** Headers that are named of those that are missing. */
const NAMED = 5;

/** Whether a mapping that was put to use is for a table like this: which of its columns are not here, and what that means. */
export function MappingFit({
  used: { name, headers },
  preview,
  onDismiss,
}: {
  readonly used: UsedMapping;
  readonly preview: TradePreview;
  readonly onDismiss: () => void;
}) {
  const here = new Set(preview.columns.map(({ key }) => foldName(key)));
  const missing = headers.filter(header => foldName(header) !== '' && !here.has(foldName(header)));
  if (missing.length === 0)
    return <Notice onDismiss={onDismiss}>“{name}” is in use. All its columns are in this table.</Notice>;
  const named = missing.slice(0, NAMED).map(header => `“${header}”`);
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  return (
    <Notice tone="warning" onDismiss={onDismiss}>
      <p className="strong">
        {missing.length === headers.length
          ? `“${name}” does not fit this table: none of its columns is here`
          : `“${name}” does not fit this table as a whole: ${missing.length} of its ${count(headers.length, 'column')} ${missing.length === 1 ? 'is' : 'are'} not here`}
      </p>
      <p dir="auto">
        Not here: {named.join(', ')}
        {more}. What it says of them is passed over. Look at the columns below, or use another mapping.
      </p>
    </Notice>
  );
}
