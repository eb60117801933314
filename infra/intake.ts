import { Duration } from 'aws-cdk-lib'
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { Construct } from 'constructs'
import { formRefused } from '../events/form-refused.ts'
import { submissionCompleted } from '../events/submission-completed.ts'
import { submissionReceived } from '../events/submission-received.ts'
import type { DeadLetters } from './parts/dead-letters.ts'
import { RaccordoFunction } from './parts/function.ts'
import type { Ground } from './parts/ground.ts'
import { HttpApi } from './parts/http-api.ts'
import { WorkQueue } from './parts/work-queue.ts'

interface IntakeProps {
  readonly ground: Ground
  readonly bus: EventBus
  readonly undelivered: DeadLetters
}

/** From a partner's webhook to a registered referral. */
export class Intake extends Construct {
  readonly api: HttpApi
  readonly queue: WorkQueue

  constructor(scope: Construct, id: string, { ground, bus, undelivered }: IntakeProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Http', ground)
    this.#addDoor(ground)
    this.#addStatus(ground)
    this.queue = this.#addRegistration(ground)
    this.queue.receiveEvents(bus, [submissionReceived, submissionCompleted, formRefused], undelivered)
  }

  #addDoor(ground: Ground): void {
    const door = new RaccordoFunction(this, ground, 'functions/intake/receive-submission.ts', {
      // The function answers 503 by itself after 4 s; the rest is for a cold start.
      timeout: Duration.seconds(8),
    })
    ground.table.grantDoor(door)
    this.api.addRoute(
      HttpMethod.ANY,
      '/webhooks/{proxy+}',
      door,
      'The function verifies the provider’s signature over the raw bytes, which no authorizer sees.',
    )
  }

  #addStatus(ground: Ground): void {
    const status = new RaccordoFunction(this, ground, 'functions/intake/report-status.ts', {
      timeout: Duration.seconds(8),
    })
    ground.table.grantProbe(status)
    this.api.addRoute(
      HttpMethod.GET,
      '/status',
      status,
      'It says only whether the service works, to monitors that have no account.',
    )
  }

  #addRegistration(ground: Ground): WorkQueue {
    const registration = new RaccordoFunction(this, ground, 'functions/intake/register-submission.ts', {
      // Ten submissions side by side, each decided up to three times with two seconds of waiting for a busy table.
      timeout: Duration.seconds(10),
    })
    ground.table.grantReadWrite(registration)
    ground.table.grantLookupSecret(registration)
    return new WorkQueue(this, 'Queue', ground, { name: 'intake', consumer: registration, receives: 3 })
  }
}
