import { Conflict } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'

/** Writes; not when somebody else has changed it meanwhile: then it is theirs. */
export async function commitIfUnchanged(...change: Parameters<typeof commit>): Promise<void> {
  try {
    await commit(...change)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
