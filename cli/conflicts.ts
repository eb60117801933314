import { Conflict, Refused } from '../shared/errors.ts'

/** Whether something was created now; false when it was there. */
export async function isCreated(committed: Promise<unknown>): Promise<boolean> {
  try {
    await committed
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

/** For whoever adds something: an id that is taken is told in words, its cause kept. */
export function refusedWhenTaken(thing: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Conflict)) throw error
    throw new Refused(`${thing} exists already: choose another id`, { cause: error })
  }
}

/** For whoever changes something: somebody else was quicker. */
export function refusedWhenChanged(thing: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Conflict)) throw error
    throw new Refused(`${thing} was changed at the same moment: try again`, { cause: error })
  }
}
