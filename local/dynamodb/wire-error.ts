import type { AttributeMap } from '../contracts.ts'

/** Why one action of a transaction was refused, as DynamoDB lists it; `None` for the actions that were not at fault. */
export interface CancellationReason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: AttributeMap
}

/** An error that is sent to the client as it stands. */
export class WireError extends Error {
  readonly statusCode: number
  readonly body: Readonly<Record<string, unknown>>

  constructor(body: Readonly<Record<string, unknown>>, statusCode = 400) {
    super(String(body['message'] ?? body['Message'] ?? body['__type']))
    this.name = 'WireError'
    this.body = body
    this.statusCode = statusCode
  }

  /** The exception's bare name: `ConditionalCheckFailedException`. */
  get code(): string {
    return String(this.body['__type']).split('#').at(-1) ?? ''
  }
}

/** An exception of DynamoDB's own model, by its bare name. */
export function dynamoDbError(name: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
  return new WireError({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message, ...more })
}

export function validationError(message: string): WireError {
  return new WireError({ __type: 'com.amazon.coral.validate#ValidationException', message })
}

export function serializationError(message: string): WireError {
  return new WireError({ __type: 'com.amazon.coral.service#SerializationException', Message: message })
}

export function transactionCanceled(reasons: readonly CancellationReason[]): WireError {
  const codes = reasons.map((reason) => reason.Code).join(', ')
  return new WireError({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  })
}

/** Errors that dynalite raises carry the same two fields; anything else is a fault of ours and stays what it is. */
export function asWireError(error: unknown): WireError | undefined {
  if (error instanceof WireError) return error
  if (!(error instanceof Error) || !('statusCode' in error) || !('body' in error)) return undefined
  const { statusCode, body } = error
  if (typeof statusCode !== 'number' || typeof body !== 'object' || body === null) return undefined
  return new WireError({ ...body }, statusCode)
}
