import type { ReactNode } from 'react';
import { Page } from '../app/page.tsx';
import { StepsLine } from '../../ui/steps-line.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TopicOfDraft } from '../before/topic-of-draft.tsx';
import { Conflict } from './conflict.tsx';
import { mayWrite } from './draft-keeper.ts';
import { useDraft } from './draft-layout.tsx';
import { Revision } from './revision.tsx';
import { SaveState } from './save-state.tsx';
import { Link } from 'react-router';

const steps = ['写内容', '附件和联名', '检查提交'] as const;

/** The frame of the three pages of writing: where one is, whether it is saved, and what stands in the way. */
export function WritingPage({ step, title, back, children }: { readonly step: number; readonly title: string; readonly back: string; readonly children: ReactNode }) {
  const { save, text, record, keeper } = useDraft();
  const isClosed = !mayWrite(record);
  return (
    <Page title={title} back={back} isWide={step === 0} beside={<SaveState save={save} />}>
      <div className="stack-lg">
        <StepsLine steps={steps} current={step} label="写建议的三步" />
        {save.kind === 'conflict' ? <Conflict keeper={keeper} text={text} save={save} /> : null}
        {save.kind === 'failed' ? <p className="note note--late" role="alert">没有保存：{save.text}。{save.isDropped === true ? '' : '您写的内容还在，改好后会再保存。'}</p> : null}
        {save.kind === 'gone' ? <p className="note note--late" role="alert">{save.text}</p> : null}
        {isClosed && record !== null ? <div className="note note--plan stack-sm"><p>这件建议现在是“{record.stateLabel}”，文字不能再改。</p><Link className="button" to={`/suggestions/${record.id}`}>看这件建议</Link></div> : null}
        {record?.state === 'returned' && record.guidance !== null ? <div className="note note--plan stack-sm"><h2>{record.guidanceFrom ?? ''}的修改意见</h2><p className="pre">{record.guidance}</p></div> : null}
        {step === 0 && record?.state === 'returned' ? <Revision record={record} /> : null}
        {step === 0 && record !== null && record.topicId !== null ? <TopicOfDraft id={record.topicId} /> : null}
        {save.kind === 'loading' ? <Loading /> : isClosed ? null : children}
      </div>
    </Page>
  );
}
