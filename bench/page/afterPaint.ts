/**
 * The time at which the next frame has been handed over: a task that follows the animation frame's callbacks, style and
 * layout. Finer than Event Timing, which counts in steps of 8 ms.
 */
export function afterPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve(performance.now());
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}
