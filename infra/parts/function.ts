import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Ground } from './ground.ts'

type FunctionProps = Partial<Omit<lambda.FunctionProps, 'code' | 'handler' | 'role' | 'logGroup'>> & {
  readonly timeout: Duration
}

/**
 * One Lambda from one file under functions/ that exports `handler`, with its own role that may do nothing
 * but write its log until something is granted.
 */
export class RaccordoFunction extends Construct implements iam.IGrantable {
  readonly lambda: lambda.Function
  readonly grantPrincipal: iam.IPrincipal
  /** `raccordo-<stage>-<file name>`. */
  readonly name: string
  readonly timeout: Duration

  constructor(scope: Construct, ground: Ground, path: string, { environment, ...props }: FunctionProps) {
    const file = basename(path, '.ts')
    super(scope, file)
    this.name = `raccordo-${ground.settings.stage}-${file}`
    this.timeout = props.timeout
    const logGroup = makeLogGroup(this, ground, `/aws/lambda/${this.name}`)
    const role = this.#makeRole(logGroup)
    this.grantPrincipal = role
    this.lambda = new lambda.Function(this, 'Function', {
      functionName: this.name,
      description: path,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 512,
      environment: {
        TABLE_NAME: ground.table.table.tableName,
        ...environment,
      },
      ...props,
      code: lambda.Code.fromAsset(bundleOf(ground, file)),
      handler: 'index.handler',
      role,
      logGroup,
    })
    this.#raiseAlarms(ground, path)
  }

  /** Lets the function do these actions on these resources, and nothing wider. */
  allow(actions: string[], resources: string[], conditions: iam.Conditions = {}): void {
    this.grantPrincipal.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources, conditions }))
  }

  #makeRole(logGroup: logs.LogGroup): iam.Role {
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    )
    return role
  }

  #raiseAlarms({ alarms, settings }: Ground, path: string): void {
    const period = Duration.minutes(5)
    alarms.add(`${this.name}-errors`, {
      metric: this.lambda.metricErrors({ period }),
      description: `${path} failed. Look in the log group /aws/lambda/${this.name} for level ERROR; what a queue or the stream could not deliver waits in the dead letters (npm run -s raccordo -- dead-letter list --stage ${settings.stage}).`,
    })
    alarms.add(`${this.name}-throttles`, {
      metric: this.lambda.metricThrottles({ period }),
      description: `${path} was not started for lack of concurrency. Compare the account's concurrent executions with its quota in Service Quotas, and ask for more or find what uses it up.`,
    })
  }
}

/** An encrypted log group with an end to what it keeps. */
export function makeLogGroup(scope: Construct, { key }: Ground, name: string): logs.LogGroup {
  const group = new logs.LogGroup(scope, 'Logs', {
    logGroupName: name,
    retention: logs.RetentionDays.THREE_MONTHS,
    encryptionKey: key.key,
    // A log group with a fixed name that outlived its stack, or a first deployment that failed, would block the next one.
    removalPolicy: RemovalPolicy.DESTROY,
  })
  // The log service tries the key when the group is made, so the key's policy must stand by then.
  group.node.addDependency(key.key)
  return group
}

function bundleOf({ bundles }: Ground, name: string): string {
  const folder = join(bundles, name)
  if (existsSync(join(folder, 'index.cjs'))) return folder
  throw new Error(
    `No bundle of ${name} in ${bundles}: export \`handler\` from its file and run npm run build`,
  )
}
