import { mailEvent } from '../../functions/mail/mail-events.ts'
import { mailsOf } from '../../functions/mail/mails-of-event.ts'
import { renewedLinkMail } from '../../functions/mail/pages/renewal.tsx'
import type { Post } from '../../functions/mail/sending/post.ts'
import { writeOnce } from '../../functions/mail/wanted-mail.ts'
import { addOwnDeadline } from '../../shared/casework/deadlines/deadline-actions.ts'
import { setFormDeadline } from '../../shared/casework/deadlines/form-deadline.ts'
import { decide } from '../../shared/casework/decide.ts'
import { close } from '../../shared/casework/decisions/close.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { decline } from '../../shared/casework/decisions/decline.ts'
import { redirect } from '../../shared/casework/decisions/redirect.ts'
import { runDue, urgentOnly } from '../../shared/casework/due/due-run.ts'
import { handOver } from '../../shared/casework/handing-over.ts'
import { takeCaseInCharge } from '../../shared/casework/taking-in-charge.ts'
import { sendBack, takeOver } from '../../shared/casework/taking-over.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { submissionSubject } from '../../shared/domain/submission.ts'
import { commit } from '../../shared/table/commit.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import { partnerShape } from '../../shared/table/partner-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { openOf, press } from './act-table.ts'
import { occasionAt } from './casework-world.ts'
import { districtNamed } from './districts.ts'
import { runAt } from './due-table.ts'
import { type Intake, startIntake } from './intake-table.ts'
import { sendAllDue, sendUrgent } from './mail-table.ts'
import { personal } from './personal-data.ts'
import { form as schoolForm } from './submissions.ts'

const monday = (time: string) => new Date(`2026-11-23T${time}:00.000Z`)
const tuesday = (time: string) => new Date(`2026-11-24T${time}:00.000Z`)
const wednesday = (time: string) => new Date(`2026-11-25T${time}:00.000Z`)

const LIAISON = 'giuseppina-brambillaschi'
const COLLEAGUE = 'ottavio-zanchettin'
const THEIR_LIAISON = 'ludovica-pesentini'
const THEIR_COORDINATOR = 'ermenegildo-foppolo'
const [calm, grave, third] = personal.families
const [firstNote, secondNote, thirdNote] = personal.notes

/** Where it happens. */
interface Story {
  readonly intake: Intake
  readonly table: Table
  /** Tells all that has happened so far, and sends what it asks for. */
  mailAll(at: Date): Promise<void>
  arrives(family: object, id: string): Promise<Referral | undefined>
}

/**
 * Three days in which everything happens that any mail tells of, to families and people full of personal data.
 * @returns what stops its table
 */
export async function tellEverything(
  openPost: (table: Table) => Post,
  language: Language,
): Promise<() => Promise<void>> {
  const intake = await startIntake()
  await addPeople(intake, language)
  const story = openStory(intake, openPost(intake.table))
  const kept = await firstDay(story)
  await runAt(intake.table, tuesday('07:00'))
  await story.mailAll(tuesday('07:05'))
  await secondDay(story, kept)
  await runAt(intake.table, wednesday('07:00'))
  await story.mailAll(wednesday('07:05'))
  return intake.stop
}

async function addPeople({ table, addMember }: Intake, language: Language): Promise<void> {
  const places = ['bergamo', 'bergamo', 'dalmine', 'dalmine']
  for (const [at, [id, name]] of Object.entries(personal.operators).entries()) {
    const roles = at % 2 === 0 ? (['liaison'] as const) : (['coordinator'] as const)
    await addMember(id, { name, language, district: places[at] ?? '', roles: [...roles], kinds: ['school'] })
  }
  const { name, contact, domain } = personal.partner
  const partner = { id: schoolForm.partner, district: 'bergamo', addedAt: monday('07:00').toISOString() }
  const known = { ...partner, name, contact, mailDomains: [domain], language, version: 1 }
  await commit(table, [{ create: partnerShape.toItem(known) }], [])
}

function openStory(intake: Intake, post: Post): Story {
  const { table } = intake
  const subjects = new Set<string>(['form/modulo-8', 'form/modulo-9'])
  return {
    intake,
    table,
    async mailAll(at) {
      for (const subject of subjects) {
        for await (const event of eventsOfSubject(table, subject)) {
          const asking = mailEvent.safeParse(event)
          if (asking.success) await mailsOf(asking.data, table, at)
        }
      }
      const [failure] = [...(await sendAllDue(post, at)), ...(await sendUrgent(post, at))]
      if (failure !== undefined) throw failure
    },
    async arrives(family, id) {
      const { submission, referral } = await intake.send(family, monday('08:00'), { id })
      subjects.add(submissionSubject(submission))
      if (referral === undefined) return undefined
      subjects.add(`referral/${referral.id}`).add(`household/${referral.household}`)
      return referral
    },
  }
}

/** Forms arrive, whole and with gaps, one of a child in danger; what is decided about them; what troubles two forms. */
async function firstDay({ arrives, table, intake, mailAll }: Story): Promise<Referral> {
  const needs = ['school_support', 'health_orientation']
  const whole = async (family: object, id: string) => {
    const referral = await arrives({ ...family, needs }, id)
    return referral ?? Promise.reject(new Error(`${id} became no referral`))
  }
  const [kept, declined, redirected, given, back] = [
    await whole(calm, 'kept'),
    await whole(third, 'declined'),
    await whole({ ...calm, contact_phone: '+39 320 000 1212' }, 'redirected'),
    await whole({ ...third, contact_phone: '+39 320 000 1313' }, 'given'),
    await whole({ ...third, contact_phone: '+39 320 000 1414' }, 'back'),
  ]
  await whole({ ...grave, child_in_danger: true }, 'in danger')
  await arrives({ ...calm, municipality: 'Borgo Quarenghi Alto' }, 'incomplete')
  await arrives({ ...grave, child_in_danger: true }, 'incomplete in danger')
  await runDue(table, urgentOnly, occasionAt(monday('08:05')), () => false)
  await mailAll(monday('08:06'))
  const by = (operator = LIAISON) => occasionAt(monday('09:00'), operator)
  await takeCaseInCharge(table, kept.id, COLLEAGUE, by())
  const attempt = { channel: 'phone', outcome: 'reached', isInterpreted: true, language: 'wo' } as const
  await decide(table, kept.id, recordContact({ ...attempt, note: firstNote }), by())
  await addOwnDeadline(table, kept.id, { due: '2026-11-25', note: secondNote, owner: LIAISON }, by())
  await decide(table, declined.id, decline('protection-channel'), by())
  await decide(table, redirected.id, redirect(thirdNote), by())
  for (const { id } of [given, back]) await handOver(table, id, { to: 'dalmine', note: secondNote }, by())
  await mailAll(monday('09:30'))
  await takeOver(table, given.id, by(THEIR_COORDINATOR))
  await sendBack(table, back.id, { reason: 'other-service-competent', note: thirdNote }, by(THEIR_LIAISON))
  for (const [id, kind] of [['modulo-8', 'form-quiet'] as const, ['modulo-9', 'form-refused'] as const]) {
    const form = { ...schoolForm, id }
    await intake.addForm(form)
    await setFormDeadline(table, { form, kind, since: monday('09:00') }, by())
  }
  await mailAll(monday('10:30'))
  return kept
}

/** Something is put off by a link, a link is renewed, and a family's path ends. */
async function secondDay({ table, mailAll }: Story, kept: Referral): Promise<void> {
  const put = await openOf(table, 'own', `household/${kept.household}`)
  await press(table, put, { act: 'done', by: LIAISON, at: tuesday('08:00') })
  const over = { id: '0'.repeat(32), mail: '1'.repeat(32), addressee: `operator/${LIAISON}` }
  const mail = renewedLinkMail(over, districtNamed('bergamo'), tuesday('08:30'))
  await writeOnce(table, { mail, lines: [] })
  await decide(table, kept.id, close('passed-to-protection'), occasionAt(tuesday('09:00'), LIAISON))
  await mailAll(tuesday('09:30'))
}
