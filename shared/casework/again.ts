import { Conflict } from '../errors.ts'

const MAX_ATTEMPTS = 3

/**
 * What reads, decides and writes, once more when somebody else was quicker: from the reading on.
 * @throws Conflict when that happened again and again
 */
export async function again<Done>(attempt: () => Promise<Done>): Promise<Done> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Conflict) || attempts === MAX_ATTEMPTS) throw error
    }
  }
}
