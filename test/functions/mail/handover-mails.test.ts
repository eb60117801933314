import { expect, test } from 'vitest'
import { handOver, takeBack } from '../../../shared/casework/handing-over.ts'
import { sendBack, takeOver } from '../../../shared/casework/taking-over.ts'
import { membership } from '../../../shared/domain/operator.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { commit } from '../../../shared/table/commit.ts'
import { membershipShape } from '../../../shared/table/operator-store.ts'
import { openOf, press, undoAt } from '../../support/act-table.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventMails, TUESDAY } from '../../support/event-mails.ts'

const mails = eventMails()
const { arrived, told, content } = mails
const about = ({ id }: Referral) => `referral/${id}`
const LATER = '2026-11-25T09:00:00.000Z'
const refused = { reason: 'no-capacity' } as const
const by = (operator: string, at = TUESDAY) => occasionAt(at, operator)

/** Anna offers a family to the other district. */
async function offered(at = TUESDAY) {
  const referral = await arrived()
  await handOver(mails.table(), referral.id, { to: 'dalmine', note: 'casa nuova' }, by('anna-prova', at))
  return referral
}
const answers = async (referral: Referral, type: 'accepted' | 'refused') =>
  (await told(about(referral), `referral.handover-${type}`, LATER)).filter(
    ({ kind }) => kind === `handover-${type}`,
  )

test('whoever is to answer hears of an offer, once, and by when', async () => {
  const referral = await offered()
  const [mail] = await told(about(referral), 'referral.handover-offered', TUESDAY)
  expect(mail).toMatchObject({ addressee: 'operator/dino-prova', district: 'dalmine', notBefore: TUESDAY })
  expect(mail && (await mails.lines(mail.id))).toMatchObject([{ kind: 'answer-handover', as: 'owner' }])
  expect(mail && (await content(mail))).toEqual({
    ...{ kind: 'handover-offered', language: 'it', link: 'https://x.example/l/t' },
    ...{ name: referral.caseCode, district: 'Ambito di Bergamo', due: '2026-11-26' },
  })
  await told(about(referral), 'referral.handover-offered', LATER)
  expect(mail && (await mails.lines(mail.id))).toHaveLength(1)
})

test('while they are away their deputy does, else the coordinators there', async () => {
  const away = { absences: [{ from: '2026-12-01', to: '2026-12-31' }] }
  const referral = await offered('2026-11-30T09:00:00.000Z')
  await mails.intake().changeOperator('dino-prova', away)
  const ofThat = await told(about(referral), 'referral.handover-offered', '2026-12-01T09:00:00.000Z')
  await mails.intake().changeOperator('dino-prova', { absences: [] })
  expect(ofThat).toMatchObject([{ addressee: 'operator/elena-prova' }])
  const [mail] = ofThat
  expect(mail && (await mails.lines(mail.id))).toMatchObject([{ as: 'coordinator' }])
})

test('an offer that was taken back or answered before its turn is not told', async () => {
  const [back, answered] = [await offered(), await offered()]
  const [mail] = await told(about(back), 'referral.handover-offered', TUESDAY)
  await takeBack(mails.table(), back.id, by('anna-prova', LATER))
  expect(mail && (await content(mail))).toBeUndefined()
  expect(await told(about(back), 'referral.handover-offered', LATER)).toEqual([])
  await takeOver(mails.table(), answered.id, by('dino-prova', LATER))
  expect(await told(about(answered), 'referral.handover-offered', LATER)).toEqual([])
})

test('that it was accepted hears whoever offered it; who has it there hears that it is theirs', async () => {
  await mails.intake().addMember('fabio-prova', { district: 'dalmine', roles: ['operator'] })
  const referral = await offered()
  await takeOver(mails.table(), referral.id, by('fabio-prova', LATER))
  const [mail, ...others] = await answers(referral, 'accepted')
  expect(others).toEqual([])
  expect(mail).toMatchObject({ addressee: 'operator/anna-prova', district: 'bergamo' })
  expect(mail && (await content(mail))).toMatchObject({
    ...{ kind: 'handover-accepted', name: referral.caseCode, district: 'Ambito di Dalmine' },
  })
  const [theirs] = await told(`household/${referral.household}`, 'household.reassigned', LATER)
  expect(theirs).toMatchObject({ kind: 'assigned', addressee: 'operator/dino-prova' })
})

test('that it comes back hear whoever offered it and who has it now, each with what they have to do', async () => {
  const referral = await arrived()
  await handOver(mails.table(), referral.id, { to: 'dalmine' }, by('carla-prova'))
  await sendBack(mails.table(), referral.id, refused, by('dino-prova', LATER))
  const written = await answers(referral, 'refused')
  expect(written.map(({ addressee }) => addressee).toSorted()).toEqual([
    'operator/anna-prova',
    'operator/carla-prova',
  ])
  const [anna] = written.filter(({ addressee }) => addressee === 'operator/anna-prova')
  const kinds = anna === undefined ? [] : (await mails.lines(anna.id)).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['acknowledge', 'triage'])
  expect(anna && (await content(anna))).toMatchObject({
    kind: 'handover-refused',
    district: 'Ambito di Dalmine',
  })
})

test('of two offers each answer is told as its own, and nobody hears of their own answer', async () => {
  const referral = await offered()
  await sendBack(mails.table(), referral.id, refused, by('dino-prova', LATER))
  const [first] = await answers(referral, 'refused')
  await handOver(mails.table(), referral.id, { to: 'dalmine' }, by('anna-prova', '2026-11-25T10:00:00.000Z'))
  await takeOver(mails.table(), referral.id, by('dino-prova', '2026-11-25T11:00:00.000Z'))
  const [second] = await answers(referral, 'accepted')
  expect(second?.id).not.toBe(first?.id)
  expect(first && (await content(first))).toMatchObject({ kind: 'handover-refused' })
  expect(await mails.to('operator/dino-prova')).not.toContainEqual(
    expect.objectContaining({ kind: 'handover-accepted' }),
  )
})

test('who answers their own offer is not told of it', async () => {
  const work = { operator: 'carla-prova', district: 'dalmine', roles: ['coordinator'], kinds: [], version: 1 }
  const create = membershipShape.toItem(membership.parse(work))
  await commit(mails.table(), [{ create }], [])
  const referral = await arrived()
  await handOver(mails.table(), referral.id, { to: 'dalmine' }, by('carla-prova'))
  await sendBack(mails.table(), referral.id, refused, by('carla-prova', LATER))
  expect(await answers(referral, 'refused')).toMatchObject([{ addressee: 'operator/anna-prova' }])
})

test('an answer that was undone and given again is told again: what is heard last is how it stands', async () => {
  const referral = await offered()
  const accept = async (at: string) => {
    const waiting = await openOf(mails.table(), 'answer-handover', about(referral))
    return press(mails.table(), waiting, { act: 'accept-handover', by: 'dino-prova', at })
  }
  const done = await accept('2026-11-25T09:00:00.000Z')
  const [first] = await answers(referral, 'accepted')
  await undoAt(mails.table(), done, '2026-11-25T09:01:00.000Z')
  expect(first && (await content(first))).toBeUndefined()
  await accept('2026-11-25T09:02:00.000Z')
  expect(first && (await content(first))).toBeUndefined()
  const [second] = await answers(referral, 'accepted')
  expect(second?.id).not.toBe(first?.id)
  expect(second && (await content(second))).toMatchObject({ kind: 'handover-accepted' })
})
