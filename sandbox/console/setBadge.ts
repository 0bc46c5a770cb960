import { setText } from './setText.ts';

type Mood = 'good' | 'bad' | 'wait' | 'plain';

const MOODS: Readonly<Record<string, Mood>> = {
  completed: 'good',
  paid: 'good',
  succeeded: 'good',
  failed: 'bad',
  expired: 'bad',
  processing: 'wait',
  requires_action: 'wait',
};

/** Shows a status as a word, with a colour that only repeats it. */
export function setBadge(badge: HTMLElement, word: string, mood: Mood = MOODS[word] ?? 'plain'): void {
  badge.className = `badge ${mood}`;
  setText(badge, word.replace('_', ' '));
}
