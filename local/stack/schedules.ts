import { type LocalScheduler, startScheduler } from '../scheduler.ts'
import type { StackDefinition } from '../template.ts'
import type { MovableClock } from './clock.ts'
import { type ClockMover, makeClockMover } from './clock-move.ts'
import { openNextDue } from './next-due.ts'
import { unquiet } from './quiet.ts'
import { type Services, sendThrough } from './services.ts'
import type { Shutdown } from './shutdown.ts'
import type { StateFolder } from './state.ts'

interface Parts {
  readonly stack: StackDefinition
  readonly state: StateFolder
  readonly clock: MovableClock
  readonly services: Services
  print(line: string): void
}

/** Starts the schedules, and what moves the clock through them. */
export function startSchedules(
  { stack, state, clock, services, print }: Parts,
  shutdown: Shutdown,
): { scheduler: LocalScheduler; mover: ClockMover } {
  const scheduler = startScheduler({
    ...{ environment: stack.environment, schedules: stack.schedules, clock },
    ...{ invoker: services.invoker, lambda: services.lambda },
    sendToQueue: sendThrough(services.sqs),
    onProblem: print,
  })
  shutdown.add('schedules', scheduler.stop)
  const nextDue = openNextDue(stack, services.dynamodb)
  shutdown.add('what comes due', nextDue.stop)
  const mover = makeClockMover({
    ...{ clock, scheduler, unquiet: () => unquiet(stack, services) },
    ...{ dueAfter: nextDue.after, onChange: services.dynamodb.onChange },
    onMoved: () => state.noteClock(clock.offsetMs()),
  })
  shutdown.add('the moving of the clock', mover.stop)
  return { scheduler, mover }
}
