import { listReferrals } from '../../cli/referrals.ts'
import { mailPromises, namesNobody } from './mail-promises.ts'
import { mailsAsText, sentMails } from './mailbox.ts'
import type { Scene } from './scene.ts'

const READER = 'anna-prova'

export const mailboxes: Scene = {
  title: 'What everybody found in the mailbox',
  async play(world, say) {
    await world.untilQuiet()
    const mails = await world.look((connection) => sentMails(connection, world.mailbox))
    const referrals = await world.look(listReferrals)
    const cases = referrals.map((row) => ({
      caseCode: String(row['caseCode']),
      partner: String(row['form']),
    }))
    const digests = mails.filter(
      ({ mail }) => mail.kind === 'digest' && mail.addressee === `operator/${READER}`,
    )
    const link = digests.at(-1)?.link ?? 'none'
    const page = link === 'none' ? '' : await (await fetch(link)).text()
    say(mailsAsText(mails))
    say(
      `\n  The link in the last summary of ${READER}, over with the demo; npm start keeps its own:\n  ${link}`,
    )
    return [
      ...mailPromises(mails, cases),
      {
        says: 'the page behind the link of a summary has cases and buttons, and names no family',
        isKept: /[A-Z]{2}-27-\d{4}/.test(page) && page.includes('<button') && namesNobody(page),
      },
    ]
  },
}
