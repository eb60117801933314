/** AWS::SES: who may send, and which events of a mail are told where. */

import * as z from 'zod'
import { busNameOf } from './arns.ts'
import { flag, inert, type Resource, readProperties } from './resource.ts'

const FILE = 'local/template/ses.ts'

/** How an event type is called in an event, by its name in a template; openings and clicks would need tracking. */
const typesByName = {
  send: 'Send',
  reject: 'Reject',
  bounce: 'Bounce',
  complaint: 'Complaint',
  delivery: 'Delivery',
} as const
export type MailEventType = (typeof typesByName)[keyof typeof typesByName]

const configurationSetSchema = z.strictObject({
  Name: z.string(),
  DeliveryOptions: inert,
  ReputationOptions: inert,
  // There is no list of SES's own here: nothing is suppressed that our table does not suspend.
  SuppressionOptions: z.strictObject({ SuppressedReasons: z.array(z.never()) }).optional(),
  Tags: inert,
})

const destinationSchema = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: inert,
    Enabled: flag.default(true),
    EventBridgeDestination: z.strictObject({
      EventBusArn: z
        .string()
        .refine((arn) => busNameOf(arn) === 'default', 'SES tells its events only to the default bus'),
    }),
    MatchingEventTypes: z.array(z.enum(Object.keys(typesByName) as (keyof typeof typesByName)[])),
  }),
})

const identitySchema = z.strictObject({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z
    .never('the local runner knows only the configuration set that a call names')
    .optional(),
  DkimAttributes: inert,
  DkimSigningAttributes: inert,
  FeedbackAttributes: inert,
  MailFromAttributes: inert,
  Tags: inert,
})

/** What SES on this machine knows of the template. */
export interface SesDefinition {
  /** Which events of a mail are told, by configuration set. */
  readonly configurationSets: ReadonlyMap<string, ReadonlySet<MailEventType>>
  /** Domains and addresses; all of them count as verified. */
  readonly identities: readonly string[]
}

/** Reads the resources of all AWS::SES types. */
export function readSes(resources: readonly Resource[]): SesDefinition {
  const ofType = (type: string) => resources.filter((resource) => resource.type === `AWS::SES::${type}`)
  const destinations = ofType('ConfigurationSetEventDestination').map((resource) =>
    readProperties(resource, destinationSchema, FILE),
  )
  const told = (name: string) =>
    destinations
      .filter(({ ConfigurationSetName, EventDestination }) => {
        return ConfigurationSetName === name && EventDestination.Enabled
      })
      .flatMap(({ EventDestination }) => EventDestination.MatchingEventTypes)
      .map((type) => typesByName[type])
  return {
    configurationSets: new Map(
      ofType('ConfigurationSet')
        .map((resource) => readProperties(resource, configurationSetSchema, FILE).Name)
        .map((name) => [name, new Set(told(name))]),
    ),
    identities: ofType('EmailIdentity').map(
      (resource) => readProperties(resource, identitySchema, FILE).EmailIdentity,
    ),
  }
}
