/** Fields of administration records that name another record, and the list it is chosen from. */
export const referenceOf: Readonly<Record<string, { readonly kind: string; readonly label: readonly string[]; readonly query: string }>> = {
  personId: { kind: 'person', label: ['name', 'workplace'], query: '' },
  termId: { kind: 'term', label: ['name'], query: '' },
  delegationId: { kind: 'organisation', label: ['name'], query: 'organisationKind=delegation' },
  constituencyId: { kind: 'constituency', label: ['name'], query: '' },
  organisationId: { kind: 'organisation', label: ['name'], query: '' },
  successorId: { kind: 'organisation', label: ['name'], query: '' },
  townshipId: { kind: 'congress', label: ['name'], query: 'level=township' },
  sectionId: { kind: 'section', label: ['organisationName', 'name'], query: '' },
};
