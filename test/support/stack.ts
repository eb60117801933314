import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { vi } from 'vitest'
import { type Connection, connectLocally } from '../../cli/connection.ts'
import type { Endpoints } from '../../cli/endpoints.ts'
import { addPartner } from '../../cli/partners.ts'
import { type AnyEvent, anyEvent } from '../../events/all-events.ts'
import { EVENT_SOURCE } from '../../events/source.ts'
import type { CallHooks } from '../../local/contracts.ts'
import type { BusEvent } from '../../local/eventbridge/put-events.ts'
import type { ClockMove } from '../../local/stack/clock-step.ts'
import { type RunningStack, startStack } from '../../local/stack.ts'
import { journeyAssembly, journeyStateFolder } from './journey-assembly.ts'
import { makePartner, type Partner } from './partner.ts'

/** The synthesized stack on this machine, twenty times as fast, in a state folder of its own. */
export interface JourneyStack {
  readonly stateFolder: string
  /** Where it answers now; elsewhere after a restart. */
  readonly endpoints: Endpoints
  /** What the command line works on. */
  readonly connection: Connection
  /** Every event that the bus took, repeats included, in order. */
  readonly bus: readonly BusEvent[]
  /** What the runner told the person in front of it. */
  readonly told: readonly string[]
  addPartner(id: string, district?: string): Promise<Partner>
  /** Waits until the queues are empty and nothing is in flight. */
  settle(): Promise<void>
  /** Runs the sweep now; with zero it takes up whatever is left behind. */
  sweep(ageSeconds?: number): Promise<void>
  /** Moves the clock on through every schedule in between, and then waits until all is quiet. */
  advanceTo(instant: Date | string): Promise<ClockMove>
  /** Starts again with the same table; the clock goes on, or shows another time: nothing ran in between. */
  restart(now?: Date): Promise<void>
  stop(): Promise<void>
}

export interface JourneyOptions {
  readonly chaosSeed?: string
  readonly hooks?: CallHooks
  /** Faster where messages fail on purpose and the test waits for them, slower where time must not run out by chance. */
  readonly timeScale?: number
  /** What the clock shows at the first start; without it, real time. */
  readonly now?: Date
}

export const TIME_SCALE = 20

export async function startJourney(options: JourneyOptions = {}): Promise<JourneyStack> {
  const stateFolder = journeyStateFolder()
  const assembly = await journeyAssembly()
  const bus: BusEvent[] = []
  const told: string[] = []
  const start = async (now?: Date) => {
    const stack = await startStack({
      ...{ stateFolder, assembly, demo: 'districts-only', timeScale: TIME_SCALE, ...options, now },
      onEvent: (event) => bus.push(event),
      print: (line) => told.push(line),
    })
    return { stack, connection: await connectLocally(stack.endpoints) }
  }
  let running = await start(options.now)
  const stop = async () => {
    running.connection.close()
    const problems = await running.stack.stop()
    if (problems.length > 0) throw new Error(`the stack did not stop well: ${problems.join('; ')}`)
  }
  return {
    stateFolder,
    bus,
    told,
    get endpoints() {
      return running.stack.endpoints
    },
    get connection() {
      return running.connection
    },
    async addPartner(id, district = 'bergamo') {
      const { secret } = await addPartner(running.connection, { id, name: id, provider: 'json', district })
      return makePartner(id, secret, () => `${running.stack.endpoints.http}/webhooks/${id}`)
    },
    settle: () => settle(running.stack),
    async sweep(age = 0) {
      const result = await running.stack.fireSchedule('raccordo-dev-sweep', {
        outboxAgeSeconds: age,
        submissionAgeSeconds: age,
      })
      if (!result.ok) throw new Error(`the sweep failed: ${result.errorMessage}`)
    },
    async advanceTo(instant) {
      const { stack } = running
      const move = await stack.advance(new Date(instant))
      await settle(stack)
      running.connection.close()
      // A connection keeps the time that it found.
      running = { stack, connection: await connectLocally(stack.endpoints) }
      return move
    },
    async restart(now) {
      await stop()
      running = await start(now)
    },
    stop,
  }
}

/** A queue's failed message waits a visibility timeout, 60 s by the template, for each of its receives. */
const SETTLED_WITHIN_MS = 25_000

async function settle(stack: RunningStack): Promise<void> {
  await vi.waitFor(
    () => {
      const underWay = stack.unquiet()
      if (underWay.length > 0) throw new Error(`still under way: ${underWay.join(', ')}`)
    },
    { timeout: SETTLED_WITHIN_MS, interval: 20 },
  )
}

type Row = Readonly<Record<string, unknown>>

/** Every item of the table. */
export async function allRows({ connection: { table } }: JourneyStack): Promise<Row[]> {
  const rows: Row[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, ConsistentRead: true, ExclusiveStartKey: from }),
    )
    rows.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  return rows
}

/** Our own events in order of publication; the same event may stand here more than once. */
export function published({ bus }: JourneyStack): AnyEvent[] {
  return bus.filter(({ source }) => source === EVENT_SOURCE).map(({ detail }) => anyEvent.parse(detail))
}

/** The ids of published events of one type, each once. */
export function publishedIds(stack: JourneyStack, type: AnyEvent['type'], subject?: string): string[] {
  const events = published(stack).filter((event) => event.type === type)
  return [...new Set(events.filter((one) => !subject || one.subject === subject).map(({ id }) => id))]
}

/** Keys of events that still wait to be published. */
export async function outbox(stack: JourneyStack): Promise<unknown[]> {
  return (await allRows(stack)).filter(
    (row) => 'gsi2pk' in row && String(row['gsi2pk']).startsWith('OUTBOX#'),
  )
}
