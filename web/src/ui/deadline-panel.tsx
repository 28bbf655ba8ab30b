import { useState } from 'react';
import { StatePill, type Tone } from './state-pill.tsx';

export interface DayStep { readonly date: string; readonly text: string; readonly counted: boolean; readonly dayKind: string }
export interface PanelDeadline {
  readonly id: string; readonly label: string; readonly dueText: string; readonly stateText: string; readonly tone: Tone; readonly basis: string; readonly startedText: string;
  readonly steps: readonly DayStep[];
}

interface Props {
  readonly deadlines: readonly PanelDeadline[];
  readonly formatDay: (date: string) => string;
  /** Fetches the days of a clock whose steps did not come with it. */
  readonly onOpen?: (id: string) => void;
}

/** Clocks with their date, and 「怎么算的」: the rule, the start and every day counted. */
export function DeadlinePanel({ deadlines, formatDay, onOpen }: Props) {
  return <ul>{deadlines.map((deadline) => <Clock key={deadline.id} deadline={deadline} formatDay={formatDay} onOpen={onOpen} />)}</ul>;
}

function Clock({ deadline, formatDay, onOpen }: { readonly deadline: PanelDeadline; readonly formatDay: (date: string) => string; readonly onOpen: ((id: string) => void) | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const toggle = () => {
    if (!isOpen) onOpen?.(deadline.id);
    setOpen(!isOpen);
  };
  return (
    <li className="deadline">
      <div className="deadline__line"><span className="deadline__words">{deadline.label}</span><StatePill tone={deadline.tone}>{deadline.stateText}</StatePill></div>
      <div className="deadline__line">
        <span className="deadline__words deadline__due">{deadline.dueText}</span>
        <button type="button" className="button button--plain button--small" aria-expanded={isOpen} onClick={toggle}>怎么算的<span className="visually-hidden">：{deadline.label}</span></button>
      </div>
      {isOpen ? (
        <div className="day-strip stack small">
          <p>{deadline.startedText}。依据：{deadline.basis}</p>
          {deadline.steps.length === 0 ? null : (
            <ol className="day-strip__list" tabIndex={0} aria-label={`${deadline.label}逐日计算`}>
              {deadline.steps.map((step, index) => (
                <li key={`${step.date}-${index}`} data-off={step.counted ? undefined : ''}>
                  <time dateTime={step.date}>{formatDay(step.date)}</time>
                  <span className="day-strip__mark" title={step.counted ? '计入' : '不计入'}>{step.counted ? '✓' : '—'}<span className="visually-hidden">{step.counted ? '计入' : '不计入'}</span></span>
                  <span className="day-strip__text">{step.text}</span>
                </li>
              ))}
            </ol>
          )}
        </div>
      ) : null}
    </li>
  );
}
