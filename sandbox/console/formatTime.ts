const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** `14:03:07`, with the day in front where it is another one than today. ms since the epoch. */
export function formatTime(ms: number): string {
  const day = DAY.format(ms);
  return day === DAY.format(Date.now()) ? TIME.format(ms) : `${day}, ${TIME.format(ms)}`;
}
