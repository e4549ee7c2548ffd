/** Tables whose change makes trade records look different. */
export const TRADE_TABLES = ['trade_set', 'trade_mend', 'trade_list'] as const;

/** Tables whose change makes figures look different. */
export const FIGURE_TABLES = ['figure', 'figure_citation', 'claim'] as const;

/** Tables whose change can make a figure stale. */
export const STALE_TABLES = [...FIGURE_TABLES, ...TRADE_TABLES] as const;
