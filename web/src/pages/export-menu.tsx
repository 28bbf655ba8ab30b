import { useMutation } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { download } from '../api/download.ts';
import type { ApiProblem } from '../api/problem.ts';

/** The list as it is shown, as a file. `path` is its export's address with filters, order and columns. */
export function ExportMenu({ path }: { readonly path: (format: 'xlsx' | 'csv') => string }) {
  const { message } = App.useApp();
  const save = useMutation<void, ApiProblem, 'xlsx' | 'csv'>({
    mutationFn: (format) => download(path(format)),
    onSuccess: () => void message.success('已导出，文件在浏览器的下载里'),
    onError: (problem) => void message.error(problem.detail === null ? problem.message : `${problem.message}：${problem.detail}`, 8),
  });
  const items = [{ key: 'xlsx', label: '导出 Excel 表格' }, { key: 'csv', label: '导出 CSV 文件' }];
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => save.mutate(key === 'csv' ? 'csv' : 'xlsx') }} trigger={['click']} placement="bottomRight">
      <button type="button" className="button button--small" aria-haspopup="menu" disabled={save.isPending}>{save.isPending ? '正在导出…' : <>导出 <span aria-hidden="true">▾</span></>}</button>
    </Dropdown>
  );
}
