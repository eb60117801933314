import type { Command } from 'commander'
import { referralStatuses } from '../shared/domain/referral.ts'
import { NotFound } from '../shared/errors.ts'
import { listDistricts } from '../shared/table/district-store.ts'
import { findHousehold, listPersons } from '../shared/table/household-store.ts'
import { findReferral, findReferralId, referralRows } from '../shared/table/referral-store.ts'
import { type CommonOptions, runs } from './command.ts'
import type { Connection } from './connection.ts'
import { byTime, collect, upTo } from './lists.ts'
import { printItems, printThing } from './output.ts'

const columns = ['caseCode', 'status', 'district', 'partner', 'submissionId', 'urgency', 'receivedAt', 'id']

export function addReferralCommands(program: Command): void {
  const referral = program.command('referral').description('families that were referred')
  runs<CommonOptions & { limit?: string }>(
    referral
      .command('list')
      .description('all referrals, oldest first')
      .option('--limit <n>', 'at most so many'),
    async (connection, options) =>
      printItems(upTo(await listReferrals(connection), options.limit), columns, options),
  )
  runs<CommonOptions & { showPersonalData?: boolean }>(
    referral
      .command('show <id>')
      .description('one referral, by its id or case code')
      .option('--show-personal-data', 'also what identifies the family'),
    async (connection, options, id = '') => {
      const shown = await showReferral(connection, id, options.showPersonalData ?? false)
      return options.json ? printItems([shown], [], options) : printThing(shown, options)
    },
  )
}

export async function listReferrals({ table }: Connection) {
  const districts = await listDistricts(table)
  const lists = districts.flatMap(({ id }) =>
    referralStatuses.map((status) => referralRows(table, id, status)),
  )
  return byTime(await collect(lists), 'receivedAt')
}

async function showReferral({ table }: Connection, idOrCode: string, isPersonal: boolean) {
  const id = /^[A-Z]/.test(idOrCode) ? await findReferralId(table, idOrCode) : idOrCode
  const referral = id === undefined ? undefined : await findReferral(table, id)
  if (referral === undefined) throw new NotFound(`referral ${idOrCode} does not exist: see "referral list"`)
  const { description, institution, referrer, ...neutral } = referral
  if (!isPersonal) return neutral
  const household = await findHousehold(table, referral.household)
  const persons = await listPersons(table, referral.household)
  return { ...neutral, description, institution, referrer, householdDetails: household, persons }
}
