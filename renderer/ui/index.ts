export { Button, IconButton, LinkButton } from './Button.tsx';
export { ClaimChip } from './ClaimChip.tsx';
export { CLAIM_DRAG, readClaimDrag, writeClaimDrag } from './claim-drag.ts';
export { Dialog } from './Dialog.tsx';
export { DraftField } from './DraftField.tsx';
export { EntityName, entityIcon } from './EntityName.tsx';
export {
  EVIDENCE_TABLES,
  EvidenceCard,
  EvidenceFacts,
  servesWords,
  translationWords,
} from './EvidenceCard.tsx';
export { EvidenceChip } from './EvidenceChip.tsx';
export { type DraggedEvidence, EVIDENCE_DRAG, readEvidenceDrag, writeEvidenceDrag } from './evidence-drag.ts';
export {
  CheckField,
  Field,
  FilterField,
  Segments,
  SelectField,
  TextAreaField,
  TextField,
} from './Fields.tsx';
export { closeFloating, type MenuAction, type MenuEntry, openMenu } from './floating.ts';
export { focusSoon } from './focus-soon.ts';
export { Icon } from './Icon.tsx';
export { Inspector, Section } from './Inspector.tsx';
export type { IconName } from './icons.ts';
export { KeyHint } from './KeyHint.tsx';
export { Grade, HandlingMark, RoleTag } from './Marks.tsx';
export { SplitPane } from './SplitPane.tsx';
export { ActionNotice, Ask, Empty, ErrorState, Loading, Notice, ProblemNotice } from './States.tsx';
export { type TabItem, Tabs } from './Tabs.tsx';
export { useReturnFocus } from './use-return-focus.ts';
export { type Column, VirtualList } from './VirtualList.tsx';
