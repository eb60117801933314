import { handOn } from '../../shared/casework/owners/leaving-operator.ts'
import { openThingsOf } from '../../shared/casework/owners/open-things.ts'
import type { Handed } from '../../shared/casework/owners/replace-in-case.ts'
import type { Handing } from '../../shared/casework/owners/taker.ts'
import { OwnError, Refused } from '../../shared/errors.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'

/** How a long work tells of itself, and waits for the indexes. */
export interface Manner {
  tell(line: string): void
  pause(): Promise<void>
}

/** The indexes may be seconds behind: only what is empty twice is empty. */
const EMPTY_PASSES = 2
const MAX_PASSES = 30

/**
 * Gives all that somebody has to others, thing by thing, each with its events, until nothing is left. Interrupted, it may
 * be run again.
 * @throws Refused when something could not be given away
 */
export async function handEverything(connection: Connection, handing: Handing, { tell, pause }: Manner) {
  const { table } = connection
  const handed: Handed[] = []
  let failures: string[] = []
  let emptyPasses = 0
  for (let pass = 1; pass <= MAX_PASSES && emptyPasses < EMPTY_PASSES; pass += 1) {
    if (pass > 1) await pause()
    failures = []
    const things = await openThingsOf(table, handing.gone)
    emptyPasses = things.length === 0 ? emptyPasses + 1 : 0
    for (const thing of things) {
      const done = await handOn(table, thing, handing, occasionOf(connection)).catch((error: unknown) => {
        if (!(error instanceof OwnError)) throw error
        failures.push(error.message)
        return []
      })
      for (const one of done) tell(`${handed.push(one)}: ${inWords(one)}`)
    }
  }
  if (emptyPasses < EMPTY_PASSES) {
    const why = failures.length === 0 ? '' : `: ${[...new Set(failures)].join('; ')}`
    throw new Refused(`not everything that ${handing.gone} has could be given away, run it again${why}`)
  }
  return handed
}

function inWords({ caseCode, subject, as, to }: Handed): string {
  return `${caseCode ?? subject}, ${as}: ${to ?? 'nobody is there, the district itself'}`
}
