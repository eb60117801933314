/** Evaluates the intrinsic functions that CDK emits, so that the rest of the runner sees plain values. */

import { arn, type Environment } from './arns.ts'
import { attributeOf, type Identity, referenceOf } from './references.ts'

export interface RawResource {
  readonly Type: string
  readonly Properties?: Readonly<Record<string, unknown>> | undefined
  readonly Condition?: string | undefined
}

/** A CloudFormation template as it lies in the cloud assembly. */
export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>> | undefined
  readonly Conditions?: Readonly<Record<string, unknown>> | undefined
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>> | undefined
}

/** A template, as if it were deployed in an environment. */
export interface Deployment {
  readonly template: RawTemplate
  readonly environment: Environment
}

type Intrinsic = (deployment: Deployment, argument: unknown) => unknown

/** Stands for AWS::NoValue until the property that holds it is left out. */
const absent = Symbol('AWS::NoValue')

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': substitute,
  'Fn::If': (deployment, argument) => {
    const [condition, yes, no] = listOf('Fn::If', argument)
    return resolve(deployment, holds(deployment, String(condition)) ? yes : no)
  },
  'Fn::Join': (deployment, argument) => {
    const [separator, parts] = listOf('Fn::Join', argument)
    return listOf('Fn::Join', resolve(deployment, parts)).join(String(separator))
  },
  'Fn::Split': (deployment, argument) => {
    const [separator, text] = listOf('Fn::Split', argument)
    return String(resolve(deployment, text)).split(String(separator))
  },
  'Fn::Select': (deployment, argument) => {
    const [index, list] = listOf('Fn::Select', argument)
    return listOf('Fn::Select', resolve(deployment, list))[Number(resolve(deployment, index))]
  },
  'Fn::Equals': (deployment, argument) => {
    const [left, right] = listOf('Fn::Equals', argument)
    return JSON.stringify(resolve(deployment, left)) === JSON.stringify(resolve(deployment, right))
  },
  'Fn::And': (deployment, argument) =>
    listOf('Fn::And', argument).every((part) => resolve(deployment, part) === true),
  'Fn::Or': (deployment, argument) =>
    listOf('Fn::Or', argument).some((part) => resolve(deployment, part) === true),
  'Fn::Not': (deployment, argument) => resolve(deployment, listOf('Fn::Not', argument)[0]) !== true,
  Condition: (deployment, argument) => holds(deployment, String(argument)),
}

/**
 * The plain value of something in the template.
 * @throws on an intrinsic or a reference it does not know
 */
export function resolve(deployment: Deployment, raw: unknown): unknown {
  if (Array.isArray(raw)) {
    return raw.map((element) => resolve(deployment, element)).filter((value) => value !== absent)
  }
  if (typeof raw !== 'object' || raw === null) return raw
  const entries = Object.entries(raw)
  const [first] = entries
  if (entries.length === 1 && first && isIntrinsic(...first))
    return intrinsicNamed(first[0])(deployment, first[1])
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, resolve(deployment, value)])
      .filter(([, value]) => value !== absent),
  )
}

/** Does the named condition hold? Without a name, yes. */
export function holds(deployment: Deployment, condition: string | undefined): boolean {
  if (condition === undefined) return true
  const expression = deployment.template.Conditions?.[condition]
  if (expression === undefined) throw new Error(`template: condition ${condition} is used and not defined`)
  return resolve(deployment, expression) === true
}

/** `Condition` is also an ordinary property (of IAM statements): there its value is an object. */
function isIntrinsic(name: string, argument: unknown): boolean {
  return name === 'Condition' ? typeof argument === 'string' : name === 'Ref' || name.startsWith('Fn::')
}

function intrinsicNamed(name: string): Intrinsic {
  const known = intrinsics[name]
  if (known) return known
  throw new Error(
    `template: the intrinsic function ${name} is not known to the local runner; add it to local/template/values.ts`,
  )
}

function ref(deployment: Deployment, argument: unknown): unknown {
  const name = String(argument)
  const pseudo = pseudoParameters(deployment.environment)
  if (Object.hasOwn(pseudo, name)) return pseudo[name]
  const parameter = deployment.template.Parameters?.[name]
  if (parameter?.Default !== undefined) return parameter.Default
  if (parameter) {
    throw new Error(`template: parameter ${name} has no default; the local runner has no other value for it`)
  }
  return referenceOf(...identified(deployment, name))
}

function getAtt(deployment: Deployment, argument: unknown): string {
  const [logicalId, attribute] =
    typeof argument === 'string' ? splitAtDot(argument) : listOf('Fn::GetAtt', argument)
  const [identity, type] = identified(deployment, String(logicalId))
  return attributeOf(identity, type, String(resolve(deployment, attribute)))
}

function substitute(deployment: Deployment, argument: unknown): string {
  const [text, variables]: readonly unknown[] = Array.isArray(argument) ? argument : [argument]
  const own = new Map(Object.entries(Object(variables ?? {})))
  return String(text).replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`
    if (own.has(name)) return String(resolve(deployment, own.get(name)))
    return String(name.includes('.') ? getAtt(deployment, name) : ref(deployment, name))
  })
}

function pseudoParameters(environment: Environment): Readonly<Record<string, unknown>> {
  const { region, accountId, stackName } = environment
  return {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::StackName': stackName,
    'AWS::StackId': arn(environment, 'cloudformation', `stack/${stackName}/local`),
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': absent,
  }
}

/** A resource's identity and its type. */
export function identified(deployment: Deployment, logicalId: string): [Identity, string] {
  const resource = deployment.template.Resources[logicalId]
  if (!resource) throw new Error(`template: ${logicalId} is referred to and not defined`)
  const property = (name: string) => resolve(deployment, resource.Properties?.[name])
  return [{ logicalId, environment: deployment.environment, property }, resource.Type]
}

function splitAtDot(text: string): [string, string] {
  const dot = text.indexOf('.')
  return [text.slice(0, dot), text.slice(dot + 1)]
}

function listOf(name: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`template: ${name} takes a list, not ${JSON.stringify(value)}`)
}
