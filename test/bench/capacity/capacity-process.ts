/** One referral on DynamoDB Local, in a process of its own: handlers log to stdout and read this environment. */

import { provider } from '../../../shared/domain/form.ts'
import { startDynamoDbLocal } from '../../support/dynamodb-local.ts'
import { endWithParent, tellParent } from '../parent.ts'
import { registerOneReferral } from './one-referral.ts'
import { unitsOf } from './stage-units.ts'

// The database ends with this process.
endWithParent(async () => undefined)
const database = await startDynamoDbLocal()
const costs = await registerOneReferral(database.endpoint, provider.parse(process.argv[2]))
tellParent(costs.map((cost) => ({ stage: cost.stage, ...unitsOf(cost) })))
