/** An error that the client gets in the words of AWS JSON 1.1. */
export class WireError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}
