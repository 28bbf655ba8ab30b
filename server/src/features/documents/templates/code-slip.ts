import { formatChineseDate } from '@luoshi/domain/kernel/dates.ts';

export type CodeSlipPerson = { name: string; organisation: string; identityLabel: string; username: string; code: string };

/** Slips handed to people: to activate an account or to set a new password. One A5 page each, any number in a batch. */
export type CodeSlipData = {
  documentDate: string;
  kind: 'activation' | 'reset';
  siteName: string;
  address: string;
  validUntil: string;
  helpPhone: string;
  people: CodeSlipPerson[];
};

export type CodeSlip = Omit<CodeSlipData, 'kind'> & { title: string; issuer: string; purpose: string; steps: string[]; validText: string };

const words = {
  activation: {
    title: '账号激活通知单',
    purpose: '您的账号已经开通。请凭下面的一次性激活码设置自己的密码。',
    steps: (address: string) => [`用手机或电脑打开 ${address}，点“首次登录”。`, '输入用户名和激活码。', '设置您自己的密码，以后凭用户名和密码登录。'],
  },
  reset: {
    title: '密码重置通知单',
    purpose: '您的密码已按您的申请作废。请凭下面的一次性重置码设置新密码。',
    steps: (address: string) => [`用手机或电脑打开 ${address}，点“忘记密码”。`, '输入用户名和重置码。', '设置新密码，原来的密码不再有效。'],
  },
};

export function codeSlip({ kind, ...data }: CodeSlipData): CodeSlip {
  const { title, purpose, steps } = words[kind];
  return { ...data, title, purpose, steps: steps(data.address), issuer: data.siteName, validText: formatChineseDate(data.validUntil) };
}
