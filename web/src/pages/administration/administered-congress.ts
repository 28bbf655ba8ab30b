import { useSearchParams } from 'react-router';

/** The congress whose records are shown: one's own, or a township of one's county, named in the address (`congress`). */
export function useAdministeredCongress(): { readonly id: string | null; readonly query: string } {
  const [search] = useSearchParams();
  const id = search.get('congress');
  return { id, query: id === null ? '' : `?congress=${encodeURIComponent(id)}` };
}
