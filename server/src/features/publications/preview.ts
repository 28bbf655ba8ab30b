import type { CaseFile, PublicationRow, PublicText, ReplyRow } from '@luoshi/domain/case-file/rows.ts';
import type { Decision } from '@luoshi/domain/publication/bodies.ts';
import { composePublicText, wordsOf } from '@luoshi/domain/publication/compose-public-text.ts';
import { findPersonalData, personalDataLabels } from '@luoshi/domain/publication/find-personal-data.ts';
import { replyOf } from '@luoshi/domain/publication/guards.ts';
import { publicityFaults, publicityOf, type PublicityBody } from '@luoshi/domain/publication/publicity.ts';

export interface Preview { readonly text: PublicText | null; readonly found: readonly { readonly label: string; readonly text: string }[]; readonly faults: readonly { readonly text: string; readonly field: string | null }[] }

function previewOf(file: CaseFile, reply: ReplyRow, unitName: string, body: PublicityBody, showNames: boolean): Preview {
  const publicity = publicityOf(body);
  const text = composePublicText(file, reply, unitName, publicity, showNames);
  return {
    text, found: text === null ? [] : findPersonalData(wordsOf(text)).map((one) => ({ label: personalDataLabels[one.kind], text: one.text })),
    faults: publicityFaults(file, reply, publicity).map((fault) => ({ text: fault.text, field: fault.field ?? null })),
  };
}

/** What the public would read if it went as the unit proposes; whether names stand in it the office decides, so here they do only where nobody asked to keep them. */
export function previewOfProposal(file: CaseFile, reply: ReplyRow, body: PublicityBody): Preview {
  const unitName = file.handlingTask.find((task) => task.id === reply.taskId)?.unitName ?? '';
  return previewOf(file, reply, unitName, body, file.suggestion.identityKeptOn === null);
}

export const previewOfDecision = (file: CaseFile, record: PublicationRow, body: Decision): Preview => previewOf(file, replyOf({ file, record }), record.unitName, body, body.showNames === true);
