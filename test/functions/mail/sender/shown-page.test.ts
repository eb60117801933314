import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { completeForm } from '../../../support/partner.ts'
import { senderPage } from '../../../support/sender-page.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const LATER = '2026-11-30T10:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'

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

describe('what cannot be read', () => {
  test('is told at its question, with all that was typed; nothing is written', async () => {
    await send('faulty', incomplete)
    const { submission } = await intake.look('faulty')
    const typed = {
      ...{
        municipality: 'Dalmine',
        needs: ['housing'],
        contact_phone: 'chiamare',
        contact_email: 'nessuna',
      },
      ...{ minors_birth_years: '6 anni', description: '<b>“Saluti” & baci</b>' },
    }
    const { status, html, text } = await page.write('faulty', typed, LATER)
    expect(status).toBe(422)
    for (const word of ['numero di telefono', 'indirizzo e-mail', 'quattro cifre']) {
      expect(text).toContain(word)
    }
    expect(html).toContain('value="Dalmine"')
    expect(html).toContain('&lt;b>“Saluti” &amp; baci&lt;/b>')
    expect(html).toMatch(/<input[^>]*value="housing"[^>]* checked/)
    expect((await intake.look('faulty')).submission).toEqual(submission)
  })

  test('is not an empty form: that is told too', async () => {
    await send('empty')
    const { text } = await page.write('empty', { description: '  ' }, LATER)
    expect(text).toContain('Non avete scritto nulla')
  })
})

describe('a page', () => {
  const personal = {
    contact_given_name: 'Zqfatou',
    contact_family_name: 'Zqdiop',
    contact_phone: '+39 320 7654321',
    contact_email: 'zqfatou@example.org',
    contact_instructions: 'Zqmamma dopo le 17',
    description: 'Zqdescrizione della famiglia',
    institution: 'Zqscuola',
    referrer_name: 'Zqmaestra',
    referrer_email: 'zqmaestra@example.org',
    referrer_phone: '035 7654321',
    citizenship: 'SN',
    minors_birth_years: '2017',
    languages: 'wolof',
  }

  test('shows back nothing of what was sent, nor of what was added', async () => {
    await send('personal', { ...completeForm(''), ...personal })
    await send('personal-missing', personal)
    for (const id of ['personal', 'personal-missing']) {
      const added = await page.write(id, { description: 'Zqaggiunta', contact_phone: '035 7654321' }, LATER)
      await page.settle(id, LATER)
      for (const { html } of [added, await page.show(id, TUESDAY), await page.show(id, TUESDAY, 'en')]) {
        expect(html).not.toMatch(/zq|7654321|2017|wolof|school_support" checked/i)
      }
    }
  })

  test('posts the nonce in each of its forms', async () => {
    await send('nonce', incomplete)
    const { html } = await page.show('nonce', LATER)
    const forms = html.split('<form').slice(1)
    expect(forms).toHaveLength(2)
    for (const form of forms) expect(form).toContain('name="nonce" value="the-nonce"')
  })

  test('of a submission that is gone is that of an unknown link', async () => {
    expect((await page.show('never-sent', LATER)).status).toBe(404)
  })
})
