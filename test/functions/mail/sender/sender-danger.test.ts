import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { completeForm } from '../../../support/partner.ts'
import { senderPage } from '../../../support/sender-page.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const LATER = '2026-11-30T10:00:00.000Z'

let intake: Intake
let page: ReturnType<typeof senderPage>
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  page = senderPage(intake)
})
afterAll(() => intake.stop())

const send = (id: string, body: object = completeForm('')) => intake.send(body, MONDAY, { id })
const incomplete = {
  contact_given_name: 'Ndèye Fatou',
  description: 'cerca aiuto',
  minors_birth_years: '2016',
}

describe('a danger', () => {
  test('that is added later is raised', async () => {
    await send('later-danger')
    const { text } = await page.write('later-danger', { child_in_danger: 'yes' }, LATER)
    expect(text).toContain('chiamate subito il 112')
    const { referral, ofReferral } = await page.settle('later-danger', LATER)
    expect(referral?.isChildInDanger).toBe(true)
    expect(ofReferral.find(({ kind }) => kind === 'danger')).toMatchObject({ status: 'open' })
  })

  test('is recorded at once, also when the rest cannot be read', async () => {
    await send('danger-first', incomplete)
    const answers = { child_in_danger: 'yes', contact_phone: 'Atlantide', needs: ['housing'] }
    const { status, html, text } = await page.write('danger-first', answers, LATER)
    expect(status).toBe(422)
    expect(text).toContain('Abbiamo registrato il pericolo.')
    expect(html).toContain('value="Atlantide"')
    const { submission, ofSubmission } = await page.settle('danger-first', LATER)
    expect(submission).toMatchObject({ status: 'quarantined', dangerRaised: { said: 'yes' } })
    expect(ofSubmission.map(({ kind }) => kind)).toContain('danger')
  })

  test('of what was withdrawn is heard all the same', async () => {
    await send('withdrawn-danger', incomplete)
    await page.post('withdrawn-danger', { do: 'withdraw-confirmed' }, LATER)
    await page.write('withdrawn-danger', { child_in_danger: 'yes' }, LATER)
    const { submission } = await page.settle('withdrawn-danger', LATER)
    expect(submission).toMatchObject({ status: 'quarantined', dangerRaised: { said: 'yes' } })
  })

  test('that nobody has confirmed keeps a request from being withdrawn', async () => {
    for (const [id, body] of [
      ['danger-form', { ...incomplete, child_in_danger: 'yes' }],
      ['danger-referral', completeForm('', { child_in_danger: 'yes' })],
    ] as const) {
      const { submission } = await send(id, body)
      expect((await page.show(id, LATER)).html).not.toContain('value="withdraw"')
      const { text } = await page.post(id, { do: 'withdraw-confirmed' }, LATER)
      expect(text).toContain('La richiesta non è ritirata')
      expect((await intake.look(id)).submission.status).toBe(submission.status)
    }
  })

  test('may be in what has not been read yet: that is not withdrawn either', async () => {
    await intake.arrive({ ...incomplete, child_in_danger: 'yes' }, MONDAY, { id: 'unread' })
    const { text } = await page.post('unread', { do: 'withdraw-confirmed' }, LATER)
    expect(text).toContain('Riprovate tra un minuto')
    expect((await intake.look('unread')).submission.status).toBe('received')
  })

  test.for([
    ['it', 'entro pochi giorni', 'avvisata subito. Se il pericolo è adesso, chiamate il 112 o il 114.'],
    ['en', 'within a few days', 'told at once. If the danger is now, call 112 or 114.'],
  ] as const)('that waits for a person leaves no word of days: %s', async ([language, days, atOnce]) => {
    const id = `no-days-${language}`
    await send(id)
    const { text: before } = await page.show(id, LATER, language)
    expect(before).toContain(days)
    expect(before).not.toContain(atOnce)
    await page.write(id, { child_in_danger: 'yes' }, LATER)
    await page.settle(id, LATER)
    const { text } = await page.show(id, LATER, language)
    expect(text).toContain(atOnce)
    expect(text).not.toContain(days)
  })

  test('told in a form that lacks something does not hide that it does', async () => {
    await send('danger-lacking', { ...incomplete, child_in_danger: 'yes' })
    const { text } = await page.show('danger-lacking', LATER)
    expect(text).toContain(
      'Manca ancora qualcosa: potete completarlo qui sotto. Una persona del servizio è stata',
    )
  })

  test('has its numbers on every page', async () => {
    await send('numbers')
    const pages = [
      await page.show('numbers', LATER),
      await page.post('numbers', { do: 'withdraw' }, LATER),
      await page.post('numbers', { do: 'withdraw-confirmed' }, LATER),
    ]
    for (const { html } of pages) {
      expect(html).toContain('tel:112')
      expect(html).toContain('tel:114')
    }
  })
})
