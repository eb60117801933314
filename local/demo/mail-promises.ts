import type { MailKind } from '../../shared/domain/mail.ts'
import { romeDate, romeTime } from '../../shared/domain/rome.ts'
import type { DemoMail } from './mailbox.ts'
import type { DemoPromise } from './promises.ts'
import { firstSteps, laterSteps } from './steps.ts'
import { FRIDAY_NIGHT, HOLIDAY } from './times.ts'

interface Case {
  readonly caseCode: string
  readonly partner: string
}

/** What has to be so of all mails at the end of the week. */
export function mailPromises(mails: readonly DemoMail[], cases: readonly Case[]): readonly DemoPromise[] {
  const ofKind = (kind: MailKind) => mails.filter(({ mail }) => mail.kind === kind)
  return [
    ...promisesOfTime(mails),
    {
      says: 'every request has one receipt, and nobody is asked for what an operator completed by then',
      isKept:
        isSame(
          ofKind('receipt').map(codeOf),
          cases.map(({ caseCode }) => caseCode),
        ) && ofKind('incomplete').length === 0,
    },
    {
      says: 'both schools read that the family is accepted, and that the work is over: delivered',
      isKept: ['scuola', 'scuola-media'].every((school) => {
        const code = cases.find(({ partner }) => partner === school)?.caseCode
        const heard = ofKind('feedback').filter((one) => codeOf(one) === code)
        return heard.length === 2 && heard.every(isDelivered)
      }),
    },
    { says: 'each mail went to one address', isKept: mails.every(({ addresses }) => addresses.length === 1) },
    {
      says: 'none went out twice',
      isKept: new Set(mails.map(({ mail }) => mail.id)).size === mails.length,
    },
    { says: 'none names a family', isKept: mails.every(({ subject, text }) => namesNobody(subject + text)) },
  ]
}

function promisesOfTime(mails: readonly DemoMail[]): DemoPromise[] {
  const night = romeDate(FRIDAY_NIGHT)
  const [atNight, later] = [true, false].map((is) =>
    mails.filter(({ at }) => (romeDate(at) === night) === is),
  )
  return [
    {
      says: 'on Friday night only the danger was told: to its liaison, and whom to call to its sender',
      isKept: isSame(atNight?.map(({ mail }) => mail.kind) ?? [], ['danger', 'receipt']),
    },
    {
      says: 'all others waited for office hours on working days',
      isKept: later?.every(isInOfficeHours) ?? false,
    },
  ]
}

function isInOfficeHours({ at }: DemoMail): boolean {
  const [day, time] = [romeDate(at), romeTime(at)]
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay())
  return !isWeekend && day !== HOLIDAY && time >= '08:00' && time <= '19:00'
}

const answers = [...firstSteps, ...laterSteps].map(({ form }) => form.answers)
const told = ['contact_given_name', 'contact_family_name', 'contact_phone']
const familiesSaid = told.flatMap((field) =>
  answers.flatMap((one) => (one[field] === undefined ? [] : [String(one[field])])),
)

/** Whether nothing by which the demo's families are called stands in a text. */
export function namesNobody(text: string): boolean {
  return !familiesSaid.some((word) => text.includes(word))
}

const codeOf = ({ mail }: DemoMail) => mail.caseCode ?? ''
const isDelivered = ({ mail }: DemoMail) => mail.status === 'sent' && mail.outcome === 'delivered'

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join()
}
