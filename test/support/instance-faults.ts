import { readInstance } from '../../cli/matching/read-instance.ts'
import { Refused } from '../../shared/errors.ts'

/** What an instance is refused for, a line each; nothing when it is taken. */
export function faultsOf(instance: unknown): string[] {
  try {
    readInstance(instance, 'instance.json')
  } catch (error) {
    if (error instanceof Refused) return error.message.split('\n').slice(1)
    throw error
  }
  return []
}
