import { Command, CommanderError } from 'commander'
import { addAddressCommands } from './commands/address.ts'
import { addClockCommands } from './commands/clock.ts'
import { addDangerCommands } from './commands/danger.ts'
import { addDeadLetterCommands } from './commands/dead-letter.ts'
import { addDeadlineCommands } from './commands/deadline.ts'
import { addDistrictCommands } from './commands/district.ts'
import { addEventCommands } from './commands/event.ts'
import { addHandoverCommands } from './commands/handover.ts'
import { addHouseholdCommands } from './commands/household.ts'
import { addImportCommands } from './commands/import.ts'
import { addInstitutionCommands } from './commands/institution.ts'
import { addJoinCommands } from './commands/join.ts'
import { addLeaveCommand } from './commands/leave.ts'
import { addLinkCommands } from './commands/link.ts'
import { addMailCommands } from './commands/mail.ts'
import { addMatchCommands } from './commands/match.ts'
import { addMentorCommands } from './commands/mentor.ts'
import { addMentoringCommands } from './commands/mentoring.ts'
import { addOperatorCommands } from './commands/operator.ts'
import { addOrganisationCommands } from './commands/organisation.ts'
import { addPartnerCommands } from './commands/partner.ts'
import { addPolicyCommands } from './commands/policy.ts'
import { addReferralCommands } from './commands/referral.ts'
import { addSubmissionCommands } from './commands/submission.ts'
import { printError } from './output.ts'
import { namingOwnHelp, WrongUsage } from './wrong-usage.ts'

const REFUSED = 1
const WRONG_USAGE = 2

/** Runs the command that these words are, prints what it has to say, and gives the exit code. */
export async function runProgram(words: readonly string[]): Promise<number> {
  try {
    await makeProgram().parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    return exitCodeOf(error)
  }
}

/** All commands, as the command line knows them. */
export function makeProgram(): Command {
  const program = new Command('raccordo')
    .description('Looks after a Raccordo stack, on this machine or in AWS.')
    .exitOverride()
  addPartnerCommands(program)
  addDistrictCommands(program)
  addInstitutionCommands(program)
  addOperatorCommands(program)
  addOrganisationCommands(program)
  addMentorCommands(program)
  addReferralCommands(program)
  addHouseholdCommands(program)
  addDangerCommands(program)
  addImportCommands(program)
  addSubmissionCommands(program)
  addLeaveCommand(program)
  addHandoverCommands(program)
  addMentoringCommands(program)
  addJoinCommands(program)
  addDeadlineCommands(program)
  addPolicyCommands(program)
  addMatchCommands(program)
  addMailCommands(program)
  addAddressCommands(program)
  addLinkCommands(program)
  addEventCommands(program)
  addDeadLetterCommands(program)
  addClockCommands(program)
  namingOwnHelp(program, program.name())
  return program
}

/** Commander has printed what it refuses; everything else is told here, in one line. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  printError(error instanceof Error ? error.message : String(error))
  return error instanceof WrongUsage ? WRONG_USAGE : REFUSED
}
