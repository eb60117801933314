import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keep } from '../../../../functions/intake/kept-delivery.ts'
import { decide } from '../../../../shared/casework/decide.ts'
import type { Decision } from '../../../../shared/casework/decision.ts'
import { acknowledge } from '../../../../shared/casework/decisions/acknowledge.ts'
import { decline } from '../../../../shared/casework/decisions/decline.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { bytesOf } from '../../../support/material.ts'
import { completeForm } from '../../../support/partner.ts'
import { senderPage } from '../../../support/sender-page.ts'
import { delivery } from '../../../support/submissions.ts'

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

async function act(id: string, decision: Decision): Promise<void> {
  const { referral } = await intake.look(id)
  const by = { actor: 'operator/anna-prova', via: 'cli', correlationId: 'cli' } as const
  await decide(intake.table, referral?.id ?? '', decision, { at: new Date(LATER), ...by })
}

describe('a form that is to be completed', () => {
  test('shows what is missing, and becomes a referral with the answers of its sender', async () => {
    expect((await send('missing', incomplete)).submission.status).toBe('quarantined')
    const { text, status } = await page.show('missing', LATER)
    expect(status).toBe(200)
    expect(text).toContain('Comune in cui vive la famiglia: manca la risposta')
    expect(text).toContain('Di che cosa ha bisogno la famiglia: manca la risposta')
    const after = await page.write('missing', { municipality: 'Dalmine', needs: ['housing', 'other'] }, LATER)
    expect(after.text).toContain('Abbiamo ricevuto quello che avete scritto')
    expect(await page.events('missing')).toContainEqual(
      expect.objectContaining({ type: 'submission.received', actor: 'form/scuola-demo', via: 'link' }),
    )
    const { submission, referral } = await page.settle('missing', LATER)
    expect(submission.status).toBe('registered')
    expect(referral).toMatchObject({
      ...{ district: 'dalmine', needs: ['housing', 'other'], description: 'cerca aiuto' },
    })
    expect((await page.show('missing', TUESDAY)).text).toContain(referral?.caseCode)
  })

  test('completed by halves it still waits for the other half, and for the same person', async () => {
    const before = await send('halves', incomplete)
    await page.write('halves', { municipality: 'Bergamo' }, LATER)
    const { submission, ofSubmission } = await page.settle('halves', LATER)
    expect(submission).toMatchObject({ status: 'quarantined', owner: before.submission.owner })
    expect(submission).toHaveProperty('problems', [{ field: 'needs', problem: 'missing' }])
    expect(ofSubmission).toMatchObject([{ kind: 'complete', status: 'open' }])
    await page.write('halves', { needs: ['mediation'] }, TUESDAY)
    expect((await page.settle('halves', TUESDAY)).referral).toMatchObject({ needs: ['mediation'] })
  })

  test('of which nothing could be read is told anew by its sender', async () => {
    await intake.send(Buffer.from('nonsense'), MONDAY, { id: 'nonsense' })
    const answers = { municipality: 'Dalmine', needs: ['housing'], contact_phone: '035 123456' }
    await page.write('nonsense', { ...answers, description: 'madre sola' }, LATER)
    const { referral } = await page.settle('nonsense', LATER)
    expect(referral).toMatchObject({
      description: 'madre sola',
      remarks: [{ field: 'body', problem: 'not-json' }],
    })
  })

  test('is withdrawn after a second question, and nobody is asked to complete it', async () => {
    await send('withdrawn', incomplete)
    const question = await page.post('withdrawn', { do: 'withdraw' }, LATER)
    expect(question.text).toContain('Volete ritirare la richiesta?')
    expect((await intake.look('withdrawn')).submission.status).toBe('quarantined')
    await page.post('withdrawn', { do: 'withdraw-confirmed' }, LATER)
    const { submission, ofSubmission } = await intake.look('withdrawn')
    expect(submission).toMatchObject({ status: 'discarded', reason: 'withdrawn' })
    expect(ofSubmission).toMatchObject([{ kind: 'complete', status: 'cancelled' }])
    const { text, html } = await page.show('withdrawn', TUESDAY)
    expect(text).toContain('La richiesta è stata ritirata.')
    expect(html).not.toContain('<form')
  })

  test('once withdrawn takes nothing more, and shows again what was typed', async () => {
    await send('over', incomplete)
    await page.post('over', { do: 'withdraw-confirmed' }, LATER)
    const { text, html, status } = await page.write('over', { description: 'ancora una cosa' }, LATER)
    expect(status).toBe(422)
    expect(text).toContain('Qui non si può più aggiungere nulla')
    expect(html).toContain('ancora una cosa')
    expect((await intake.look('over')).submission.status).toBe('discarded')
  })
})

describe('a referral', () => {
  test('with a child more waits for its owner, who is told which field', async () => {
    await send('child')
    await page.write('child', { minors_birth_years: '2019' }, LATER)
    const { submission, referral, ofReferral } = await page.settle('child', LATER)
    expect(submission.status).toBe('registered')
    expect(referral?.amended).toMatchObject({ fields: ['minors_birth_years'] })
    expect(ofReferral.find(({ kind }) => kind === 'amendment')).toMatchObject({
      ...{ owner: 'anna-prova', status: 'open', due: '2026-12-01' },
    })
    const events = await Array.fromAsync(eventsOfSubject(intake.table, `referral/${referral?.id}`))
    expect(events.map(({ type }) => type)).toContain('referral.amended')
  })

  test('takes what is added twice by one form once, also when it was changed between', async () => {
    await send('twice')
    const version = String((await intake.look('twice')).submission.version)
    const child = { do: 'add', version, minors_birth_years: '2019' }
    await page.post('twice', child, LATER)
    const { submission } = await intake.look('twice')
    expect((await page.post('twice', child, LATER)).text).toContain('Lo avevamo già ricevuto')
    expect((await intake.look('twice')).submission).toEqual(submission)
    await page.write('twice', { contact_phone: '035 123456' }, LATER)
    expect((await page.post('twice', child, TUESDAY)).text).toContain('Lo avevamo già ricevuto')
  })

  test('keeps what its sender added when its form sends a newer version', async () => {
    await send('newer')
    await page.write('newer', { minors_birth_years: '2019' }, LATER)
    await page.settle('newer', LATER)
    const body = bytesOf(completeForm('', { adults: 3 }))
    const newer = { ...delivery('', 'newer'), body }
    await keep(intake.table, newer, 'application/json', new Date(TUESDAY))
    const { submission, referral } = await page.settle('newer', TUESDAY)
    expect(referral?.amended?.fields).toEqual(['adults', 'minors_birth_years'])
    await keep(intake.table, newer, 'application/json', new Date(TUESDAY))
    expect((await intake.look('newer')).submission).toEqual(submission)
  })

  test('is withdrawn while nobody works with the family', async () => {
    await send('taken-back')
    await page.post('taken-back', { do: 'withdraw-confirmed' }, LATER)
    expect((await intake.look('taken-back')).referral?.status).toBe('withdrawn')
    const again = await page.post('taken-back', { do: 'withdraw-confirmed' }, LATER)
    expect(again.text).toContain('La richiesta è ritirata')
  })

  test('that has ended can no longer be withdrawn, and says so in discreet words', async () => {
    await send('ended')
    await act('ended', acknowledge)
    expect((await page.show('ended', TUESDAY)).text).toContain('presa visione')
    await act('ended', decline('family-declined'))
    const { text } = await page.post('ended', { do: 'withdraw-confirmed' }, TUESDAY)
    expect(text).toContain('non si può più ritirare da qui')
    expect(text).toContain('Il percorso non prosegue.')
    expect((await intake.look('ended')).referral?.status).toBe('declined')
  })
})
