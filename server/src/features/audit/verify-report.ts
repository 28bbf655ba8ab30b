/** What one check looked at and what it found; texts are for the auditor, in Chinese. */
export interface Finding {
  readonly congressId: string;
  /** Stable for programs. */
  readonly code: string;
  readonly textZh: string;
}

export interface Check {
  readonly nameZh: string;
  /** How many entries, records or files were looked at. */
  readonly checked: number;
  readonly findings: readonly Finding[];
  /** What could not be checked, and why: no fault, but no proof either. */
  readonly notesZh: readonly string[];
}

/** A destroyed table must not fill the screen: the first findings of a check tell enough, the rest is counted. */
export const MOST_FINDINGS = 100;

export interface Findings { readonly list: Finding[]; add(code: string, textZh: string): void }

/** Collects the findings of one congress. */
export function collectFindings(congressId: string): Findings {
  const list: Finding[] = [];
  let more = 0;
  return {
    list,
    add: (code, textZh) => {
      if (list.length < MOST_FINDINGS) list.push({ congressId, code, textZh });
      else {
        more += 1;
        list[MOST_FINDINGS] = { congressId, code: 'more', textZh: `另有 ${more} 处同类问题未逐一列出` };
      }
    },
  };
}

export function joinChecks(nameZh: string, parts: readonly Omit<Check, 'nameZh'>[]): Check {
  return {
    nameZh, checked: parts.reduce((sum, part) => sum + part.checked, 0),
    findings: parts.flatMap((part) => part.findings), notesZh: [...new Set(parts.flatMap((part) => part.notesZh))],
  };
}
