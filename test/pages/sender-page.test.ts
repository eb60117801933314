import { beforeAll, describe, expect, test } from 'vitest'
import { submissionSubject } from '../../shared/domain/submission.ts'
import { commit } from '../../shared/table/commit.ts'
import { districtShape } from '../../shared/table/district-store.ts'
import { noChromium } from '../support/chromium.ts'
import { districtNamed } from '../support/districts.ts'
import { linksInBrowser } from '../support/link-browser.ts'
import { ARRIVED } from '../support/link-table.ts'
import { completeForm } from '../support/partner.ts'
import { senderPage } from '../support/sender-page.ts'

const incomplete = { contact_given_name: 'Ndèye Fatou', description: 'cerca aiuto' }
const TUESDAY = '2026-11-24T09:12:00.000Z'

describe.skipIf(noChromium !== undefined)('a sender can read and write', () => {
  const { at, lookAt } = linksInBrowser()
  const press = (says: string) => at().page.getByRole('button', { name: says }).first().click()

  beforeAll(async () => {
    const phones = { office: '035 000 0000', duty: '035 111 1111' }
    const bergamo = districtNamed('bergamo')
    const item = districtShape.toItem({ ...bergamo, phones, version: bergamo.version + 1 })
    await commit(at().links.table, [{ replace: item }], [])
  })

  async function open(id: string, body: object): Promise<void> {
    const { links, server, page } = at()
    const { submission } = await links.intake.send(body, ARRIVED, { id })
    const about = submissionSubject(submission)
    const token = await links.linkTo('b'.repeat(32), about, { kind: 'sender', about })
    await page.goto(`${server.origin}/l/${token}`)
  }

  test('what is missing, what was typed wrongly, and that it has come', async () => {
    const { page, links } = at()
    await open('missing', incomplete)
    await lookAt('sender-missing')
    await page.getByLabel('Comune in cui vive la famiglia').fill('Bergamo')
    await page.getByText('Casa', { exact: true }).click()
    await page.getByLabel('Telefono della famiglia').fill('chiamare')
    await press('Invia le risposte')
    await lookAt('sender-faults')
    expect(await page.getByLabel('Comune in cui vive la famiglia').inputValue()).toBe('Bergamo')
    expect(await page.getByLabel('Casa').isChecked()).toBe(true)
    await page.getByLabel('Telefono della famiglia').fill('035 123456')
    await press('Invia le risposte')
    await lookAt('sender-kept')
    const { referral } = await senderPage(links.intake).settle('missing', TUESDAY)
    expect(referral).toMatchObject({ needs: ['housing'], district: 'bergamo' })
    await page.getByText('Aggiorna la pagina').click()
    expect(await page.title()).toContain(referral?.caseCode)
    await lookAt('sender-received')
  })

  test('a danger, whatever else is wrong', async () => {
    const { page } = at()
    await open('danger', completeForm(''))
    await page.getByText('in pericolo adesso').click()
    await page.getByLabel('anno di nascita').fill('6 anni')
    await press('Invia le informazioni')
    await lookAt('sender-danger')
  })

  test('that it is asked once more before a request is taken back', async () => {
    await open('withdrawn', completeForm(''))
    await press('Ritira la richiesta')
    await lookAt('sender-withdraw')
    await press('Sì, ritira la richiesta')
    await lookAt('sender-withdrawn')
  })
})
