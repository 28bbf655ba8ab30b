/** A word as PostgreSQL's full-text types read it. */
export const quoteWord = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** A query for cases with all (`&`) or any (`|`) of the words. */
export const wordQuery = (words: readonly string[], operator: '&' | '|'): string => words.map(quoteWord).join(` ${operator} `);

/** The word that stands for a unit among those of each case it handles; no text is cut into one with such a mark. */
export const unitWord = (unitId: string): string => `@${unitId}`;
