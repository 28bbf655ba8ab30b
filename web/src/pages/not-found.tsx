import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';

export function NotFound() {
  return <EmptyState title="没有这个页面">地址可能有误，或者内容已经移动。<Link to="/">回到首页</Link></EmptyState>;
}
