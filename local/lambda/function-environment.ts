import { randomBytes } from 'node:crypto'
import { devNull } from 'node:os'
import type { FunctionDefinition } from '../template/functions.ts'

/** An access key of AWS's shape that belongs to one worker, so that a call can be traced back to it. */
export function newAccessKeyId(): string {
  return `LOCAL${randomBytes(12).toString('hex').toUpperCase().slice(0, 15)}`
}

/** Everything that a function finds in its environment: the template's values and what Lambda adds itself. */
export function functionEnvironment(
  definition: FunctionDefinition,
  endpoints: Readonly<Record<string, string>>,
  accessKeyId: string,
): Record<string, string> {
  return {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    LAMBDA_TASK_ROOT: definition.codePath,
    _HANDLER: definition.handler,
    TZ: ':UTC',
    ...definition.environment,
    ...endpoints,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    // The SDK reads the developer's own profile from the home folder otherwise.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  }
}
