import { randomBytes } from 'node:crypto'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import * as z from 'zod/mini'
import { again } from '../../shared/casework/again.ts'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { wakeUp } from '../../shared/mail/mail-queue.ts'
import { openSes } from '../../shared/mail/ses.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'
import { mailEvent } from './mail-events.ts'
import { mailsOf } from './mails-of-event.ts'
import { openPace } from './sending/pace.ts'
import type { Post } from './sending/post.ts'
import { sendWhenDue } from './sending/send-when-due.ts'

const message = z.union([wakeUp, mailEvent])

/**
 * Consumes the mail queue: an event has the mails written that it asks for, a wake-up names one that waits. Those whose time
 * has come are sent, no faster than the account allows. A repeated message finds nothing left to do.
 */
export const handler = queueHandler(message, open, take)

function open(): Post {
  // Namespace and service come from the environment, where the alarms take them from too.
  const metrics = new Metrics()
  return {
    table: openTable(setting('TABLE_NAME')),
    ses: openSes({
      from: setting('MAIL_FROM'),
      domain: setting('MAIL_DOMAIN'),
      configurationSet: setting('MAIL_CONFIGURATION_SET'),
    }),
    pace: openPace(Number(setting('MAILS_PER_SECOND'))),
    chance: randomBytes,
    linkBase: setting('LINK_BASE_URL'),
    count: (what) => {
      metrics.addMetric(what, MetricUnit.Count, 1)
      metrics.publishStoredMetrics()
    },
  }
}

async function take(hint: z.infer<typeof message>, post: Post, now: Date): Promise<void> {
  const ids = 'mail' in hint ? [hint.mail] : await again(() => mailsOf(hint, post.table, now))
  const outcomes = await Promise.allSettled(ids.map((id) => sendWhenDue(post, id, now)))
  const failed = outcomes.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
