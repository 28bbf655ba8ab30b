import { Link, useParams } from 'react-router';
import { TextField } from '../kit/text-field.tsx';
import { Asks } from './asks.tsx';
import { Coach } from './coach.tsx';
import { noSecretsHere } from '../../api/writing-coach.ts';
import { useDraft } from './draft-layout.tsx';
import { ReadFile } from './read-file.tsx';
import { WritingPage } from './writing-page.tsx';

/** First page of writing: the words themselves. */
export function WritePage() {
  const { text, keeper, setAside } = useDraft();
  const { draftId = '' } = useParams();
  return (
    <WritingPage step={0} title="写建议" back="/suggestions">
      <div className="writer writer--beside">
        <div className="stack-lg">
          <p className="note small">{noSecretsHere}</p>
          <ReadFile text={text} onTake={(read) => keeper.change(read)} />
          <TextField formId="draft" name="title" label="标题" isTitle help="例如：关于修复霁城镇南环路破损路面的建议" maxLength={100} value={text.title} onChange={(title) => keeper.change({ title })} />
          <TextField formId="draft" name="situation" label="情况" help="在哪里，什么事，影响多少人，有多久了" isLong maxLength={10_000} value={text.situation} onChange={(situation) => keeper.change({ situation })} />
          <TextField formId="draft" name="analysis" label="分析" help="为什么会这样，卡在哪里" isLong maxLength={10_000} value={text.analysis} onChange={(analysis) => keeper.change({ analysis })} />
          <Asks asks={text.asks} onChange={(asks) => keeper.change({ asks })} />
          {setAside.length === 0 ? null : (
            <details className="fold"><summary>上次没有采用的文字</summary><div className="fold__in stack">{setAside.map((one) => <div key={`${one.at} ${one.field}`}><h3>{one.field}</h3><p className="pre">{one.text}</p></div>)}</div></details>
          )}
        </div>
        <Coach />
      </div>
      <div className="foot foot--row"><Link className="button button--main button--big" to={`/write/${draftId}/more`}>下一步：附件和联名</Link></div>
    </WritingPage>
  );
}
