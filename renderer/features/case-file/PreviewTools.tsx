import type { Audience } from '../../../electron/shared/contract/case-file.ts';
import { IconButton, Segments } from '../../ui/index.ts';

const VERSIONS: readonly { readonly value: Audience; readonly words: string; readonly title: string }[] = [
  { value: 'full', words: 'Full', title: 'Everything' },
  {
    value: 'safe',
    words: 'Partner-safe',
    title: 'Without what the redactions take out. For looking at: only an export is searched whole',
  },
];

/** Which version is previewed and exported, and both side by side. */
export function PreviewTools({
  audience,
  onAudience,
  onCompare,
}: {
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly onCompare: () => void;
}) {
  return (
    <>
      <Segments label="Version" value={audience} choices={VERSIONS} onChange={onAudience} />
      <IconButton icon="columns" words="Compare full and safe" onClick={onCompare} />
    </>
  );
}
