import { formatSize } from '../text/format-date.ts';

export interface ListedFile { readonly id: string; readonly name: string; readonly size: number; readonly href: string; readonly sha256?: string; readonly remark?: string }

export function FileList({ files }: { readonly files: readonly ListedFile[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={file.href} download={file.name}>{file.name}</a>
          <span className="small muted">{formatSize(file.size)}{file.remark === undefined ? '' : ` · ${file.remark}`}{file.sha256 === undefined ? null : <> · <span title={`SHA-256 ${file.sha256}`}>校验码 {file.sha256.slice(0, 8)}</span></>}</span>
        </li>
      ))}
    </ul>
  );
}
