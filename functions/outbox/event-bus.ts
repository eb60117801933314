import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { AnyEvent } from '../../events/all-events.ts'
import { EVENT_SOURCE } from '../../events/source.ts'

/** The bus that events are published on, and the only client that speaks to it. */
export interface EventBus {
  readonly name: string
  readonly client: EventBridgeClient
}

export function openEventBus(name: string): EventBus {
  return {
    name,
    client: new EventBridgeClient({
      requestHandler: { connectionTimeout: 500, requestTimeout: 2000, throwOnRequestTimeout: true },
    }),
  }
}

/** What PutEvents takes at once. */
const MAX_ENTRIES = 10

/**
 * Publishes events and returns those that the bus took. PutEvents answers 200 with failed entries inside: only an entry
 * with an id is published.
 */
export async function publish(bus: EventBus, events: readonly AnyEvent[]): Promise<readonly AnyEvent[]> {
  const taken: AnyEvent[] = []
  for (let from = 0; from < events.length; from += MAX_ENTRIES) {
    const some = events.slice(from, from + MAX_ENTRIES)
    const { Entries = [] } = await bus.client.send(
      new PutEventsCommand({ Entries: some.map((event) => entry(bus, event)) }),
    )
    taken.push(...some.filter((_, place) => Entries[place]?.EventId !== undefined))
  }
  return taken
}

function entry(bus: EventBus, event: AnyEvent) {
  return {
    EventBusName: bus.name,
    Source: EVENT_SOURCE,
    DetailType: event.type,
    Detail: JSON.stringify(event),
    Time: new Date(event.at),
  }
}
