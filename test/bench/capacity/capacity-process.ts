/** One referral on DynamoDB Local, in a process of its own: handlers log to stdout and read this environment. */

import { startDynamoDbLocal } from '../../support/dynamodb-local.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { registerOneReferral } from './one-referral.ts'
import { unitsOf } from './stage-units.ts'

const database = await startDynamoDbLocal()
endWithParent(database.stop)
const costs = await registerOneReferral(database.endpoint)
tellParent(costs.map((cost) => ({ stage: cost.stage, ...unitsOf(cost) })))
