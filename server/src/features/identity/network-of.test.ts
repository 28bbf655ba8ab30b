import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it('keeps the network of an address and never the machine', () => {
  expect(['10.1.2.3', '::ffff:10.1.2.3', '2001:db8:1:2:3:4:5:6', '2001:db8:1::9', '::1', '', 'nonsense'].map(networkOf)).toEqual(['10.1.2.*', '10.1.2.*', '2001:db8:1:*', '2001:db8:1:*', '', '', '']);
});
