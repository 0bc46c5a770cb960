/** Changes a policy to other sources in one directive. */
export function withSources(directive: string, sources: string): (policy: string) => string {
  const present = new RegExp(`(?<=(?:^|; )${directive}) [^;]*`);
  return (policy) => {
    if (!present.test(policy)) throw new Error(`The policy has no ${directive}.`);
    return policy.replace(present, ` ${sources}`);
  };
}
