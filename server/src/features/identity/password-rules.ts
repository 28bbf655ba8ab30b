import { refusal, type Refusal } from '@luoshi/domain/kernel/refusal.ts';
import { commonPasswords } from './common-passwords.ts';

export const MINIMUM_PASSWORD_LENGTH = 10;
/** argon2 reads everything it is given; a bound keeps a stranger from making it read megabytes. */
export const MAXIMUM_PASSWORD_LENGTH = 128;

/**
 * Length counts more than a mixture of signs (NIST SP 800-63B 5.1.1.2); what everyone tries first is refused.
 * Characters are counted, not UTF-16 units: a password may be Chinese.
 */
export function passwordRefusals(password: string, username: string): Refusal[] {
  const refusals: Refusal[] = [];
  const length = [...password].length;
  const plain = password.normalize('NFKC').toLowerCase();
  if (length < MINIMUM_PASSWORD_LENGTH) refusals.push(refusal('passwordTooShort', `密码至少 ${MINIMUM_PASSWORD_LENGTH} 个字符，现在是 ${length} 个。`));
  if (length > MAXIMUM_PASSWORD_LENGTH) refusals.push(refusal('passwordTooLong', `密码最多 ${MAXIMUM_PASSWORD_LENGTH} 个字符。`));
  if (commonPasswords.has(plain) || isOneSignRepeated(plain) || isRun(plain)) {
    refusals.push(refusal('passwordCommon', '这个密码太常见，容易被猜中，请换一个。'));
  }
  if (username !== '' && plain.includes(username.toLowerCase())) refusals.push(refusal('passwordContainsUsername', '密码里不能带有登录名。'));
  return refusals;
}

function isOneSignRepeated(text: string): boolean {
  return new Set(text).size <= 2 && text.length > 0;
}

/** 1234567890, 0987654321, abcdefghij: each sign one step from the one before. */
function isRun(text: string): boolean {
  if (text.length < 4) return false;
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) {
    const step = text.charCodeAt(index) - text.charCodeAt(index - 1);
    steps.add(step === -9 ? 1 : step === 9 ? -1 : step);
  }
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
