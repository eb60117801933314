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
