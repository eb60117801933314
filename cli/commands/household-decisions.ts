import { Argument, type Command, Option } from 'commander'
import * as z from 'zod'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { type Mark, mark } from '../../shared/casework/decisions/mark.ts'
import { note } from '../../shared/casework/decisions/note.ts'
import { progress, progressSteps } from '../../shared/casework/decisions/progress.ts'
import {
  type ContactChannel,
  type ContactOutcome,
  contactChannel,
  contactOutcome,
} from '../../shared/domain/contact.ts'
import { decideCase } from '../casework/case.ts'
import { dayOption } from './day.ts'
import { languageTag } from './language-option.ts'
import { oneOfRequired, WHICH_CASE, withNote } from './text-options.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

/** What one may decide about a family. */
export function addHouseholdDecisions(household: Command): void {
  addContact(household)
  withDecision<CommonOptions & { text: string }>(
    household
      .command('note')
      .argument('<code>', WHICH_CASE)
      .description('write down something about the family')
      .requiredOption('--text <text>', 'what; shown only with --show-personal-data (required)'),
    async (connection, options, code = '') => ({
      done: 'note written down',
      ...(await decideCase(connection, code, note(options.text))),
    }),
  )
  addMark(household, 'protect', 'protected', 'the child-protection service (tutela minori) is at work')
  addMark(household, 'unprotect', 'protected', 'the child-protection service is at work no more')
  const few = 'only its case manager, its liaison and coordinators see what identifies the family'
  addMark(household, 'restrict', 'restricted', few)
  addMark(household, 'unrestrict', 'restricted', 'everybody who works here sees it again')
  addProgress(household)
}

interface ContactOptions extends CommonOptions {
  readonly channel: ContactChannel
  readonly outcome: ContactOutcome
  readonly language?: string
  readonly interpreter?: boolean
  readonly on?: string
  readonly note?: string
}

function addContact(household: Command): void {
  withDecision<ContactOptions>(
    withNote(
      household
        .command('contact')
        .argument('<code>', WHICH_CASE)
        .description('somebody tried to reach the family; "reached" is a contact made')
        .addOption(oneOfRequired('--channel <channel>', 'by what way', contactChannel.options))
        .addOption(oneOfRequired('--outcome <outcome>', 'what came of it', contactOutcome.options))
        .option('--language <language>', 'spoken: arabo, ar', languageTag)
        .option('--interpreter', 'with an interpreter or cultural mediator')
        .option('--on <day>', 'when, as 2026-12-01 (default: today)', dayOption),
    ),
    async (connection, { interpreter = false, ...options }, code = '') => ({
      done: contactDone(options),
      ...(await decideCase(connection, code, recordContact({ ...options, isInterpreted: interpreter }))),
    }),
  )
}

function contactDone({ channel, outcome, on }: ContactOptions): string {
  const what = outcome === 'reached' ? 'contact made, reached' : `contact attempted, ${outcome}`
  return `${what} by ${channel}${on === undefined ? '' : ` on ${on}`}`
}

function addMark(household: Command, verb: string, which: Mark, says: string): void {
  withDecision<CommonOptions>(
    household.command(verb).argument('<code>', WHICH_CASE).description(says),
    async (connection, _, code = '') => {
      const isSet = !verb.startsWith('un')
      const done = isSet ? `marked as ${which}` : `no longer ${which}`
      return { done, ...(await decideCase(connection, code, mark(which, isSet))) }
    },
  )
}

function addProgress(household: Command): void {
  withDecision<CommonOptions & { on?: string; language?: string }>(
    household
      .command('progress')
      .argument('<code>', WHICH_CASE)
      .addArgument(new Argument('<step>', 'what was done').choices(progressSteps))
      .description('the notice (informativa) was given, the case discussed, planned in writing, or reviewed')
      .option('--on <day>', 'when, as 2026-12-01 (default: today)', dayOption)
      .addOption(new Option('--language <language>', 'of the notice: arabo, ar').argParser(languageTag)),
    async (connection, { on, language: tag }, code = '', given = '') => {
      const step = z.enum(progressSteps).parse(given)
      return {
        done: `${step} recorded${on === undefined ? '' : `, of ${on}`}`,
        ...(await decideCase(connection, code, progress({ step, on, language: tag }))),
      }
    },
  )
}
