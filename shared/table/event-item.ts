import type { AnyEvent } from '../../events/all-events.ts'
import { index, key, shardOf } from './keys.ts'
import type { Item } from './shape.ts'

/** Where an event lies: with its subject, in its district's month, and in the outbox until it is published. */
export const eventPlacement = {
  key: (event: AnyEvent) => key.event(event.subject, event.at, event.id),
  indexes: ({ id, type, at, subject, district, correlationId }: AnyEvent) => ({
    gsi1pk: index.events(district, at.slice(0, 7)),
    gsi1sk: `${at}#${id}`,
    gsi2pk: index.outbox(shardOf(subject)),
    gsi2sk: at,
    list: { id, type, at, subject, correlationId },
  }),
}

/** Apart from the reading, which needs every contract: who only writes events starts faster without them. */
export function eventItem(event: AnyEvent): Item {
  return { ...event, ...eventPlacement.key(event), ...eventPlacement.indexes(event), v: 1 }
}
