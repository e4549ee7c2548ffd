import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { LinkButton, Section } from '../../ui/index.ts';

const SHOWN = 8;

/** Documents that share wording with one, most alike first. Nothing when there are none. */
export function NearSection({ document }: { document: Document }) {
  const navigation = useNavigation();
  const near = useQuery('documents.near', { id: document.id }, ['document', 'reading']);
  if (near.status !== 'ready' || near.value.length === 0) return null;
  const more = near.value.length - SHOWN;
  return (
    <Section title="Shares wording with">
      <ul className="column near-list">
        {near.value.slice(0, SHOWN).map(({ documentId, name, similarity }) => (
          <li key={documentId} className="row">
            <span className="number second">{percent(similarity)}</span>
            <LinkButton
              words={name}
              title={name}
              onClick={() => navigation.go({ place: 'reader', documentId })}
            />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small second">and {more} more</p>}
    </Section>
  );
}

/** A share in whole per cent; only the same wording is 100 %. */
export const percent = (share: number): string =>
  `${share === 1 ? 100 : Math.min(99, Math.round(share * 100))} %`;
