import { type ComponentType, lazy } from 'react';
import type { Inspected } from '../bridge/shelf.ts';
import { ClaimInspected } from '../features/claims/ClaimInspected.tsx';
import { ClaimsPlace } from '../features/claims/ClaimsPlace.tsx';
import { DocumentsPlace } from '../features/documents/DocumentsPlace.tsx';
import { EntitiesPage } from '../features/entities/EntitiesPage.tsx';
import { EntityInspected } from '../features/entities/EntityInspected.tsx';
import { EvidenceInspector } from '../features/evidence/EvidencePanel.tsx';
import { EvidencePlace } from '../features/evidence/EvidencePlace.tsx';
import { LogPlace } from '../features/history/LogPlace.tsx';
import { HomePlace } from '../features/home/HomePlace.tsx';
import { SettingsPlace } from '../features/settings/SettingsPlace.tsx';
import type { PlaceName } from '../navigation/routes.ts';
import type { IconName } from '../ui/icons.ts';

/** What each place shows. The rail offers only what is here. Heavy places are loaded when first opened. */
export const PLACES: Partial<Record<PlaceName, ComponentType>> = {
  home: HomePlace,
  documents: DocumentsPlace,
  reader: lazy(() =>
    import('../features/reader/ReaderPlace.tsx').then(({ ReaderPlace }) => ({ default: ReaderPlace })),
  ),
  trade: lazy(() =>
    import('../features/trade/TradePlace.tsx').then(({ TradePlace }) => ({ default: TradePlace })),
  ),
  evidence: EvidencePlace,
  entities: EntitiesPage,
  claims: ClaimsPlace,
  'case-file': lazy(() =>
    import('../features/case-file/CaseFilePage.tsx').then(({ CaseFilePage }) => ({ default: CaseFilePage })),
  ),
  log: LogPlace,
  settings: SettingsPlace,
};

/** What Alt-click shows in the inspector. */
export const INSPECTORS: Partial<{
  readonly [K in Inspected['kind']]: ComponentType<{ readonly id: Extract<Inspected, { kind: K }>['id'] }>;
}> = { evidence: EvidenceInspector, claim: ClaimInspected, entity: EntityInspected };

/** A place on the rail. */
export interface RailPlace {
  readonly place: Exclude<PlaceName, 'reader' | 'log' | 'settings'>;
  readonly words: string;
  readonly icon: IconName;
  /** The second key after G. */
  readonly letter: string;
}

/** The rail, always in this order. */
export const RAIL: readonly RailPlace[] = [
  { place: 'home', words: 'Home', icon: 'home', letter: 'h' },
  { place: 'documents', words: 'Documents', icon: 'document', letter: 'd' },
  { place: 'trade', words: 'Trade', icon: 'vessel', letter: 't' },
  { place: 'evidence', words: 'Evidence', icon: 'pin', letter: 'e' },
  { place: 'entities', words: 'Entities', icon: 'building', letter: 'n' },
  { place: 'claims', words: 'Claims', icon: 'merge', letter: 'c' },
  { place: 'case-file', words: 'Case file', icon: 'book', letter: 'f' },
];

/** Names of places for the breadcrumb. */
export const PLACE_WORDS: Readonly<Record<PlaceName, string>> = {
  home: 'Home',
  documents: 'Documents',
  reader: 'Documents',
  trade: 'Trade',
  evidence: 'Evidence',
  entities: 'Entities',
  claims: 'Claims',
  'case-file': 'Case file',
  log: 'Log',
  settings: 'Settings',
};
