import { isInside } from './addresses.ts';

/** Whether a message comes from our own page: the only sender that is ever answered. */
export function isTrusted(address: string | undefined): boolean {
  return address !== undefined && isInside(address);
}
