/** Whether a parsed URL's host name is this machine as browsers see it, where http is as good as https. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
