import { verifySite } from '../features/audit/verify-site.ts';
import type { ProcessSite } from './process-site.ts';

/** Rounds, meetings and files that the walks put into the database themselves. */
export const plantedByWalks = /(测评轮次|集中交办会) .*没有它的条目|登记的散列不是 SHA-256/u;

/** What `luoshi verify` finds wrong with the whole site after what a test has done to it; but for what the test has `planted` itself, nothing may ever be. */
export async function auditFaults({ site, database, clock }: ProcessSite, planted: RegExp | null = null): Promise<string[]> {
  const { secrets, files, config } = site;
  const keys = { macKey: secrets.auditMacKey, signingKey: secrets.auditSigningKey };
  const { checks } = await verifySite({ db: database.ownerDb, dataDir: config.dataDir, files, keys, sealer: secrets.sealer, scope: 'all', now: clock.now() });
  const findings = checks.flatMap((check) => check.findings).filter(({ textZh }) => planted === null || !planted.test(textZh));
  return findings.map(({ congressId, code, textZh }) => `${congressId} ${code}: ${textZh}`);
}
