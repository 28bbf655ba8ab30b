import { encode } from 'uqr';
import type { RecordMark } from './templates/official-letter.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of the hash that can be read out over the telephone (no I, L, O, U); `nth` takes further ones where the first are another paper's. */
export function recordCode(hash: string, nth = 0): string {
  let bits = BigInt(`0x${hash.slice(nth * 10, nth * 10 + 10)}`);
  let code = '';
  for (let n = 0; n < 8; n += 1) {
    code = `${alphabet[Number(bits & 31n)] ?? ''}${code}`;
    bits >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** As typed by somebody: small letters, without the hyphen, O for 0 and I or L for 1. Null if it cannot be a code. */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}

/** Where a phone is led by the code; a site that was told no address of its own gives the code alone. */
export const addressOf = (code: string, publicUrl: string | undefined): string => (publicUrl === undefined ? `LUOSHI:${code}` : `${publicUrl.replace(/\/$/, '')}/v/${code}`);

export const markOf = (hash: string, code: string, publicUrl: string | undefined): RecordMark => ({ hash, code, qr: qrPicture(addressOf(code, publicUrl)) });

/** One path of unit squares: the same text gives the same bytes. */
function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 1 });
  const runs: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      let end = x;
      while (row[end] === true) end += 1;
      runs.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
      x = end;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d="${runs.join('')}"/></svg>`;
}
