import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ReactNode } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** What is done, in words that name the thing. */
  readonly doLabel: string;
  readonly isPending?: boolean;
  readonly problem?: string | null;
  readonly onDo: () => void;
  readonly onCancel: () => void;
}

/** Asks once before what cannot be taken back. */
export function Confirm({ isOpen, title, children, doLabel, isPending = false, problem = null, onDo, onCancel }: Props) {
  return (
    <ModalOverlay className="veil" isOpen={isOpen} onOpenChange={(open) => { if (!open) onCancel(); }} isDismissable={!isPending}>
      <Modal className="sheet">
        <Dialog className="stack" role="alertdialog">
          <Heading slot="title">{title}</Heading>
          {children}
          {problem === null ? null : <p className="note note--late" role="alert">{problem}</p>}
          <button type="button" className="button button--main button--big" disabled={isPending} onClick={onDo}>{isPending ? '正在办理…' : doLabel}</button>
          <button type="button" className="button button--big" disabled={isPending} onClick={onCancel}>再想想</button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
