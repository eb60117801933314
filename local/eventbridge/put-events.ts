/** PutEvents: what EventBridge accepts, entry by entry. */

import * as z from 'zod'
import { WireError } from '../stack/wire-error.ts'
import { busNameOf, type Environment } from '../template/arns.ts'
import type { BusDefinition } from '../template/event-rules.ts'
import { wholeEvent } from './service-event.ts'

const MAX_ENTRIES = 10
const MAX_BYTES = 256 * 1024

const entrySchema = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
})
const inputSchema = z.object({ Entries: z.array(entrySchema) })

type Entry = z.infer<typeof entrySchema>

/** An event as rules see it and targets get it. */
export interface BusEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': string
  readonly source: string
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
}

type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string }

export interface AcceptedEvent {
  readonly busName: string
  readonly event: BusEvent
}

interface PutEventsOutcome {
  readonly accepted: readonly AcceptedEvent[]
  readonly output: { readonly FailedEntryCount: number; readonly Entries: readonly EntryResult[] }
}

interface PutEventsContext {
  readonly buses: readonly BusDefinition[]
  readonly environment: Environment
  readonly now: Date
  /** Refuses the later half of the entries, and a single one: as a failed entry, which no SDK tries again. */
  readonly isThrottled: boolean
}

/**
 * Takes what can be taken: single entries fail inside a call that succeeds.
 * @throws WireError when the whole call is refused
 */
export function takeEvents(
  input: unknown,
  { buses, environment, now, isThrottled }: PutEventsContext,
): PutEventsOutcome {
  const entries = readEntries(input)
  const throttledFrom = isThrottled ? Math.floor(entries.length / 2) : entries.length
  const accepted: AcceptedEvent[] = []
  const results = entries.map((entry, index): EntryResult => {
    const problem = problemOf(entry, buses)
    if (problem) return problem
    if (index >= throttledFrom) return failure('ThrottlingException', 'Rate exceeded')
    const event = makeEvent(entry, environment, now)
    accepted.push({ busName: busNameOf(entry.EventBusName), event })
    return { EventId: event.id }
  })
  return { accepted, output: { FailedEntryCount: entries.length - accepted.length, Entries: results } }
}

function readEntries(input: unknown): readonly Entry[] {
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) throw new WireError('ValidationException', 'Entries are missing or malformed.')
  const { Entries } = parsed.data
  if (Entries.length < 1 || Entries.length > MAX_ENTRIES) {
    throw new WireError(
      'ValidationException',
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MAX_ENTRIES}`,
    )
  }
  if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MAX_BYTES) {
    throw new WireError('ValidationException', 'Total size of the entries in the request is over the limit.')
  }
  return Entries
}

/** As AWS counts it: 14 bytes for a time, and the texts in UTF-8. */
function sizeOf({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14)
}

function problemOf(entry: Entry, buses: readonly BusDefinition[]): EntryResult | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (!entry[name]) {
      return failure(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      )
    }
  }
  if (entry.Source?.startsWith('aws.')) {
    return failure('NotAuthorizedForSourceException', 'Not authorized for the source.')
  }
  if (!parseDetail(entry.Detail)) return failure('MalformedDetail', 'Detail is malformed.')
  const busName = busNameOf(entry.EventBusName)
  if (busName !== 'default' && !buses.some(({ name }) => name === busName)) {
    return failure('ResourceNotFoundException', `Event bus ${busName} does not exist.`)
  }
  return undefined
}

function failure(ErrorCode: string, ErrorMessage: string): EntryResult {
  return { ErrorCode, ErrorMessage }
}

function makeEvent(entry: Entry, environment: Environment, now: Date): BusEvent {
  const event = {
    source: entry.Source ?? '',
    detailType: entry.DetailType ?? '',
    resources: entry.Resources ?? [],
    at: entry.Time === undefined ? now : new Date(entry.Time * 1000),
    detail: parseDetail(entry.Detail) ?? {},
  }
  return wholeEvent(event, environment)
}

function parseDetail(text = ''): Record<string, unknown> | undefined {
  try {
    const detail: unknown = JSON.parse(text)
    return z.record(z.string(), z.unknown()).safeParse(detail).data
  } catch {
    return undefined
  }
}
