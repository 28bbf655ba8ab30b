import { describe, expect, it } from 'vitest';
import { conditionTexts, demandTexts } from './conditions.ts';
import { documentedTables, generateProcessDocs, statesAndActions } from './generate-process-docs.ts';
import { mermaidOf } from './mermaid.ts';

const files = new Map(generateProcessDocs().map((file) => [file.path, file.text]));

describe('process pages', () => {
  it('one per kind, with an index and the committed list', () => {
    expect([...files.keys()]).toEqual(['docs/process/README.md', ...documentedTables.map(({ kind }) => `docs/process/${kind.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.md`), 'docs/process/states-and-actions.json']);
    expect(documentedTables.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['suggestion', 'townshipSuggestion', 'handlingTask', 'evaluationRound', 'assignmentMeeting', 'twinMatter', 'topicGuide', 'mediation', 'suggestionLink']));
  });

  it('have a line for every row and every state, all in Chinese', () => {
    for (const { kind, rows, states } of documentedTables) {
      const page = files.get(`docs/process/${kind.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}.md`) ?? '';
      const lines = page.split('\n').filter((line) => line.startsWith('| '));
      expect(lines).toHaveLength(rows.length + Object.keys(states).length + 4);
      const bare = page.split('```')[0]!.replaceAll(/`[^`]*`/g, '');
      expect(bare.match(/[A-Za-z]{3,}/g) ?? []).toEqual([]);
    }
  });

  it('say who, from where, to where and on what condition', () => {
    expect(files.get('docs/process/reply.md')).toContain('| 签发 `signOff` | 待签发 | 已签发送达 | 主要负责人、分管领导 | 按本地规定由其签发；没有等候决定的退办申请；每条具体建议都有答复（再次答复须说明落实情况）；“正在解决”“列入计划”的答复写明内容、责任人、期限；写明联系人和电话；已经提出公开方式建议，要件齐全，要删去的文字在文本里 | 签发答复，送达代表 |');
  });

  it('word every condition and none that is gone', () => {
    const used = new Set(documentedTables.flatMap(({ rows }) => rows.flatMap((row) => [...row[4], ...(row[6] === undefined ? [] : [row[6]])])));
    expect(Object.keys(conditionTexts).toSorted()).toEqual([...used].toSorted());
  });

  it('word every demand of a form and none that is gone', () => {
    const used = documentedTables.flatMap(({ kind, spec }) => Object.keys(spec.bodyRules ?? {}).map((action) => `${kind}.${action}`));
    expect(Object.keys(demandTexts).toSorted()).toEqual(used.toSorted());
  });

  it('draw each table from its start to its ends', () => {
    const diagram = mermaidOf(documentedTables.find(({ kind }) => kind === 'consultation')!).split('\n');
    expect(diagram).toContain('  [*] --> scheduled');
    expect(diagram).toContain('  [*] --> waiverRequested');
    expect(diagram).toContain('  held --> confirmed : 属实，确认、登记代表签名确认');
    expect(diagram).toContain('  denied --> [*]');
  });

  it('list every kind’s states and actions', () => {
    expect(Object.keys(statesAndActions()).toSorted()).toEqual(documentedTables.map(({ kind }) => kind).toSorted());
    expect(statesAndActions()['evaluation']).toEqual({ 
      states: ['open', 'rated', 'envelopeReceived', 'awaitingOpening', 'readingProposed', 'disclosed', 'noResponse', 'noRater'],
      actions: ['rate', 'revise', 'liftEmbargo', 'remind', 'disclose', 'markNoResponse', 'closeUnrated', 'passRating', 'moveClose', 'receiveEnvelope', 'returnEnvelope', 'awaitOpening', 'proposeReading', 'proposeVoid', 'confirmReading', 'refuseReading', 'withdrawReading', 'proposeRereading', 'confirmRereading', 'refuseRereading'],
    });
  });
});
