/** The layer over dynalite in a process of its own, as the runner has it. */

import { startDynamoDb } from '../../../local/dynamodb.ts'
import { endWithParent, tellParent } from '../parent.ts'

// All of it is thrown away with its folder, so nothing needs to be closed in order.
endWithParent(async () => undefined)
const [path = ''] = process.argv.slice(2)
const { url } = await startDynamoDb({ path })
tellParent({ url })
