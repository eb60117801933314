import { Command, CommanderError } from 'commander'
import { addDeadLetterCommands } from './commands/dead-letter.ts'
import { addDistrictCommands } from './commands/district.ts'
import { addEventCommands } from './commands/event.ts'
import { addHouseholdCommands } from './commands/household.ts'
import { addImportCommands } from './commands/import.ts'
import { addInstitutionCommands } from './commands/institution.ts'
import { addPartnerCommands } from './commands/partner.ts'
import { addReferralCommands } from './commands/referral.ts'
import { addSubmissionCommands } from './commands/submission.ts'
import { printError } from './output.ts'

const REFUSED = 1
const WRONG_USAGE = 2

const program = new Command('raccordo')
  .description('Looks after a Raccordo stack, on this machine or in AWS.')
  .exitOverride()
  .showHelpAfterError('(see raccordo --help)')
addPartnerCommands(program)
addDistrictCommands(program)
addInstitutionCommands(program)
addReferralCommands(program)
addHouseholdCommands(program)
addImportCommands(program)
addSubmissionCommands(program)
addEventCommands(program)
addDeadLetterCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** Commander has printed what it refuses; everything else is told here, in one line. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  printError(error instanceof Error ? error.message : String(error))
  return REFUSED
}
