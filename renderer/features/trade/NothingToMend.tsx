import { Empty } from '../../ui/index.ts';

/** Says that nothing of a kind is there. */
export function NothingToMend({ title, words }: { readonly title: string; readonly words: string }) {
  return <Empty title={title}>{words}</Empty>;
}
