import type { Command } from 'commander'
import {
  type MentorLeaveReason,
  mentorLeaveReason,
  type SuspensionReason,
  suspensionReason,
} from '../../shared/domain/mentor.ts'
import { activate, leave, screen, suspend, train } from '../../shared/mentors/life-cycle.ts'
import { decideAboutMentor } from '../mentors/mentor.ts'
import { oneOfRequired } from './text-options.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

/** What one may decide about a mentor. */
export function addMentorDecisions(group: Command): void {
  withDecision<CommonOptions>(
    group.command('screen <id>').description('somebody spoke with who applied, and found nothing against it'),
    async (connection, _, id = '') => ({
      done: 'screened (colloquio fatto)',
      ...(await decideAboutMentor(connection, id, screen)),
    }),
  )
  withDecision<CommonOptions>(
    group.command('train <id>').description('who was screened has finished the training'),
    async (connection, _, id = '') => ({
      done: 'trained (corso concluso)',
      ...(await decideAboutMentor(connection, id, train)),
    }),
  )
  withDecision<CommonOptions>(
    group
      .command('activate <id>')
      .description('may be proposed to families, for the first time or again; says all that is missing'),
    async (connection, _, id = '') => ({
      done: 'active (si può abbinare)',
      ...(await decideAboutMentor(connection, id, activate)),
    }),
  )
  withDecision<CommonOptions & { reason: SuspensionReason }>(
    group
      .command('suspend <id>')
      .description('is proposed to nobody for a while')
      .addOption(oneOfRequired('--reason <reason>', 'why', suspensionReason.options)),
    async (connection, { reason }, id = '') => ({
      done: `suspended (sospensione): ${reason}`,
      ...(await decideAboutMentor(connection, id, suspend(reason))),
    }),
  )
  withDecision<CommonOptions & { reason: MentorLeaveReason }>(
    group
      .command('leave <id>')
      .description('mentors no longer, or never will; who comes back applies anew')
      .addOption(oneOfRequired('--reason <reason>', 'why', mentorLeaveReason.options)),
    async (connection, { reason }, id = '') => ({
      done: `left (uscita): ${reason}`,
      ...(await decideAboutMentor(connection, id, leave(reason))),
    }),
  )
}
