/** A telephone number that can be tapped. */
export function Phone({ number }: { readonly number: string | null | undefined }) {
  return number === null || number === undefined || number === '' ? null : <a className="phone" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>;
}
