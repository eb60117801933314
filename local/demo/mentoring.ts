import { decideCase } from '../../cli/casework/case.ts'
import { requestMentor } from '../../cli/casework/mentoring.ts'
import { takeCase } from '../../cli/casework/take.ts'
import type { Connection } from '../../cli/connection.ts'
import { previewDistrict } from '../../cli/matching/preview.ts'
import { previewPage } from '../../cli/matching/preview-page.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { progress } from '../../shared/casework/decisions/progress.ts'
import type { Preview } from '../../shared/matching/preview.ts'
import { askingFamilies } from './asking-families.ts'
import { addMentors } from './mentors.ts'
import type { DemoPartner } from './partners.ts'
import type { DemoPromise } from './promises.ts'
import type { Scene } from './scene.ts'
import { connectPartner, sendStep } from './send.ts'
import { MONDAY_AFTER } from './times.ts'
import type { DemoWorld } from './world.ts'

const partner: DemoPartner = {
  id: 'sportello-mentori',
  name: 'Sportello mentori di prova',
  provider: 'json',
  district: 'dalmine',
  origin: 'third_sector',
  mail: { contact: 'segreteria@sportello-mentori.example', mailDomains: ['sportello-mentori.example'] },
}

export const mentoring: Scene = {
  title:
    'Mentors are imported, families of Dalmine ask for one, and matching proposes: nobody has decided yet',
  async play(world, say) {
    const [organisations, mentors] = await world.look(addMentors)
    say(`  imported: ${organisations?.added} organisations, ${mentors?.added} mentors`)
    await world.look(sendForms)
    await world.untilQuiet()
    const codes = await world.look(codesOfAsking)
    for (const [place, code] of codes.entries()) await ask(world, code, place)
    say(`  ${codes.length} families were contacted, informed, agreed, and ask for a mentor\n`)
    const preview = await world.look((connection) => previewDistrict(connection, { district: 'dalmine' }))
    say(indented(previewPage(shortened(preview), 'it')))
    return promises(preview)
  },
}

async function sendForms(connection: Connection): Promise<void> {
  const connected = await connectPartner(connection, partner)
  for (const { form } of askingFamilies) {
    await sendStep(connected, { what: '', partner: partner.id, form, answer: 202, becomes: 'registered' })
  }
}

/** In the order in which the families stand. */
async function codesOfAsking(connection: Connection): Promise<string[]> {
  const rows = (await listReferrals(connection)).filter((row) => row['form'] === partner.id)
  return askingFamilies.map(({ form }) => {
    const row = rows.find((one) => one['submissionId'] === form.submissionId)
    return String(row?.['caseCode'])
  })
}

async function ask(world: DemoWorld, code: string, place: number): Promise<void> {
  const asks = askingFamilies[place]?.asks
  if (asks === undefined) return
  await world.as('dina-prova', async (connection) => {
    await takeCase(connection, code)
    const contact = recordContact({ channel: 'phone', outcome: 'reached', isInterpreted: false })
    await decideCase(connection, code, contact)
    await decideCase(connection, code, progress({ step: 'privacy-notice' }))
    await requestMentor(connection, code, { ...asks, agreedOn: MONDAY_AFTER })
  })
}

/** One explanation, and of the families without a mentor the first. */
function shortened(preview: Preview): Preview {
  const { proposals, unserved } = preview
  return { ...preview, proposals: proposals.slice(0, 1), unserved: unserved.slice(0, 1) }
}

function indented(page: string): string {
  return page.replaceAll(/^(?=.)/gmu, '  ')
}

function promises({ proposals, unserved, advice }: Preview): DemoPromise[] {
  return [
    {
      says: 'the urgent family has a proposal, with its reasons',
      isKept: proposals.some((one) => one.isUrgent && !one.isRestricted && one.carried.length > 0),
    },
    {
      says: 'whoever asks for Bengali is left without, as nobody speaks it',
      isKept: unserved.filter((one) => !one.isRestricted && one.mentors === 0).length === 3,
    },
    {
      says: 'one more mentor who speaks Bengali would change that',
      isKept: advice[0]?.profile.language === 'bn' && advice[0].gain.served === 3,
    },
  ]
}
