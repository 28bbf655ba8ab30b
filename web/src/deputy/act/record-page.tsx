import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { recordQuery } from '../../api/queries.ts';
import type { CaseKind, RecordOf } from '../../api/types.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../app/page.tsx';

interface Props<K extends CaseKind> { readonly kind: K; readonly id: string; readonly title: string; readonly back?: string; readonly isWide?: boolean; readonly children: (record: RecordOf[K]) => ReactNode }

/** A page about one record: asked for, shown when it is there. */
export function RecordPage<K extends CaseKind>({ kind, id, title, back, isWide, children }: Props<K>) {
  const record = useQuery(recordQuery(kind, id));
  return (
    <Page title={title} {...(back === undefined ? {} : { back })} {...(isWide === undefined ? {} : { isWide })}>
      {record.data === undefined
        ? record.error === null ? <Loading /> : <LoadFailed error={record.error} onRetry={() => void record.refetch()} />
        : children(record.data as RecordOf[K])}
    </Page>
  );
}
