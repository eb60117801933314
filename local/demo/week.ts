import { decideCase } from '../../cli/casework/case.ts'
import { acceptOffer, offerCase, sendOfferBack } from '../../cli/casework/handover.ts'
import { joinCase } from '../../cli/casework/join.ts'
import { takeCase } from '../../cli/casework/take.ts'
import { acknowledge } from '../../shared/casework/decisions/acknowledge.ts'
import { close } from '../../shared/casework/decisions/close.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { linesAsText, linesToldTo } from './mails.ts'
import type { Scene } from './scene.ts'
import { MONDAY_AFTER } from './times.ts'

export const acknowledged: Scene = {
  title: 'Two of them read the first family’s case at the same time, and one takes it in charge',
  async play(world, say) {
    const { caseCode } = await world.referralOf('scuola')
    const read = (operator: string) =>
      world
        .as(operator, (connection) => decideCase(connection, caseCode, acknowledge))
        .then(
          () => undefined,
          (error: Error) => error.message,
        )
    const [first, second] = await Promise.all([read('anna-prova'), read('bruno-prova')])
    say(`  ${caseCode}: ${first === undefined ? 'anna-prova' : 'bruno-prova'} has read it`)
    say(`  the other is told: ${first ?? second}`)
    const { status, caseManager } = await world.as('anna-prova', (connection) =>
      takeCase(connection, caseCode),
    )
    await world.as('anna-prova', (connection) => decideCase(connection, caseCode, recordContact(spokenWith)))
    say(`  anna-prova takes ${caseCode} in charge, and speaks with the family`)
    return [
      {
        says: 'of two at once one wins, and the other reads what happened',
        isKept:
          (first === undefined) !== (second === undefined) && /acknowledged at/.test(first ?? second ?? ''),
      },
      {
        says: 'the family has a case manager',
        isKept: status === 'in-charge' && caseManager === 'anna-prova',
      },
    ]
  },
}

const spokenWith = { channel: 'phone', outcome: 'reached', isInterpreted: true, language: 'fr' } as const

export const siblings: Scene = {
  title: 'A second school sent a sibling: the families are joined, each school keeps its own request',
  async play(world, say) {
    const known = await world.referralOf('scuola')
    const sibling = await world.referralOf('scuola-media')
    await world.as('anna-prova', (connection) => joinCase(connection, sibling.caseCode, known.caseCode))
    const joined = await world.referralOf('scuola-media')
    say(`  ${sibling.caseCode} is ${joined.status} to the family of ${known.caseCode}`)
    return [
      {
        says: 'the sibling was possibly known: same phone',
        isKept: sibling.possiblyKnown?.some(({ reason }) => reason === 'same-phone') ?? false,
      },
      {
        says: 'the second school hears that its request is accepted',
        isKept:
          joined.status === 'joined' &&
          joined.household === known.household &&
          joined.feedbackOwed?.about === 'accepted',
      },
    ]
  },
}

export const handovers: Scene = {
  title: 'Bergamo offers two families to Dalmine: one comes back, one is taken over',
  async play(world, say) {
    const [refused, taken] = [await world.referralOf('cooperativa'), await world.referralOf('ufficio')]
    const offer = (code: string) =>
      world.as('carlo-prova', (connection) => offerCase(connection, code, { to: 'dalmine' }))
    await offer(refused.caseCode)
    await world.as('dina-prova', (connection) =>
      sendOfferBack(connection, refused.caseCode, { reason: 'not-resident' }),
    )
    say(`  ${refused.caseCode}: offered by carlo-prova, sent back by dina-prova (not-resident)`)
    await offer(taken.caseCode)
    await world.as('anna-prova', (connection) => acceptOffer(connection, taken.caseCode))
    say(`  ${taken.caseCode}: offered by carlo-prova, taken over by anna-prova`)
    const [back, over] = [await world.referralOf('cooperativa'), await world.referralOf('ufficio')]
    return [
      {
        says: 'a family that is sent back stays whose it was',
        isKept: back.status === 'received' && back.district === 'bergamo' && back.liaison === refused.liaison,
      },
      {
        says: 'a family that is taken over keeps its code and the time that it has waited',
        isKept:
          over.district === 'dalmine' &&
          over.liaison === 'anna-prova' &&
          over.caseCode === taken.caseCode &&
          over.receivedAt === taken.receivedAt,
      },
    ]
  },
}

export const forgotten: Scene = {
  title: 'Nobody reads one family’s case: who heard of it, and when, up to the Monday after',
  async play(world, say) {
    await world.moveTo(MONDAY_AFTER, '08:30')
    const { caseCode } = await world.referralOf('associazione')
    const lines = (await world.look(linesToldTo)).filter(
      (line) => line.caseCode === caseCode && line.kind === 'acknowledge',
    )
    say(linesAsText(lines))
    const heard = lines.map(({ addressee, step }) => `${step} ${addressee}`)
    return [
      {
        says: 'what its liaison forgets, her deputy hears after a day and the coordinator after three',
        isKept: ['due dina-prova', 'overdue-1 anna-prova', 'overdue-3 bruno-prova'].every((one) =>
          heard.includes(one),
        ),
      },
    ]
  },
}

export const closed: Scene = {
  title: 'The work with the first family ends',
  async play(world, say) {
    const { caseCode } = await world.referralOf('scuola')
    await world.as('anna-prova', (connection) => decideCase(connection, caseCode, close('goals-met')))
    const both = [await world.referralOf('scuola'), await world.referralOf('scuola-media')]
    say(`  ${both.map((one) => `${one.caseCode} is ${one.status}`).join(', ')}`)
    return [
      {
        says: 'its requests are closed together, and both schools hear of it',
        isKept: both.every((one) => one.status === 'closed' && one.feedbackOwed?.about === 'closed'),
      },
    ]
  },
}
