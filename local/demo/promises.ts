import type { Connection } from '../../cli/connection.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { type DemoStep, firstSteps, laterSteps } from './steps.ts'

export interface PublishedEvent {
  readonly id: string
  readonly type: string
  readonly subject: string
}

/** Something that the demo said would come of what it sent, and whether it did. */
export interface DemoPromise {
  readonly says: string
  readonly isKept: boolean
}

const steps = [...firstSteps, ...laterSteps]

export async function lookAtPromises(
  connection: Connection,
  published: readonly PublishedEvent[],
): Promise<DemoPromise[]> {
  const submissions = await listSubmissions(connection)
  const referrals = await listReferrals(connection)
  const statusOf = ({ partner, form }: DemoStep) =>
    submissions.find((row) => row['form'] === partner && row['submissionId'] === form.submissionId)?.[
      'status'
    ]
  const count = (type: string) =>
    new Set(published.filter((event) => event.type === type).map(({ id }) => id)).size
  const caseOf = async (partner: string) => {
    const row = referrals.find((one) => one['form'] === partner)
    return row === undefined ? undefined : findReferral(connection.table, String(row['id']))
  }
  const [changed, possiblyKnown, outOfArea] = await Promise.all(
    ['scuola', 'ufficio', 'parrocchia'].map(caseOf),
  )
  return [
    ...steps.map((step) => ({
      says: `${step.what}: ${step.becomes ?? 'not kept'}`,
      isKept: statusOf(step) === step.becomes,
    })),
    {
      says: 'a repeat, a test and a forgery add no referral',
      isKept: referrals.length === new Set(registered().map(nameOf)).size,
    },
    {
      says: 'a repeat and a forgery are told to nobody',
      isKept: count('submission.received') === steps.filter(isNews).length,
    },
    { says: 'one danger was told, once', isKept: count('danger.raised') === 1 },
    {
      says: 'the change was told once, with the names of its fields',
      isKept: count('referral.amended') === 1 && changed?.amended?.fields.join() === 'adults,single_parent',
    },
    {
      says: 'the same family from another office is possibly known: same phone',
      isKept: possiblyKnown?.possiblyKnown?.some(({ reason }) => reason === 'same-phone') ?? false,
    },
    { says: 'the family of Milano has its redirect prepared', isKept: outOfArea?.redirectTo !== undefined },
  ]
}

/** A repeat is the very form that was sent before. */
function isNews({ becomes, form }: DemoStep, place: number): boolean {
  return becomes !== undefined && steps.findIndex((one) => one.form === form) === place
}

function registered(): DemoStep[] {
  return steps.filter(({ becomes }) => becomes === 'registered')
}

function nameOf({ partner, form }: DemoStep): string {
  return `${partner} ${form.submissionId}`
}
