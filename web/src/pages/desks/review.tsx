import type { Suggestion } from '../../api/types.ts';
import { useToday } from '../../frame/use-today.ts';
import { TextVersions } from '../../versions/text-versions.tsx';
import { Desk } from './desk.tsx';
import { Decisions } from './decisions.tsx';
import { taskRoleLabels } from '../../text/states.ts';
import { WritingScores } from '../text-quality/writing-scores.tsx';
import { SecretNumbers } from '../secret-matters/secret-numbers.tsx';
import { Similar } from './similar.tsx';

export function Review() {
  return (
    <Desk title="审核" action="suggestion.passReview" empty={{ title: '没有等您审核的建议', text: '代表提交的建议到达这一级审核时，会出现在这里。' }}
      renderPanel={(suggestion, onDone) => (
        <>
          <Decisions suggestion={suggestion} only={['passReview', 'returnForRevision', 'decline']} onDone={onDone} withCoach />
          <WritingScores suggestion={suggestion} />
          <Versions suggestion={suggestion} />
          {suggestion.passes.length === 0 ? null : (
            <section className="card"><h2>已有审核意见</h2><ul>{suggestion.passes.map((pass, index) => <li key={`${pass.level} ${index}`}>{({ presidium: '乡镇人大主席团', affairs: '代表工委', office: '常委会办公室' } as const)[pass.level]} {pass.byName}：通过{pass.note === null ? '' : `，${pass.note}`}{pass.textHash === suggestion.textHash ? '' : <span className="muted">（审的是修改前的文本）</span>}</li>)}</ul></section>
          )}
          <Similar suggestion={suggestion} />
        </>
      )} />
  );
}

/** What was changed on the way here, and what the deputy said to it. */
function Versions({ suggestion }: { readonly suggestion: Suggestion }) {
  const today = useToday();
  if (suggestion.textVersions.length < 2 && suggestion.guidanceAnswer === null) return null;
  return (
    <section className="card stack"><h2>文字的各个版本</h2>
      {suggestion.guidanceAnswer === null ? null : <p className="note pre">代表对修改意见的答复：{suggestion.guidanceAnswer}</p>}
      <TextVersions record={suggestion} today={today} />
    </section>
  );
}

export function Registration() {
  return (
    <><SecretNumbers />
    <Desk title="登记编号" action="suggestion.register" empty={{ title: '没有待登记编号的建议', text: '审核通过的建议会出现在这里。' }}
      renderPanel={(suggestion, onDone) => <><Decisions suggestion={suggestion} only={['register', 'returnForRevision', 'decline']} onDone={onDone} /><Similar suggestion={suggestion} /></>} /></>
  );
}

export function JointAssignment() {
  return (
    <Desk title="会签交办" action="suggestion.confirmAssignment" empty={{ title: '没有待会签的交办方案', text: '代表工委提出、涉及政府部门的交办方案会送到这里会签。' }}
      renderPanel={(suggestion, onDone) => (
        <>
          <section className="card"><h2>交办方案</h2>
            <ul>{suggestion.plan.map((unit) => <li key={unit.unitId}><strong>{taskRoleLabels[unit.role]}</strong> {unit.unitName}{unit.channel === 'direct' ? <span className="muted">（直接交办）</span> : null}</li>)}</ul>
            {suggestion.planNote === null ? null : <p className="muted pre">{suggestion.planNote}</p>}
          </section>
          <Decisions suggestion={suggestion} only={['confirmAssignment', 'returnAssignment']} onDone={onDone} />
          <Similar suggestion={suggestion} />
        </>
      )} />
  );
}
