import { Empty } from '../../ui/index.ts';

/** Says that nothing of a kind is there. */
export function NothingToMend({ words }: { readonly words: string }) {
  return <Empty title={words}>Every row of the table is accounted for.</Empty>;
}
