import { Button, Empty } from '../../ui/index.ts';
import { ImportOutcome } from './ImportOutcome.tsx';
import type { TradeImporting } from './use-trade-import.ts';

/** The place before anything was imported: what it is for, and how it begins. */
export function NoRecords({
  importing,
  readOnly,
}: {
  readonly importing: TradeImporting;
  readonly readOnly: boolean;
}) {
  return (
    <>
      <ImportOutcome importing={importing} />
      <Empty
        title="No trade records yet"
        action={
          <Button
            look="primary"
            words="Import trade records"
            keys="ctrl+i"
            disabled={readOnly}
            onClick={() => void importing.choose()}
          />
        }
      >
        Customs declarations or shipments, as CSV, TSV or a workbook. Columns are recognised and can be put
        right; every record stays tied to its row in the file.
      </Empty>
    </>
  );
}
