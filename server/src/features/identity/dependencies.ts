import type { Db } from '../../platform/db/database.ts';
import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import type { FoundLogin } from './authenticate.ts';
import type { RecordAct, RecordRefusal } from './record.ts';
import type { RememberedLogins } from './remember-logins.ts';

export interface IdentityConfig {
  /** True where people reach the site by https: the cookie is then never sent in the clear. */
  readonly secureCookies: boolean;
  /** Log-ins and activations from one address in a minute; an office of many people may share one. */
  readonly attemptsPerMinute?: number;
}

export interface IdentityDependencies {
  readonly db: Db;
  /** The product's clock: lock-outs, slips, mandates. */
  readonly clock: Clock;
  /**
   * The machine's clock, by which log-ins age. An idle time is about an unattended screen: moving the demo's clock by a
   * month must not log everybody out. Tests pass their own.
   */
  readonly machineClock?: Clock;
  readonly config: IdentityConfig;
  /** Without it every request asks the database who it comes from. */
  readonly logins?: RememberedLogins<FoundLogin>;
  readonly recordAct: RecordAct;
  readonly recordRefusal: RecordRefusal;
}

export const machineClock = systemClock;
