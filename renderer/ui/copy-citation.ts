import type { ApiClient } from '../../electron/shared/contract/client.ts';
import type { EvidenceId } from '../../electron/shared/kernel/ids.ts';

/** Puts a quote and where it stands on the clipboard: `“…” (contract.pdf, p. 3, E12)`. */
export async function copyCitation(api: ApiClient, id: EvidenceId): Promise<void> {
  const result = await api.call('evidence.get', { id });
  if (!result.ok) return;
  const { quote, documentName, place, number } = result.value;
  const where = `(${documentName}, ${place}, E${number})`;
  await navigator.clipboard.writeText(quote ? `“${quote}” ${where}` : where);
}
