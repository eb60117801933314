/** Enough to look inside with the `aws` command line. */

import { WireError } from '../stack/wire-error.ts'
import { busArn, type Environment } from '../template/arns.ts'
import type { BusDefinition, RuleDefinition, RuleTarget } from '../template/event-rules.ts'

interface Inspected {
  readonly environment: Environment
  readonly buses: readonly BusDefinition[]
  readonly rules: readonly RuleDefinition[]
}

type Inspection = (input: Readonly<Record<string, unknown>>) => unknown

/** The operations that only read, by name. */
export function inspection({ environment, buses, rules }: Inspected): Readonly<Record<string, Inspection>> {
  const defaultBus = { name: 'default', arn: busArn(environment, 'default') }
  const shown = [defaultBus, ...buses].map(({ name, arn: Arn }) => ({ Name: name, Arn }))
  const busNamed = (name: unknown = 'default') => {
    const found = shown.find((bus) => bus.Name === name || bus.Arn === name)
    if (found) return found
    throw new WireError('ResourceNotFoundException', `Event bus ${String(name)} does not exist.`)
  }
  const rulesOf = (busName: unknown) => rules.filter((rule) => rule.busName === busNamed(busName).Name)
  return {
    ListEventBuses: () => ({ EventBuses: shown }),
    DescribeEventBus: ({ Name }) => busNamed(Name),
    ListRules: ({ EventBusName }) => ({ Rules: rulesOf(EventBusName).map(showRule) }),
    ListTargetsByRule: ({ EventBusName, Rule }) => {
      const rule = rulesOf(EventBusName).find(({ name }) => name === Rule)
      if (!rule) throw new WireError('ResourceNotFoundException', `Rule ${String(Rule)} does not exist.`)
      return { Targets: rule.targets.map(showTarget) }
    },
  }
}

function showRule({ name, arn: Arn, busName, pattern, isEnabled }: RuleDefinition) {
  const State = isEnabled ? 'ENABLED' : 'DISABLED'
  return { Name: name, Arn, EventBusName: busName, EventPattern: JSON.stringify(pattern), State }
}

function showTarget({ id, arn: Arn, inputPath, transformer }: RuleTarget) {
  const InputTransformer = transformer && {
    InputPathsMap: transformer.paths,
    InputTemplate: transformer.template,
  }
  return { Id: id, Arn, InputPath: inputPath, InputTransformer }
}
