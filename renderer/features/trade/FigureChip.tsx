import { Icon } from '../../ui/index.ts';

/** The number of a figure, as it looks everywhere. */
export function FigureChip({ number }: { readonly number: number }) {
  return (
    <span className="chip figure">
      <Icon name="figure" size={12} />
      <span className="unseen">Figure </span>F{number}
    </span>
  );
}
