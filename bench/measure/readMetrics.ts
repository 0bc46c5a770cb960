import type { CDPSession } from 'playwright';

/** Of the page's main thread. Times in milliseconds. */
export interface Metrics {
  readonly script: number;
  readonly task: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function readMetrics(devtools: CDPSession): Promise<Metrics> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    script: read('ScriptDuration') * 1000,
    task: read('TaskDuration') * 1000,
    nodes: read('Nodes'),
    listeners: read('JSEventListeners'),
  };
}
