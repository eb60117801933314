import { bare } from './outgoing-mail.ts'

/** What SES finds out about a mail to one address after it took it, in order. */
export type Fate =
  | { readonly type: 'Delivery' }
  | { readonly type: 'Complaint' }
  | {
      readonly type: 'Bounce'
      readonly bounceType: 'Permanent' | 'Transient'
      readonly bounceSubType: 'General' | 'Suppressed'
    }

const returned = { type: 'Bounce', bounceType: 'Permanent', bounceSubType: 'General' } as const

/**
 * SES's own mailbox simulator, by the part before the `@`.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator-how-to-use
 */
const simulator: Readonly<Record<string, readonly Fate[]>> = {
  success: [{ type: 'Delivery' }],
  bounce: [returned],
  // An automatic answer looks like a bounce that passes.
  ooto: [{ type: 'Delivery' }, { type: 'Bounce', bounceType: 'Transient', bounceSubType: 'General' }],
  complaint: [{ type: 'Delivery' }, { type: 'Complaint' }],
  suppressionlist: [{ type: 'Bounce', bounceType: 'Permanent', bounceSubType: 'Suppressed' }],
}

/** Everything arrives but at the simulator's addresses, with or without a label (`bounce+x@`), and under `.invalid`, where nothing can. */
export function fateOf(address: string): readonly Fate[] {
  const [local = '', domain = ''] = bare(address).toLowerCase().split('@')
  if (domain.endsWith('.invalid')) return [returned]
  const known =
    domain === 'simulator.amazonses.com' ? simulator[local.split('+', 1)[0] ?? ''] : simulator['success']
  return known ?? [returned]
}
