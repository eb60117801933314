import type { Command } from 'commander'
import { joinCase, separateCase } from '../casework/join.ts'
import { giveCase, giveSubmissionTo } from '../casework/reassign.ts'
import { printThing } from '../output.ts'
import { groupOf } from './group.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** Adds to `household`, `referral` and `submission`, which are there already. */
export function addJoinCommands(program: Command): void {
  const household = groupOf(program, 'household')
  withConnection<CommonOptions & { into: string }>(
    household
      .command('join <code>')
      .description('a referral’s family is one that is known: its work goes on there; can be undone')
      .requiredOption('--into <household>', 'the other household, by its id or a case code (required)'),
    async (connection, options, code = '') =>
      printThing(await joinCase(connection, code, options.into), options),
  )
  withConnection<CommonOptions>(
    household
      .command('separate <code>')
      .description('it is another family after all: the referral waits again as it did'),
    async (connection, options, code = '') => printThing(await separateCase(connection, code), options),
  )
  withConnection<CommonOptions & { liaison?: string; caseManager?: string }>(
    groupOf(program, 'referral')
      .command('reassign <code>')
      .description('somebody else has a case from now on')
      .option('--liaison <operator>', 'who has it')
      .option('--case-manager <operator>', 'who works with the family, once it is in charge'),
    async (connection, options, code = '') => printThing(await giveCase(connection, code, options), options),
  )
  withConnection<CommonOptions & { owner: string }>(
    groupOf(program, 'submission')
      .command('reassign <form> <submissionId>')
      .description('somebody else is to complete it')
      .requiredOption('--owner <operator>', 'who (required)'),
    async (connection, options, form = '', submissionId = '') =>
      printThing(await giveSubmissionTo(connection, { form, submissionId }, options.owner), options),
  )
}
