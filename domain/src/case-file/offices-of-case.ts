import { assigningOffices, officeNamedAfter } from '../identity/roles.ts';
import { conductingRole, isOfTownshipCongress } from '../identity/township-congress.ts';
import { placeOf } from './place-of-case.ts';
import type { CaseFile } from './rows.ts';

/** The township by whose name the numbers of its congress begin (岭前镇第十八届人大第三次会议第5号); null in a county, and before there is a number. */
export function townshipNameOf(file: CaseFile): string | null {
  return isOfTownshipCongress(placeOf(file)) ? (/^(.+?)第/u.exec(file.suggestion.numberLabel ?? '')?.[1] ?? null) : null;
}

/** The office that runs the case, as its papers name it; `placeName` is the county's where the paper must be understood outside it. */
export function conductingOfficeOf(file: CaseFile, placeName: string | null = townshipNameOf(file)): string {
  return officeNamedAfter(conductingRole(placeOf(file)), placeName);
}

/** In whose name the case was handed to its units. */
export function assigningOfficesOf(file: CaseFile, withGovernment: boolean, placeName: string | null = townshipNameOf(file)): string[] {
  return assigningOffices(conductingRole(placeOf(file)), withGovernment, placeName);
}
