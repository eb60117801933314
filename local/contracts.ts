/** What the parts of the local runner promise each other. Types only. */

/** An item as DynamoDB's wire protocol writes it: `{ pk: { S: '…' } }`. */
export type AttributeMap = Record<string, Record<string, unknown>>

/** One change of one item, as the table's stream tells it. */
export interface TableChange {
  readonly table: string
  /** Strictly increasing within a run, so that order per key can be kept. */
  readonly sequenceNumber: string
  readonly at: Date
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly keys: AttributeMap
  readonly before?: AttributeMap
  readonly after?: AttributeMap
  /** Removed because its TTL had passed. */
  readonly byTtl: boolean
}

/** One call that a client makes to a stood-in service. */
export interface ServiceCall {
  readonly service: 'dynamodb' | 'sqs' | 'eventbridge' | 'ses'
  /** The operation's AWS name: `TransactWriteItems`. */
  readonly operation: string
  /** From the request's `Authorization: … Credential=<id>/…`; the runner gives each function worker its own. */
  readonly accessKeyId: string
}

/** What the services ask before and after each call; the runner answers with chaos or not at all. */
export interface CallHooks {
  /** A fault to answer with instead of doing the call. `conflict` only makes sense for item writes. */
  before?(call: ServiceCall): 'throttle' | 'conflict' | undefined
  /** Holds a call of the table or of SES back before it is done; a promise that never settles is one that never answers. */
  hold?(call: ServiceCall): Promise<void> | undefined
  /** What SES does with a mail instead of taking it and saying so; asked for every mail. */
  mail?(call: ServiceCall): MailFault | undefined
  /** The call is done and its answer not yet sent: the moment at which a caller may be killed. */
  after?(call: ServiceCall): void
  /** How far behind, in milliseconds, an index may be for this query (0 = up to date). */
  indexLagMs?(call: ServiceCall): number
}

/** Why SES does not take a mail: for now, or this one never. */
export type MailRefusalHere =
  | 'throttled'
  | 'quota-used-up'
  | 'paused'
  | 'suspended'
  | 'not-verified'
  | 'no-configuration-set'
  | 'not-allowed'
  | 'rejected'
  | 'failed'

/** A refusal; or the connection breaks, after the mail was taken, with or without its events, or before. */
export type MailFault = MailRefusalHere | 'answer-lost' | 'answer-and-events-lost' | 'request-lost'

export interface LocalDynamoDb {
  readonly url: string
  /** Every change in order, after it is durable. Returns how to stop listening. */
  onChange(listener: (change: TableChange) => void): () => void
  stop(): Promise<void>
}

export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string }

export interface LocalLambda {
  invoke(functionName: string, payload: unknown): Promise<InvocationResult>
  /** Kills the worker that owns this access key, as if Lambda had lost it; its invocation ends in an error. */
  kill(accessKeyId: string): void
  /** Number of invocations under way, for waiting until all is quiet. */
  inFlight(): number
  stop(): Promise<void>
}

/** How long things take: scheduled gaps, visibility, batch windows and delays are divided by the time scale. */
export interface LocalClock {
  now(): Date
  /** Milliseconds between real time and the moved clock; functions get it as CLOCK_OFFSET_MS. */
  offsetMs(): number
  readonly timeScale: number
}

/** Decisions of unkindness, all from one seed; without `--chaos` none of these ever says yes. */
export interface Chaos extends Required<Omit<CallHooks, 'hold' | 'mail' | 'after'>> {
  /** After a call: should the function that made it die now? */
  killAfter(call: ServiceCall): boolean
  /** Should this message be delivered a second time? Never says yes twice for one message. */
  duplicates(messageId: string): boolean
  /** Extra delay of a message in milliseconds, so that messages overtake each other. */
  lateMs(messageId: string): number
}

/** What a rule, a schedule or a stream sends to a queue: text attributes only. */
export type SendToQueue = (
  queueName: string,
  body: string,
  attributes?: Readonly<Record<string, string>>,
) => Promise<unknown>
