import { decideCase } from '../../cli/casework/case.ts'
import { romeText } from '../../cli/clock.ts'
import { listDeadlines } from '../../cli/deadlines/list.ts'
import { toTable } from '../../cli/output.ts'
import { listReferrals } from '../../cli/referrals.ts'
import { confirmDanger } from '../../shared/casework/decisions/danger.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import { linesAsText, linesToldTo } from './mails.ts'
import type { Scene } from './scene.ts'
import { HOLIDAY, TUESDAY } from './times.ts'

export const arrived: Scene = {
  title:
    'It is Friday night before Easter. Each family has a person already, and that person something to do',
  play: (world, say) =>
    world.look(async (connection) => {
      const deadlines = await listDeadlines(connection, {})
      const cells = deadlines.map((row) =>
        ['caseCode', 'kind', 'owner', 'due'].map((name) => String(row[name])),
      )
      say(toTable([['caseCode', 'kind', 'owner', 'due'], ...cells].map((row) => ['', ...row])))
      const rows = await listReferrals(connection)
      const referrals = await Promise.all(rows.map(({ id }) => findReferral(connection.table, String(id))))
      const { caseCode } = await world.referralOf('scuola')
      const first = deadlines.find((row) => row['caseCode'] === caseCode && row['kind'] === 'acknowledge')
      return [
        {
          says: 'whoever came by night has a liaison',
          isKept: referrals.every((one) => one?.liaison !== undefined),
        },
        {
          says: 'what comes on Friday night before Easter Monday is to be read by Wednesday',
          isKept: first?.['due'] === '2027-03-31' && first['owner'] === 'anna-prova',
        },
      ]
    }),
}

export const danger: Scene = {
  title: 'The child in danger is told at once, and again in the hours of duty until a person confirms it',
  async play(world, say) {
    await world.moveTo(TUESDAY, '09:10')
    const { caseCode } = await world.referralOf('consultorio')
    const told = (await world.look(linesToldTo)).filter(({ kind }) => kind === 'danger')
    say(linesAsText(told))
    await world.as('fatima-prova', (connection) => decideCase(connection, caseCode, confirmDanger))
    say(`  fatima-prova confirms the danger of ${caseCode}`)
    await world.moveTo(TUESDAY, '10:10')
    const since = (await world.look(linesToldTo)).filter(({ kind }) => kind === 'danger')
    const times = told.filter(({ addressee }) => addressee === 'fatima-prova').map(({ at }) => timeOf(at))
    return [
      {
        says: 'the danger was told on Friday night, and on Tuesday from 8:00 every half hour',
        isKept:
          times.length === 4 && times.slice(1).every((time, hour) => time.startsWith(halfHours[hour] ?? '?')),
      },
      { says: 'after it was confirmed it was told no more', isKept: since.length === told.length },
    ]
  },
}

/** Each half hour is counted from the telling before, and told at the next minute. */
const halfHours = ['08:0', '08:3', '09:0']

function timeOf(at: string): string {
  return romeText(new Date(at)).split(' ').at(-1) ?? ''
}

export const morning: Scene = {
  title: 'What stands in the summaries of Tuesday morning',
  async play(world, say) {
    const lines = (await world.look(linesToldTo)).filter(({ kind }) => kind !== 'danger')
    say(linesAsText(lines))
    const days = new Set(lines.map(({ notBefore }) => notBefore.slice(0, 10)))
    return [
      { says: 'nobody was told of a duty at Easter', isKept: !days.has(HOLIDAY) && days.size === 1 },
      {
        says: 'nobody is told the same twice',
        isKept:
          new Set(lines.map((one) => `${one.addressee} ${one.deadline} ${one.step}`)).size === lines.length,
      },
    ]
  },
}
