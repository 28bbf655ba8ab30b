import { Dialog } from '../ui/dialog.tsx';
import type { NavItem } from './work-of-role.ts';

const general = [['/', '搜索'], ['?', '显示本页按键'], ['j k', '列表中下一件、上一件'], ['Enter', '打开、确认'], ['Esc', '关闭']] as const;
const desks = [['1 2 3', '选用第一、二、三个推荐单位'], ['Enter', '交办并转下一件'], ['j k', '下一件、上一件']] as const;

/** `?` shows the keys. */
export function KeysHelp({ isOpen, onClose, items }: { readonly isOpen: boolean; readonly onClose: () => void; readonly items: readonly NavItem[] }) {
  const rows = (list: readonly (readonly [string, string])[]) => (
    <dl className="key-value">
      {list.map(([key, text]) => (
        <div key={key + text} style={{ display: 'contents' }}><dt>{key.split(' ').map((one) => <kbd className="key" key={one}>{one}</kbd>)}</dt><dd>{text}</dd></div>
      ))}
    </dl>
  );
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="按键">
      <div className="stack">
        {rows(general)}
        <h3>前往</h3>
        {rows(items.flatMap((item) => (item.key === undefined ? [] : [[item.key, item.label] as const])))}
        <h3>交办台</h3>
        {rows(desks)}
      </div>
    </Dialog>
  );
}
