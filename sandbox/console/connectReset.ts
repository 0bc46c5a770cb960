import { callControl } from './callControl.ts';
import type { Act } from './createAct.ts';

/** Everything is forgotten only when it is asked for twice. */
export function connectReset(button: HTMLButtonElement, dialog: HTMLDialogElement, act: Act): void {
  button.addEventListener('click', () => dialog.showModal());
  for (const answer of dialog.querySelectorAll('button')) {
    answer.addEventListener('click', () => {
      dialog.close();
      if (answer.value !== 'reset') return;
      act(button, async () => {
        await callControl('POST', 'reset');
        return 'Everything is forgotten, and settings are as they were at the start.';
      });
    });
  }
}
