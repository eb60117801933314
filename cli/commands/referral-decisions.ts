import type { Command } from 'commander'
import { acknowledge } from '../../shared/casework/decisions/acknowledge.ts'
import { type CloseOutcome, close } from '../../shared/casework/decisions/close.ts'
import { type DeclineReason, decline } from '../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../shared/casework/decisions/feedback.ts'
import { redirect } from '../../shared/casework/decisions/redirect.ts'
import { withdraw } from '../../shared/casework/decisions/withdraw.ts'
import { type ContactChannel, contactChannel } from '../../shared/domain/contact.ts'
import { closeOutcome, declineReason } from '../../shared/domain/referral.ts'
import { decideCase } from '../casework/case.ts'
import { takeCase } from '../casework/take.ts'
import { oneOfRequired, withNote } from './text-options.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

/** What one may decide about a referral. */
export function addReferralDecisions(referral: Command): void {
  withDecision<CommonOptions>(
    referral.command('acknowledge <code>').description('somebody has read it (presa visione)'),
    async (connection, _, code = '') => ({
      done: 'read (presa visione)',
      ...(await decideCase(connection, code, acknowledge)),
    }),
  )
  withDecision<CommonOptions & { caseManager?: string }>(
    referral
      .command('take <code>')
      .description('take the family in charge (presa in carico): somebody works with it from now on')
      .option('--case-manager <operator>', 'who works with the family (default: who takes it)'),
    async (connection, options, code = '') => ({
      done: `taken in charge (presa in carico) by ${options.caseManager ?? connection.operator}`,
      ...(await takeCase(connection, code, options.caseManager)),
    }),
  )
  withDecision<CommonOptions & { reason: DeclineReason }>(
    referral
      .command('decline <code>')
      .description('not accepted (non accolta), with all that were joined to it; the senders are to hear why')
      .addOption(oneOfRequired('--reason <reason>', 'why', declineReason.options)),
    async (connection, options, code = '') => ({
      done: `not accepted (non accolta): ${options.reason}`,
      ...(await decideCase(connection, code, decline(options.reason))),
    }),
  )
  withDecision<CommonOptions & { to?: string }>(
    referral
      .command('redirect <code>')
      .description('a service outside the programme is to help the family')
      .option('--to <service>', 'which one; prepared where the family lives out of area'),
    async (connection, options, code = '') => ({
      done: 'redirected (indirizzata altrove)',
      ...(await decideCase(connection, code, redirect(options.to))),
    }),
  )
  addEndings(referral)
}

function addEndings(referral: Command): void {
  withDecision<CommonOptions>(
    referral
      .command('withdraw <code>')
      .description('its sender takes it back (ritirata); what other senders sent of the family goes on'),
    async (connection, _, code = '') => ({
      done: 'taken back by its sender (ritirata)',
      ...(await decideCase(connection, code, withdraw)),
    }),
  )
  withDecision<CommonOptions & { outcome: CloseOutcome }>(
    referral
      .command('close <code>')
      .description('the work with the family ends (conclusa): closes all its referrals')
      .addOption(oneOfRequired('--outcome <outcome>', 'what came of it', closeOutcome.options)),
    async (connection, options, code = '') => ({
      done: `closed (conclusa): ${options.outcome}`,
      ...(await decideCase(connection, code, close(options.outcome))),
    }),
  )
  withDecision<CommonOptions & { channel: ContactChannel; note?: string }>(
    withNote(
      referral
        .command('feedback <code>')
        .description('its sender heard what became of it')
        .addOption(oneOfRequired('--channel <channel>', 'by what way', contactChannel.options)),
    ),
    async (connection, { channel, note }, code = '') => ({
      done: `its sender has heard, by ${channel}`,
      ...(await decideCase(connection, code, giveFeedback(channel, note))),
    }),
  )
}
