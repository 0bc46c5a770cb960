import { ControlError } from './callControl.ts';
import type { Notice } from './createNotice.ts';

/** Does what a button or a form asks for, once at a time, and says in words what came of it. */
export type Act = (control: HTMLElement, work: () => Promise<string>) => void;

export function createAct(notice: Notice, refresh: () => Promise<void>): Act {
  return (control, work) => {
    // Not `disabled`: that would take the focus away.
    if (control.ariaBusy === 'true') return;
    control.ariaBusy = 'true';
    void work()
      .then(notice.say, (error: unknown) => {
        if (!(error instanceof ControlError)) throw error;
        notice.complain(error.message);
      })
      .then(refresh)
      .finally(() => {
        control.ariaBusy = null;
      });
  };
}
