/** One run on the way, as the command line and tests hear of it. */
export interface ClockStep {
  /** When it fired by its schedule. */
  readonly at: string
  readonly schedule: string
  /** 1, and up to 3 when it failed. */
  readonly attempt: number
  readonly ok: boolean
  /** The class of the error. */
  readonly error?: string
  /** Items of the table that were written until all was quiet again. */
  readonly changes: number
}

export interface ClockMove {
  readonly from: string
  readonly now: string
  readonly runs: number
  /** How many of the runs failed; what failed was tried again, twice at most. */
  readonly failures: number
}

export interface MoveOptions {
  readonly onStep?: ((step: ClockStep) => void) | undefined
  /** Gives the move up. */
  readonly signal?: AbortSignal | undefined
}
