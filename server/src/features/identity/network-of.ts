/**
 * Of the address of a log-in only the network is kept: enough to tell the office from elsewhere and to see where guesses come from, too little
 * to find the machine of a deputy. From where somebody rated is kept apart and sealed (features/rater-addresses); a log-in must not tell it.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/iu, '');
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/u.exec(plain);
  if (four !== null) return `${four[1] ?? ''}.*`;
  // A shortened address whose first groups are not written out tells no network.
  const groups = plain.split('::')[0]?.split(':') ?? [];
  return plain.includes(':') && groups.length >= 3 ? `${groups.slice(0, 3).join(':')}:*` : '';
}
