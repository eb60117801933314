import type { MailRefusalHere } from '../contracts.ts'
import { WireError } from '../stack/wire-error.ts'

/** How SES says each refusal that a test may ask for. */
const refusals: Readonly<Record<MailRefusalHere, readonly [code: string, message: string, status: number]>> =
  {
    throttled: ['TooManyRequestsException', 'Maximum sending rate exceeded.', 429],
    'quota-used-up': ['TooManyRequestsException', 'Daily message quota exceeded.', 429],
    paused: ['SendingPausedException', 'Email sending has been disabled.', 400],
    suspended: ['AccountSuspendedException', 'The account is suspended.', 400],
    'not-verified': [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-SOUTH-1: noreply',
      400,
    ],
    rejected: ['MessageRejected', 'Illegal content.', 400],
    'no-configuration-set': ['NotFoundException', 'Configuration set does not exist.', 404],
    'not-allowed': ['AccessDeniedException', 'User is not authorized to perform ses:SendEmail.', 403],
    failed: ['InternalServiceErrorException', 'Internal failure.', 500],
  }

export function refusalNamed(name: MailRefusalHere): WireError {
  return new WireError(...refusals[name])
}
