import type { ElementDefinition, Prong } from '../../../shared/contract/elements.ts';
import type { QueryContext } from '../../app/context.ts';
import { getRegime } from '../elements/regimes.ts';
import type { LawData, ProvisionData } from './dossier.ts';

/** The legal texts that a template rests on: as the project has them, else as they are shipped. */
export const lawData = (context: QueryContext, codes: readonly string[]): LawData[] =>
  codes.map(each => {
    const { code, title, authority, version, checked, note, prongs, elements } = getRegime(context, each);
    const provisions = [...prongs, ...elements].map(provisionData);
    return { code, title, authority, version, checked, note, provisions };
  });

const provisionData = ({
  code,
  title,
  text,
  citation,
  source,
  sourceDate,
  checked,
  status,
  verify = '',
}: Prong | ElementDefinition): ProvisionData => ({
  code,
  title,
  text,
  citation,
  source,
  sourceDate,
  checked,
  status,
  verify,
});
