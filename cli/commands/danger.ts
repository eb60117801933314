import type { Command } from 'commander'
import { decideFromAnywhere } from '../../shared/casework/decide.ts'
import { confirmDanger, raiseDanger } from '../../shared/casework/decisions/danger.ts'
import { decideCase } from '../casework/case.ts'
import { confirmDangerOf } from '../casework/danger.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

export function addDangerCommands(program: Command): void {
  const danger = program
    .command('danger')
    .description('children in danger; Raccordo is no emergency channel: call 112 or 114')
  withDecision<CommonOptions>(
    danger
      .command('raise <code>')
      .description('a child of this family may be in danger: told at once, and again until it is confirmed'),
    async (connection, _, code = '') => ({
      done: 'danger raised: told at once, and again until it is confirmed',
      ...(await decideCase(connection, code, raiseDanger, decideFromAnywhere)),
    }),
  )
  withDecision<CommonOptions>(
    danger
      .command('confirm')
      .argument('<codeOrForm>', 'a case code; or the form, of what is no referral yet')
      .argument('[submissionId]', 'which submission of that form')
      .description('you have heard of it and do something about it: it is told no more'),
    async (connection, _, code = '', submissionId) => ({
      done: `danger confirmed by ${connection.operator}`,
      ...(submissionId === undefined
        ? await decideCase(connection, code, confirmDanger)
        : await confirmDangerOf(connection, code, submissionId)),
    }),
  )
}
