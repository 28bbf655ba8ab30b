import { Type, type TObject } from 'typebox';

const reason = Type.String({ title: '理由（告知乡镇人大主席团）', minLength: 1, maxLength: 1000, pattern: '\\S', 'x-widget': 'longText' });

/** The township takes back by what it does with its own matter; that has no address here. */
export const referralBodies: Readonly<Record<string, TObject>> = { takeUp: Type.Object({}), decline: Type.Object({ reason }) };

export const referralColumns: readonly string[] = [
  'townshipId', 'townshipName', 'matterId', 'matterLabel', 'title', 'place', 'what', 'reason', 'files', 'askedByName', 'askedOn', 'personId', 'personName', 'answer', 'answeredOn', 'suggestionId',
];
