import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { get } from '../../api/client.ts';
import { keys } from '../../api/query-keys.ts';
import { useAdministeredCongress } from './administered-congress.ts';

interface Found { readonly items: readonly { readonly id: string; readonly name: string; readonly level: string }[] }

/** The county's administrators also keep the records of its townships' congresses. */
export function ChooseCongress({ own }: { readonly own: string }) {
  const path = '/api/v1/congress?state=active&limit=200';
  const found = useQuery({ queryKey: keys.administration(path), queryFn: ({ signal }) => get<Found>(path, signal) });
  const { id } = useAdministeredCongress();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <label className="row small">哪一级人大
      <select className="input filters__select" value={id ?? own} onChange={(event) => void navigate(event.target.value === own ? pathname : `${pathname}?congress=${encodeURIComponent(event.target.value)}`)}>
        {(found.data?.items ?? []).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
    </label>
  );
}
