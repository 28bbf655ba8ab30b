const NEXT_YEAR_FROM_MONTH = 7;
/** The year of the session that is being prepared: from July on the next one. */
export const comingYear = (today: string): number => Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) >= NEXT_YEAR_FROM_MONTH ? 1 : 0);
