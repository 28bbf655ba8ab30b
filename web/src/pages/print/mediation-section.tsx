import type { Suggestion } from '../../api/types.ts';
import { useMe } from '../../frame/me-context.tsx';
import { isInTownship } from '../../frame/work-of-role.ts';
import { daysOnPaper, mediationRows } from '../../text/mediation-words.ts';
import { Evidence } from './file-rows.tsx';
import { Facts, Part, Section } from './sheet.tsx';

export function Mediations({ suggestion }: { readonly suggestion: Suggestion }) {
  const isTownship = isInTownship(useMe().identity);
  const list = suggestion.records.mediation;
  if (list.length === 0) return null;
  return (
    <Section title="再次不满意的处理">
      {list.map((one) => (
        <Part key={one.id} title={`${one.unitName}：${one.stateLabel}`}>
          <Facts rows={mediationRows(one, daysOnPaper, isTownship)} />
          <Evidence title="纪要、评估意见和附件" suggestion={suggestion} recordId={one.id} />
        </Part>
      ))}
    </Section>
  );
}
