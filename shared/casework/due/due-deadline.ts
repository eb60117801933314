import { isOpen, type OpenDeadline } from '../../domain/deadline.ts'
import { hasLeft } from '../../domain/operator.ts'
import { romeDate } from '../../domain/rome.ts'
import { Conflict } from '../../errors.ts'
import { log } from '../../log.ts'
import { commit } from '../../table/commit.ts'
import { deadlineAt, deadlineShape } from '../../table/deadline-store.ts'
import type { Key } from '../../table/keys.ts'
import { replaceOperator } from '../owners/replace-operator.ts'
import { unlessUnreadable } from '../unless-unreadable.ts'
import { MAX_DIGESTS } from './due-mails.ts'
import type { DueRun } from './due-run.ts'
import { takeTurn } from './due-step.ts'

/** What became of one thing that was due. */
export type Brought = 'told' | 'told-nobody' | 'moved-on' | 'not-due'

/** Each attempt learns something: one mail more that is closed, a line that stands, a deadline that changed. */
const MAX_ATTEMPTS = MAX_DIGESTS + 8

/**
 * Brings one deadline on whose turn has come: its next step, a line for each who hears of it, and the events, in one
 * transaction. Whoever has left is replaced first. What was done or brought on meanwhile is left alone.
 * @throws Conflict when it was changed again and again
 */
export async function bringOn(run: DueRun, at: Key): Promise<Brought> {
  let isReplaced = false
  for (let attempt = 1; ; attempt += 1) {
    const deadline = await deadlineAt(run.table, at)
    if (!isDue(deadline, run)) return 'not-due'
    const gone = isReplaced ? undefined : await lostOwner(run, deadline)
    if (gone !== undefined) {
      isReplaced = true
      await replace(run, deadline, gone)
      continue
    }
    try {
      return await take(run, deadline)
    } catch (error) {
      if (!(error instanceof Conflict) || attempt >= MAX_ATTEMPTS) throw error
      run.mails.note(error.keys)
    }
  }
}

function isDue(
  deadline: Awaited<ReturnType<typeof deadlineAt>>,
  { occasion }: DueRun,
): deadline is OpenDeadline {
  return deadline !== undefined && isOpen(deadline) && Date.parse(deadline.next.at) <= occasion.at.getTime()
}

/** An owner who works here no longer, or never did. Whoever is only away, or cannot be read, keeps what is theirs. */
async function lostOwner({ crews, occasion }: DueRun, { owner }: OpenDeadline): Promise<string | undefined> {
  if (owner === undefined) return undefined
  const isGone = async () => {
    const operator = await crews.operator(owner)
    return operator === undefined || hasLeft(operator, romeDate(occasion.at))
  }
  return (await unlessUnreadable(isGone(), `operator/${owner}`)) === true ? owner : undefined
}

/** When nobody can be found in the case's stead just now, a coordinator hears of the step at least. */
async function replace({ table, occasion }: DueRun, deadline: OpenDeadline, gone: string): Promise<void> {
  try {
    await replaceOperator(table, deadline, gone, occasion)
  } catch (error) {
    log.error('an operator who left was not replaced', error, { subject: deadline.subject })
  }
}

async function take(run: DueRun, deadline: OpenDeadline): Promise<Brought> {
  const { table, crews, mails, occasion, inTurn } = run
  const [district, crew] = await Promise.all([crews.district(deadline.district), crews.of(deadline)])
  const turn = { district, crew, occasion }
  const taken = takeTurn(deadline, turn)
  const { ids, changes } = mails.for(taken, turn)
  const replaced = { replace: deadlineShape.toItem(taken.deadline) }
  await inTurn(ids, () => commit(table, [replaced, ...changes], taken.events))
  mails.wrote(ids)
  if (taken.step === undefined) return 'moved-on'
  return taken.addressees.length === 0 ? 'told-nobody' : 'told'
}
