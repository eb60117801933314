import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formMailId } from '../../../../functions/mail/form-mails.ts'
import { finishDeadline } from '../../../../shared/casework/deadlines/deadline-actions.ts'
import { setFormDeadline } from '../../../../shared/casework/deadlines/form-deadline.ts'
import { submissionSubject } from '../../../../shared/domain/submission.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { mailRows, mailShape } from '../../../../shared/table/mail-store.ts'
import { openOf } from '../../../support/act-table.ts'
import { occasionAt } from '../../../support/casework-world.ts'
import {
  ARRIVED,
  buttonOf,
  hiddenOf,
  type LinkTable,
  pressed,
  SENT,
  startLinks,
  TUESDAY,
  textOf,
} from '../../../support/link-table.ts'
import { form as schoolForm } from '../../../support/submissions.ts'

const YEARS_LATER = '2028-02-01T09:00:00.000Z'
const FORGOTTEN = 'f'.repeat(32)

let links: LinkTable
beforeAll(async () => {
  links = await startLinks()
})
afterAll(() => links?.stop())

/** A sender whose form lacks something, and the page of its link. */
async function sender(others: Parameters<LinkTable['linkTo']>[2] = {}) {
  const { submission } = await links.intake.send({ contact_given_name: 'Amina' }, ARRIVED)
  const about = submissionSubject(submission)
  const path = `/l/${await links.linkTo(FORGOTTEN, about, { kind: 'sender', about, ...others })}`
  const { html } = await links.ask(path)
  const answers = { municipality: 'Bergamo', needs: 'housing', do: 'add' }
  return { about, path, html, form: { ...hiddenOf(html), ...answers } }
}

describe('the page of a sender', () => {
  test('is shown to whoever has its link, and keeps what a person sends from it', async () => {
    const { path, html, form } = await sender()
    expect(html).not.toContain('Amina')
    const before = await links.everything()
    expect((await links.ask(path, { form, headers: pressed })).status).toBe(200)
    expect(await links.everything()).not.toBe(before)
  })

  test('keeps nothing without its nonce, or with that of another sender', async () => {
    const [one, other] = [await sender(), await sender()]
    const before = await links.everything()
    for (const nonce of ['', 'A'.repeat(22), hiddenOf(other.html)['nonce'] ?? '']) {
      const { status } = await links.ask(one.path, { form: { ...one.form, nonce }, headers: pressed })
      expect(status).toBe(403)
    }
    expect(await links.everything()).toBe(before)
  })

  test('asks once more where the browser does not say that it was a person, and loses no answer by it', async () => {
    const { path, form } = await sender()
    const before = await links.everything()
    const asked = await links.ask(path, { form })
    expect(await links.everything()).toBe(before)
    const { confirm: _, ...fields } = hiddenOf(asked.html)
    expect(fields).toEqual(form)
    await links.ask(path, { form: hiddenOf(asked.html) })
    expect(await links.everything()).not.toBe(before)
  })

  test('that is over gives way to a new link, also when its mail is long forgotten', async () => {
    const { about, path } = await sender()
    const { status, html } = await links.ask(path, { at: YEARS_LATER })
    expect(status).toBe(410)
    const form = buttonOf(html, 'Mandami')
    expect((await links.ask(path, { form, headers: pressed, at: YEARS_LATER })).status).toBe(200)
    expect(await Array.fromAsync(mailRows(links.table, about))).toMatchObject([
      { kind: 'renewed-link', district: 'bergamo' },
    ])
  })

  test('that was revoked is none', async () => {
    const { path } = await sender({ revokedAt: SENT })
    expect((await links.ask(path)).status).toBe(404)
  })
})

describe('the page of a partner', () => {
  test('says what is the matter with a form, and that it is settled once it is', async () => {
    const { table } = links
    const since = new Date(ARRIVED)
    const form = { ...schoolForm, id: 'modulo-rifiutato' }
    await links.intake.addForm(form)
    await setFormDeadline(table, { form, kind: 'form-refused', since }, occasionAt(ARRIVED))
    const deadline = await openOf(table, 'form-refused', `form/${form.id}`)
    if (deadline.status !== 'open') throw new Error('it is not open')
    const id = formMailId(form, { ...deadline, kind: 'form-refused' })
    const mail = mailShape.toItem({
      ...{ id, addressee: 'partner/scuola-demo', kind: 'form-refused', district: 'bergamo', version: 1 },
      ...{ about: `form/${form.id}`, notBefore: SENT, status: 'sent', sentAt: SENT },
    })
    await commit(table, [{ create: mail }], [])
    const path = `/l/${await links.linkTo(id, 'partner/scuola-demo')}`
    expect(textOf((await links.ask(path)).html)).toContain(
      'Gli invii del modulo modulo-rifiutato vengono rifiutati',
    )
    const before = await links.everything()
    expect((await links.ask(path, { form: { press: 'act' }, headers: pressed })).status).toBe(403)
    expect(await links.everything()).toBe(before)
    const { subject, kind, number } = deadline
    await finishDeadline(table, { subject, kind, number }, occasionAt(TUESDAY))
    expect(textOf((await links.ask(path)).html)).toContain('Il modulo è a posto')
  })
})
