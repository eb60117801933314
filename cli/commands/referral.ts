import type { Command } from 'commander'
import { firstRows } from '../lists.ts'
import { printItems } from '../output.ts'
import { printReferral } from '../referral-view.ts'
import { listReferrals, showReferral } from '../referrals.ts'
import { wholeNumberFrom } from './whole-number.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const columns = [
  'caseCode',
  'status',
  'district',
  'partner',
  'submissionId',
  'urgency',
  'isChildInDanger',
  'receivedAt',
  'id',
]

export function addReferralCommands(program: Command): void {
  const referral = program.command('referral').description('families that were referred')
  withConnection<CommonOptions & { limit?: number }>(
    referral
      .command('list')
      .description('all referrals, oldest first')
      .option('--limit <n>', 'at most so many', wholeNumberFrom(1)),
    async (connection, options) =>
      printItems(firstRows(await listReferrals(connection), options.limit), columns, options),
  )
  withConnection<CommonOptions & { showPersonalData?: boolean }>(
    referral
      .command('show <id>')
      .description('one referral, by its id or case code')
      .option('--show-personal-data', 'also what identifies the family'),
    async (connection, options, id = '') => {
      const shown = await showReferral(connection, id, options.showPersonalData ?? false)
      return options.json ? printItems([shown], [], options) : printReferral(shown)
    },
  )
}
