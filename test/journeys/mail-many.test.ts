import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAbout, startCasework, workIn } from '../support/casework-journey.ts'
import { arrive, emptyWorld } from '../support/casework-world.ts'
import { commandLine } from '../support/command-line.ts'
import { buttonsOn } from '../support/link-visit.ts'
import { mailCalled, openLinkOf, received } from '../support/mail-journey.ts'
import type { JourneyStack } from '../support/stack.ts'
import { putWorld } from '../support/world-in-table.ts'

const FAMILIES = 60
/** The day on which they all arrived, and the morning after. */
const ARRIVED = '2026-11-30T09:00:00.000Z'

let stack: JourneyStack
const commands = commandLine(() => stack)

beforeAll(async () => {
  stack = await startCasework(ARRIVED)
  const world = emptyWorld()
  for (let number = 1; number <= FAMILIES; number += 1) arrive(world, { number, at: ARRIVED })
  // By the door they would take half a minute; how they come is tried elsewhere.
  await putWorld(stack.connection.table, world)
})
afterAll(() => stack.stop())

const codes = async () => (await workIn(stack)).referrals.map(({ caseCode }) => caseCode).toSorted()

test('a morning with a hundred and twenty deadlines is one mail; it leaves to its page what can wait, and that has all', async () => {
  await stack.restart(new Date('2026-12-01T06:59:30Z'))
  await stack.advanceTo('2026-12-01T07:00:30Z')
  const { lines } = await workIn(stack)
  expect(lines).toHaveLength(2 * FAMILIES)
  expect(await received(stack)).toEqual([
    '2026-12-01T07:00 anna-prova Riepilogo di martedì 1º dicembre: 60 oggi',
  ])
  const mail = await mailCalled(stack, 'anna-prova', 'Riepilogo')
  expect(mail.text).toContain('E altre 80 nella pagina.')
  const page = await openLinkOf(stack, mail)
  expect(page.text).toContain('Scadono oggi: 60 da fare')
  expect(page.text).toContain('Nuove: 60 da fare')
  const acknowledge = buttonsOn(page).filter(({ says }) => says.startsWith('Conferma la presa visione'))
  expect(acknowledge.map(({ says }) => says.split(', ')[1]).toSorted()).toEqual(await codes())
  expect(page.html.length).toBeLessThan(400_000)
})

test('of sixty families that somebody leaves behind a colleague hears in one mail, within the hour; in a summary, of what is due that very day', async () => {
  const leave = ['operator', 'leave', 'anna-prova', '--on', '2026-12-01', '--to', 'bruno-prova']
  await commands.json(...leave, '--as', 'carla-prova')
  await stack.settle()
  await stack.advanceTo('2026-12-01T08:01:00Z')
  const [, ...mails] = await received(stack)
  expect(mails.toSorted()).toEqual([
    expect.stringMatching(/bruno-prova Riepilogo di martedì 1º dicembre: 60 oggi$/),
    `2026-12-01T08:00 bruno-prova Ora sono tue: ${FAMILIES} segnalazioni`,
  ])
  const mail = await mailCalled(stack, 'bruno-prova', 'Ora sono tue')
  for (const code of (await codes()).slice(0, 3)) expect(mail.text).toContain(code)
  const page = await openLinkOf(stack, mail)
  for (const code of await codes()) expect(page.text).toContain(code)
  const [first] = (await workIn(stack)).referrals
  expect(await openAbout(stack, `referral/${first?.id}`)).toContain('acknowledge bruno-prova 2026-12-01')
})

test('whoever has left reads nothing on their page any more, and the next morning is the colleague’s', async () => {
  const page = await openLinkOf(stack, await mailCalled(stack, 'anna-prova', 'Riepilogo'))
  expect(page.status).toBe(403)
  expect(page.html).not.toContain('BG-26')
  await stack.restart(new Date('2026-12-02T06:59:30Z'))
  await stack.advanceTo('2026-12-02T07:00:30Z')
  const mails = await received(stack)
  expect(mails.filter((one) => one.includes('anna-prova'))).toEqual([])
  expect(mails).toContainEqual(
    expect.stringMatching(/^2026-12-02T07:00 bruno-prova Riepilogo di mercoledì 2 dicembre: 60 in ritardo/),
  )
})
