import { afterAll, beforeAll, expect, test } from 'vitest'
import { submissionSubject } from '../../../../shared/domain/submission.ts'
import {
  hiddenOf,
  type LinkTable,
  pressed,
  startLinks,
  TUESDAY,
  textOf,
} from '../../../support/link-table.ts'
import { completeForm } from '../../../support/partner.ts'

const ARRIVED = '2026-11-23T09:00:00.000Z'

let links: LinkTable
beforeAll(async () => {
  links = await startLinks()
})
afterAll(() => links?.stop())

/** The path of a sender's page, and what its forms hold. */
async function senders(id: string) {
  const { submission } = await links.intake.send(completeForm(''), ARRIVED, { id })
  const about = submissionSubject(submission)
  const path = `/l/${await links.linkTo('b'.repeat(32), about, { kind: 'sender', about })}`
  return { path, hidden: hiddenOf((await links.ask(path)).html), before: submission }
}

test.for([
  ['nothing', {}],
  ['everything but that it was a person', { ...pressed, 'sec-fetch-user': '' }],
] as const)('a danger is taken at once also where the browser says %s', async ([says, headers]) => {
  const { path, hidden, before } = await senders(says)
  const form = { ...hidden, do: 'add', child_in_danger: 'yes' }
  const { html } = await links.ask(path, { form, headers, at: TUESDAY })
  expect(textOf(html)).toContain('chiamate subito il 112')
  expect((await links.intake.look(says)).submission.version).toBe(before.version + 1)
})

test('beside a danger nothing else is taken that a person would have to confirm', async () => {
  const { path, hidden } = await senders('withdrawn')
  const form = { ...hidden, do: 'withdraw-confirmed', child_in_danger: 'yes' }
  const before = await links.everything()
  expect(textOf((await links.ask(path, { form, at: TUESDAY })).html)).toContain('Confermi?')
  expect(await links.everything()).toBe(before)
})

test('from elsewhere no danger is taken', async () => {
  const { path, hidden } = await senders('elsewhere')
  const form = { ...hidden, do: 'add', child_in_danger: 'yes' }
  const headers = { ...pressed, 'sec-fetch-site': 'cross-site' }
  const before = await links.everything()
  expect((await links.ask(path, { form, headers, at: TUESDAY })).status).toBe(403)
  expect(await links.everything()).toBe(before)
})
