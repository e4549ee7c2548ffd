import { useMemo, useState } from 'react';
import { Button, CheckField } from '../../ui/index.ts';
import { createLinkedScroll } from './linked-scroll.ts';
import { PreviewPane } from './PreviewPane.tsx';
import { usePreview } from './use-preview.ts';

/** The full and the safe version side by side, scrolled together. */
export function CompareView({ onClose }: { readonly onClose: () => void }) {
  const full = usePreview(true, 'full');
  const safe = usePreview(true, 'safe');
  const [together, setTogether] = useState(true);
  const link = useMemo(createLinkedScroll, []);
  const linked = together ? link : undefined;
  return (
    <div className="case-compare">
      <div className="toolbar">
        <h2>Full and safe version</h2>
        <span className="muted small ellipsis grow">
          What the safe version leaves out is hatched in red here, and black in the exported file.
        </span>
        <CheckField label="Scroll together" checked={together} onChange={setTogether} />
        <Button small words="Back to writing" onClick={onClose} />
      </div>
      <div className="case-compare-panes">
        <PreviewPane preview={full} title="Full" linked={linked} />
        <PreviewPane preview={safe} title="Safe" linked={linked} />
      </div>
    </div>
  );
}
