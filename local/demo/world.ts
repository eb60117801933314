import type { Connection } from '../../cli/connection.ts'
import { connectLocally } from '../../cli/connection.ts'
import { listReferrals } from '../../cli/referrals.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { romeInstant } from '../../shared/domain/rome.ts'
import { findReferral } from '../../shared/table/referral-store.ts'
import type { RunningStack } from '../stack.ts'

/** What the scenes of casework play on. */
export interface DemoWorld {
  /** Does something as an operator, at the time that the clock shows. */
  as<Result>(operator: string, deed: (connection: Connection) => Promise<Result>): Promise<Result>
  /** Looks at something as nobody in particular. */
  look<Result>(what: (connection: Connection) => Promise<Result>): Promise<Result>
  /** The referral that came of a partner's first form. */
  referralOf(partner: string): Promise<Referral>
  /** Moves the clock to a time in Rome, through every schedule in between. */
  moveTo(day: string, time: string): Promise<void>
  /** Waits until nothing is under way any more. */
  untilQuiet(): Promise<void>
  /** The mailbox's page. */
  readonly mailbox: string
}

export function openWorld(stack: RunningStack, untilQuiet: () => Promise<void>): DemoWorld {
  // A connection keeps the time that it found, and this clock moves.
  const as: DemoWorld['as'] = async (operator, deed) => {
    const connection = await connectLocally(stack.endpoints, operator)
    try {
      return await deed(connection)
    } finally {
      connection.close()
    }
  }
  const look: DemoWorld['look'] = (what) => as('ops', what)
  return {
    as,
    look,
    referralOf: (partner) =>
      look(async (connection) => {
        const row = (await listReferrals(connection)).find((one) => one['form'] === partner)
        const referral = row && (await findReferral(connection.table, String(row['id'])))
        if (referral === undefined) throw new Error(`the demo has no referral of ${partner}: see steps.ts`)
        return referral
      }),
    untilQuiet,
    mailbox: stack.endpoints.mailbox,
    async moveTo(day, time) {
      await stack.advance(romeInstant(day, time))
    },
  }
}
