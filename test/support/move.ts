import type { CaseFile } from '../../shared/casework/case-file.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import type { World } from './casework-world.ts'

/** By what a move chooses. */
export interface Choice {
  /** Which referral, of those that are there. */
  readonly which: number
  /** Whatever else it needs: another household, a step, a person. */
  readonly other: number
}

/** How something is tried with a case: the decision, and the file when it has to see more than the case. */
export type Try = (
  world: World,
  file: CaseFile,
  choice: Choice,
) => { readonly file?: CaseFile; readonly decision: Decision }

export const people = ['anna-prova', 'bruno-prova', 'carla-prova']
export const places = ['bergamo', 'dalmine']

export function pick<One>(from: readonly One[], place: number): One {
  const one = from[place % from.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
