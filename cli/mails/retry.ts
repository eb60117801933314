import { retryMail } from '../../shared/casework/mail/retried-mail.ts'
import { wake } from '../../shared/mail/mail-queue.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'

/**
 * Lets a mail be sent now: one that was refused, that waits, or that is in doubt.
 * @throws NotFound when there is no such mail
 * @throws Refused when it was sent, is not needed, or is with SES still
 */
export async function retry(connection: Connection, id: string) {
  const { kind, addressee, status, notBefore } = await retryMail(connection.table, id, occasionOf(connection))
  const isWoken = await wakeIn(connection, id)
  const outcome = isWoken ? 'goes out when its office may be written to' : 'the next run takes it'
  return { id, kind, addressee, status, notBefore, outcome }
}

/** Whether there is a queue to wake it by; the runs find it anyway. */
async function wakeIn({ sqs, queues }: Connection, mail: string): Promise<boolean> {
  const name = Object.keys(queues).find((one) => /(?:^|-)mail$/.test(one))
  const url = name === undefined ? undefined : queues[name]
  if (url === undefined) return false
  await wake({ url, client: sqs }, [mail])
  return true
}
