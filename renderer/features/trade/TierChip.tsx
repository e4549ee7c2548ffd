/** The tier of goods on the list of high priority. The colour only repeats the word. */
export function TierChip({ tier, title }: { readonly tier: string; readonly title?: string }) {
  return (
    <span className={`tier tier-${tier.replace('.', '')}`} title={title}>
      <span className="unseen">Tier </span>
      {tier}
    </span>
  );
}
