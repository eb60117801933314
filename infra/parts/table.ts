import { RemovalPolicy } from 'aws-cdk-lib'
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as iam from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { key } from '../../shared/table/keys.ts'
import type { Settings } from '../settings.ts'
import { decryptActions, type EncryptionKey, encryptActions } from './encryption-key.ts'

const pointReads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
/** A transaction has no action of its own in IAM: it needs those of its entries. */
const additions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem']
const changes = [...additions, 'dynamodb:DeleteItem']
const secrets = key.formSecrets('*').pk
/** A pattern for forms' secrets covers it too: it is opened by a grant of its own and kept out of all others. */
const lookupSecret = key.lookupSecret().pk
/** An event lies with its subject, so the door also writes beside the form it refused. */
const doorWrites = [key.form('*').pk, key.formRefusals('*', '').pk, key.submission('*', '*').pk]
const doorReads = [...doorWrites, secrets]

interface TableProps {
  readonly settings: Settings
  readonly encryption: EncryptionKey
}

/**
 * The one table. Its grants are the only way to it: each names an intent and brings the rights on the key along,
 * which `table.grant()` of CDK would leave out. None of them allows a scan, because a scan shows no partition key
 * and so would pass the condition that guards the secrets.
 */
export class DataTable extends Construct {
  readonly table: dynamodb.Table
  readonly #encryption: EncryptionKey

  constructor(scope: Construct, id: string, { settings, encryption }: TableProps) {
    super(scope, id)
    const destroys = settings.removalPolicy === 'destroy'
    this.#encryption = encryption
    this.table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: encryption.key,
      deletionProtection: !destroys,
      removalPolicy: destroys ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    })
    this.#addIndexes()
  }

  get streamArn(): string {
    const { tableStreamArn } = this.table
    if (!tableStreamArn) throw new Error('The table has no stream: set `stream` in infra/parts/table.ts')
    return tableStreamArn
  }

  /** The webhook's door: forms with their secrets, submissions and the count of refusals, nothing else; it removes nothing. */
  grantDoor(door: iam.IGrantable): void {
    this.#allow(door, ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], {
      ...onlyKeys(doorReads),
      ...exceptKeys([lookupSecret]),
    })
    this.#allow(door, additions, onlyKeys(doorWrites))
    this.#allowKey(door, encryptActions)
  }

  /** Every item but the secrets, by key or through an index. */
  grantRead(reader: iam.IGrantable): void {
    this.#allow(reader, pointReads, exceptSecrets())
    this.#allowIndexes(reader)
    this.#allowKey(reader, decryptActions)
  }

  /** Decisions: reads and transactions over every item but the secrets. */
  grantReadWrite(writer: iam.IGrantable): void {
    this.grantRead(writer)
    this.#allow(writer, changes, exceptSecrets())
    this.#allowKey(writer, encryptActions)
  }

  /** What look-ups are keyed by: reads it, and makes it when there is none yet. No other secret. */
  grantLookupSecret(seeker: iam.IGrantable): void {
    this.#allow(seeker, ['dynamodb:GetItem', 'dynamodb:PutItem'], onlyKeys([lookupSecret]))
    this.#allowKey(seeker, [...decryptActions, ...encryptActions])
  }

  /** Takes published events out of the outbox; reads them from the stream. */
  grantPublish(publisher: iam.IGrantable): void {
    this.#allow(publisher, ['dynamodb:UpdateItem'], exceptSecrets())
    this.#allowKey(publisher, encryptActions)
    this.#grantStream(publisher)
  }

  /** Reads, adds to and changes every item but the secrets, and removes none: what is due, mails, and acts by link. */
  grantChange(changer: iam.IGrantable): void {
    this.grantRead(changer)
    this.#allow(changer, additions, exceptSecrets())
    this.#allowKey(changer, encryptActions)
  }

  /** Whether the table answers at all. */
  grantProbe(prober: iam.IGrantable): void {
    this.#allow(prober, ['dynamodb:GetItem'], onlyKeys(['STATUS']))
    this.#allowKey(prober, decryptActions)
  }

  /** The stream. Lambda refuses the mapping without ListStreams, but is content with it on the one stream. */
  #grantStream(reader: iam.IGrantable): void {
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']
    reader.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.streamArn],
      }),
    )
    this.#allowKey(reader, decryptActions)
  }

  #addIndexes(): void {
    this.table.addGlobalSecondaryIndex({
      indexName: 'gsi1',
      partitionKey: { name: 'gsi1pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'gsi1sk', type: dynamodb.AttributeType.STRING },
      projectionType: dynamodb.ProjectionType.INCLUDE,
      nonKeyAttributes: ['list'],
    })
    this.table.addGlobalSecondaryIndex({
      indexName: 'gsi2',
      partitionKey: { name: 'gsi2pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'gsi2sk', type: dynamodb.AttributeType.STRING },
      projectionType: dynamodb.ProjectionType.KEYS_ONLY,
    })
  }

  #allow(grantee: iam.IGrantable, actions: string[], conditions: iam.Conditions): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions, resources: [this.table.tableArn], conditions }),
    )
  }

  /** An index's partition key is another one, so the condition would not hold there; secrets stand in no index. */
  #allowIndexes(grantee: iam.IGrantable): void {
    const resources = ['gsi1', 'gsi2'].map((name) => `${this.table.tableArn}/index/${name}`)
    grantee.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources }),
    )
  }

  #allowKey(grantee: iam.IGrantable, actions: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new iam.PolicyStatement({ actions, resources: [this.#encryption.arn] }),
    )
  }
}

const onlyKeys = (patterns: string[]): iam.Conditions => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
})

const exceptKeys = (patterns: string[]): iam.Conditions => ({
  'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': patterns },
})

const exceptSecrets = () => exceptKeys([secrets])
