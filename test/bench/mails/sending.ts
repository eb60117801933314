import { randomBytes } from 'node:crypto'
import type { Post } from '../../../functions/mail/sending/post.ts'
import { sendWhenDue } from '../../../functions/mail/sending/send-when-due.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { openSes } from '../../../shared/mail/ses.ts'
import { findMail } from '../../../shared/table/mail-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { MORNING } from './many-mails.ts'

/** Sends as `send-mail` does, without its pace. @param chance so many bytes, of which links are made */
export function senderOn(table: Table, chance: Post['chance'] = randomBytes) {
  const ses = openSes({
    from: 'Raccordo <noreply@bench.example>',
    domain: 'bench.example',
    configurationSet: 'bench',
  })
  const post: Post = {
    ...{ table, ses, chance, linkBase: 'https://bench.example/l' },
    pace: async () => undefined,
    count: () => undefined,
  }
  return {
    send: (mail: Mail) => sendWhenDue(post, mail.id, MORNING),
    /** @throws Error when one of them was not sent: its figures would mean nothing */
    async requireSent(mails: readonly Mail[]): Promise<void> {
      for (const { id } of mails) {
        const status = (await findMail(table, id))?.status
        if (status !== 'sent') throw new Error(`mail ${id} of the bench is ${status}, not sent`)
      }
    },
  }
}
