import type { Connection } from '../../cli/connection.ts'
import { replaySubmission } from '../../cli/submissions/replay.ts'
import { addPeople, peopleAsText } from './people.ts'
import { partnersAsText, promisesAsText, referralsAsText, submissionsAsText } from './printed.ts'
import { lookAtPromises, type PublishedEvent } from './promises.ts'
import { type ConnectedPartner, connectPartners, sendStep } from './send.ts'
import { completion, type DemoStep, firstSteps, laterSteps } from './steps.ts'

interface Forms {
  readonly connection: Connection
  /** What the bus took so far. */
  readonly published: readonly PublishedEvent[]
  say(line: string): void
  untilQuiet(): Promise<void>
}

/** Sends a form of every provider and looks at what becomes of each; whether it is what it should. */
export async function showForms({ connection, published, say, untilQuiet }: Forms): Promise<boolean> {
  const partners = await connectPartners(connection)
  await addPeople(connection)
  say(`\nWho works with families:\n${peopleAsText()}\n`)
  say(`Each partner has its own form, at its own provider:\n${partnersAsText()}\n`)
  const areFirstAnswered = await sendAll(partners, firstSteps, say)
  await untilQuiet()
  say(`\nWhat became of each (the forged one was not kept):\n${await submissionsAsText(connection)}\n`)
  const areLaterAnswered = await sendAll(partners, laterSteps, say)
  const { partner, submissionId, corrections } = completion
  say(`\nAn operator completes ${submissionId}: raccordo submission replay ${partner} ${submissionId} …`)
  const replay = { form: partner, submissionId, corrections, waitSeconds: 10 }
  const completed = await replaySubmission(connection, replay)
  say(`  it is ${completed.status}`)
  await untilQuiet()
  say(`\nThe referrals:\n${await referralsAsText(connection)}`)
  const promises = await lookAtPromises(connection, published)
  say(`\nAll as it should be?\n${promisesAsText(promises)}`)
  return areFirstAnswered && areLaterAnswered && promises.every(({ isKept }) => isKept)
}

/** One after the other; whether each was answered as it should be. */
async function sendAll(
  partners: ReadonlyMap<string, ConnectedPartner>,
  steps: readonly DemoStep[],
  say: Forms['say'],
): Promise<boolean> {
  const answers: boolean[] = []
  for (const step of steps) {
    const partner = partners.get(step.partner)
    if (partner === undefined)
      throw new Error(`the demo has no partner ${step.partner}: add it to partners.ts`)
    const status = await sendStep(partner, step)
    answers.push(status === step.answer)
    const mark = status === step.answer ? '' : `  (should be ${step.answer})`
    say(`  ${step.partner.padEnd(14)} ${step.what.padEnd(46)} ${status}${mark}`)
  }
  return answers.every(Boolean)
}
