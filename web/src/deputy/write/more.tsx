import { Link, useParams } from 'react-router';
import { ChoiceCards } from '../kit/choice-cards.tsx';
import { TextField } from '../kit/text-field.tsx';
import { occasions, raisedBefore, sources, wishes } from '../text/words.ts';
import { CoSigners } from './co-signers.tsx';
import { DraftFiles } from './draft-files.tsx';
import { useDraft } from './draft-layout.tsx';
import type { DraftText } from './draft-text.ts';
import { EarlierOnes } from './earlier-ones.tsx';
import { UnitWish } from './unit-wish.tsx';
import { WritingPage } from './writing-page.tsx';

/** Second page: what goes with the words. */
export function MorePage() {
  const { text, keeper } = useDraft();
  const { draftId = '' } = useParams();
  return (
    <WritingPage step={1} title="附件和联名" back={`/write/${draftId}`}>
      <div className="stack-lg">
        <DraftFiles />
        <CoSigners />
        <UnitWish chosen={text.preferredUnits} onChange={(preferredUnits) => keeper.change({ preferredUnits })} />
        <ChoiceCards label="是否同意公开" help="办理后，建议和答复可以向社会公开，请群众监督" id="wish" choices={wishes} value={text.disclosureWish} onChange={(value) => keeper.change({ disclosureWish: value as DraftText['disclosureWish'] })} />
        {text.disclosureWish === 'withhold' ? <TextField formId="draft" name="disclosureReason" label="不公开的理由" isLong maxLength={1000} value={text.disclosureReason} onChange={(disclosureReason) => keeper.change({ disclosureReason })} /> : null}
        <ChoiceCards label="这件建议怎样形成的" choices={sources} value={text.source} onChange={(value) => keeper.change({ source: value as DraftText['source'] })} />
        <ChoiceCards label="何时提出" help="平时提出的，受理后七天内（以本地规定为准）告知您" id="occasion" choices={occasions} value={text.occasion} onChange={(value) => keeper.change({ occasion: value as DraftText['occasion'] })} />
        <ChoiceCards label="这件事以前提过没有解决吗" choices={raisedBefore} value={text.raisedBefore ?? 'no'} onChange={(value) => keeper.change({ raisedBefore: value === 'no' ? null : value as DraftText['raisedBefore'] })} />
        {text.raisedBefore === null && text.earlierIds.length === 0 ? null : <EarlierOnes chosen={text.earlierIds} onChange={(earlierIds) => keeper.change({ earlierIds })} />}
      </div>
      <div className="foot foot--row"><Link className="button button--main button--big" to={`/write/${draftId}/check`}>下一步：检查</Link><Link className="button" to={`/write/${draftId}`}>上一步</Link></div>
    </WritingPage>
  );
}
