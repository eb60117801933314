/**
 * The few errors that code tells apart, by class. Their messages name the thing, the value and the cure, and no person:
 * only these may be logged.
 */
export abstract class OwnError extends Error {}

/** What was asked for does not exist. */
export class NotFound extends OwnError {
  override readonly name = 'NotFound'
}

/** The rules do not allow it; asking again changes nothing. */
export class Refused extends OwnError {
  override readonly name = 'Refused'
}

/** Someone else changed it meanwhile: read again and decide again. */
export class Conflict extends OwnError {
  override readonly name = 'Conflict'
  /** Keys of the items that were not as expected. */
  readonly keys: readonly { readonly pk: string; readonly sk: string }[]

  constructor(message: string, keys: Conflict['keys'] = [], options?: ErrorOptions) {
    super(message, options)
    this.keys = keys
  }
}

/** Data that came from outside, or from the table, is not what it should be. */
export class Unreadable extends OwnError {
  override readonly name = 'Unreadable'
}

/** A service did not answer or answered with a fault of its own: the same again may work. */
export class Unavailable extends OwnError {
  override readonly name = 'Unavailable'
}

/** The program was set up wrongly: the message says where to set it right. */
export class Misconfigured extends OwnError {
  override readonly name = 'Misconfigured'
}
