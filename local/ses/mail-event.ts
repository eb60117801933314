/**
 * SES's events as EventBridge gets them.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */

import type { ServiceEvent } from '../eventbridge/service-event.ts'
import { arn, type Environment } from '../template/arns.ts'
import type { Fate } from './fate.ts'
import { bare, type OutgoingMail } from './outgoing-mail.ts'

export interface TakenMail extends OutgoingMail {
  readonly messageId: string
  /** By the moved clock. */
  readonly at: Date
}

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Complaint: 'Email Complaint Received',
  Bounce: 'Email Bounced',
} as const

export function mailEvent(
  mail: TakenMail,
  told: Fate | { readonly type: 'Send' },
  { environment, now }: { readonly environment: Environment; readonly now: Date },
): ServiceEvent {
  const identity = arn(environment, 'ses', `configuration-set/${mail.configurationSet}`)
  return {
    source: 'aws.ses',
    detailType: detailTypes[told.type],
    resources: [identity],
    at: now,
    detail: {
      eventType: told.type,
      mail: about(mail, environment),
      [told.type.toLowerCase()]: told.type === 'Send' ? {} : particulars(mail, told, now),
    },
  }
}

/** SES repeats the whole head of the mail, its subject and every address. */
function about(mail: TakenMail, environment: Environment) {
  const { from, to, subject, messageId } = mail
  const standard = { From: from, To: to.join(', '), Subject: subject, 'MIME-Version': '1.0' }
  const headers = Object.entries(standard).map(([name, value]) => ({ name, value }))
  const domain = bare(from).split('@').at(-1) ?? ''
  return {
    timestamp: mail.at.toISOString(),
    source: from,
    sourceArn: arn(environment, 'ses', `identity/${domain}`),
    sendingAccountId: environment.accountId,
    messageId,
    destination: [...to],
    headersTruncated: false,
    headers: [...headers, ...mail.headers],
    commonHeaders: { from: [from], to: [...to], messageId, subject },
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [mail.configurationSet],
      'ses:from-domain': [domain],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  }
}

function particulars({ to, messageId }: TakenMail, fate: Fate, now: Date) {
  const common = { timestamp: now.toISOString(), feedbackId: `feedback-${messageId}` }
  switch (fate.type) {
    case 'Delivery':
      return {
        timestamp: common.timestamp,
        processingTimeMillis: 1,
        recipients: to,
        smtpResponse: '250 2.6.0 OK',
        reportingMTA: 'local.smtp-out.amazonses.com',
      }
    case 'Complaint':
      return {
        ...common,
        complainedRecipients: to.map((emailAddress) => ({ emailAddress })),
        complaintSubType: null,
        complaintFeedbackType: 'abuse',
        userAgent: 'Local runner',
      }
    case 'Bounce':
      return {
        ...common,
        bounceType: fate.bounceType,
        bounceSubType: fate.bounceSubType,
        bouncedRecipients: to.map((emailAddress) => ({ emailAddress, action: 'failed', status: '5.1.1' })),
        reportingMTA: 'dns; local.smtp-out.amazonses.com',
      }
    default:
      return fate satisfies never
  }
}
