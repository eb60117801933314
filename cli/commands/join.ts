import type { Command } from 'commander'
import { joinCase, separateCase } from '../casework/join.ts'
import { giveCase, giveSubmissionTo } from '../casework/reassign.ts'
import { groupOf } from './group.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

/** Adds to `household`, `referral` and `submission`, which are there already. */
export function addJoinCommands(program: Command): void {
  const household = groupOf(program, 'household')
  withDecision<CommonOptions & { into: string }>(
    household
      .command('join <code>')
      .description('a referral’s family is one that is known: its work goes on there; can be undone')
      .requiredOption('--into <household>', 'the other household, by its id or a case code (required)'),
    async (connection, options, code = '') => ({
      done: `joined into ${options.into}`,
      ...(await joinCase(connection, code, options.into)),
    }),
  )
  withDecision<CommonOptions>(
    household
      .command('separate <code>')
      .description('it is another family after all: the referral waits again as it did'),
    async (connection, _, code = '') => ({
      done: 'separated again',
      ...(await separateCase(connection, code)),
    }),
  )
  withDecision<CommonOptions & { liaison?: string; caseManager?: string }>(
    groupOf(program, 'referral')
      .command('reassign <code>')
      .description('somebody else has a case from now on')
      .option('--liaison <operator>', 'who has it')
      .option('--case-manager <operator>', 'who works with the family, once it is in charge'),
    async (connection, { liaison, caseManager }, code = '') => {
      const given = await giveCase(connection, code, { liaison, caseManager })
      const people = [liaison, caseManager].filter((one) => one !== undefined)
      return { done: `given to ${people.join(' and ')}`, ...given }
    },
  )
  withDecision<CommonOptions & { owner: string }>(
    groupOf(program, 'submission')
      .command('reassign <form> <submissionId>')
      .description('somebody else is to complete it')
      .requiredOption('--owner <operator>', 'who (required)'),
    async (connection, { owner }, form = '', submissionId = '') => ({
      done: `given to ${owner}`,
      ...(await giveSubmissionTo(connection, { form, submissionId }, owner)),
    }),
  )
}
