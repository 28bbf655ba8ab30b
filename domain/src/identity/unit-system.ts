/** The systems among which suggestions are divided (handbook 1.2): only the executive's units are assigned through the government office. */
export const unitSystems = ['executive', 'court', 'procuratorate', 'supervision', 'party'] as const;
export type UnitSystem = (typeof unitSystems)[number];

export const unitSystemLabels: Readonly<Record<UnitSystem, string>> = { executive: '政府系统', court: '法院', procuratorate: '检察院', supervision: '监委', party: '党群系统' };
