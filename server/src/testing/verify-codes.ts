import { verifySite } from '../features/audit/verify-site.ts';
import type { ProcessSite } from './process-site.ts';

/** What `luoshi verify` finds wrong with the whole site as it stands. */
export async function verifyCodes({ site, database, clock }: ProcessSite): Promise<string[]> {
  const { secrets, files, config } = site;
  const keys = { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey };
  const { checks } = await verifySite({ db: database.ownerDb, dataDir: config.dataDir, files, keys, sealer: secrets.sealer, scope: 'all', now: clock.now() });
  return checks.flatMap((check) => check.findings.map(({ code }) => code));
}
