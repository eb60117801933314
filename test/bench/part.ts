import type { Figure } from './figure.ts'

/** How much is measured. */
export interface Effort {
  /** Fresh processes per bundle. */
  readonly runs: number
  /** Fresh starts of the stack. */
  readonly starts: number
  /** Submissions per round, and rounds, of everything that is counted per second. */
  readonly submissions: number
  readonly rounds: number
  /** How many send at the same time. */
  readonly senders: number
  /** Open deadlines at most. */
  readonly deadlines: number
  /** Families to be matched at most. */
  readonly families: number
}

export interface PartOptions extends Effort {
  /** Progress for a person. */
  readonly tell: (line: string) => void
}

/** Measures one thing; everything it started is stopped, and its files are gone, when it resolves or rejects. */
export type Part = (options: PartOptions) => Promise<readonly Figure[]>
