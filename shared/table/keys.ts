import { hash } from '../domain/hash.ts'

export interface Key {
  readonly pk: string
  readonly sk: string
}

/** Where an item stands in the two indexes; `gsi1` projects `list`, `gsi2` keys only. */
export interface IndexKeys {
  readonly gsi1pk?: string
  readonly gsi1sk?: string
  readonly gsi2pk?: string
  readonly gsi2sk?: string
}

/** Into how many partitions the outbox is spread. */
export const SHARDS = 8

/** Spreads hot index partitions: the same id always falls into the same shard, 0–7. */
export function shardOf(id: string): number {
  return Number.parseInt(hash(id).slice(0, 2), 16) % SHARDS
}

/** Where what is due stands until it is done; what cannot wait for the hour stands apart. */
export const URGENT = 'urgent'

/** Where each thing lies in the table. Every key is made here; provider ids come hashed. */
export const key = {
  district: (district: string): Key => ({ pk: `DISTRICT#${district}`, sk: 'PROFILE' }),
  partner: (partner: string): Key => ({ pk: `PARTNER#${partner}`, sk: 'PROFILE' }),
  form: (form: string): Key => ({ pk: `FORM#${form}`, sk: 'PROFILE' }),
  formSecrets: (form: string): Key => ({ pk: `SECRET#${form}`, sk: 'STATE' }),
  formRefusals: (form: string, day: string): Key => ({ pk: `RATE#${form}`, sk: `REFUSED#${day}` }),
  formRefusalsReported: (form: string, day: string): Key => ({ pk: `RATE#${form}`, sk: `REPORTED#${day}` }),
  formUnfinished: (form: string, day: string): Key => ({ pk: `RATE#${form}`, sk: `UNFINISHED#${day}` }),
  institution: (institution: string): Key => ({ pk: `INSTITUTION#${institution}`, sk: 'PROFILE' }),
  lookupSecret: (): Key => ({ pk: 'SECRET#lookup', sk: 'STATE' }),
  lookup: (hmac: string, household: string, person: number): Key => ({
    pk: `LOOKUP#${hmac}`,
    sk: `HOUSEHOLD#${household}#${person}`,
  }),
  /** Beside what was looked at, by the hour: once per thing, operator and hour. */
  view: (pk: string, hour: string, operator: string): Key => ({ pk, sk: `VIEW#${hour}#${operator}` }),
  submission: (form: string, hash: string): Key => ({ pk: `SUBMISSION#${form}#${hash}`, sk: 'STATE' }),
  body: (form: string, hash: string, body: string): Key => ({
    pk: `SUBMISSION#${form}#${hash}`,
    sk: `BODY#${body}`,
  }),
  caseCode: (caseCode: string): Key => ({ pk: `CASE#${caseCode}`, sk: 'REFERRAL' }),
  caseCounter: (district: string, year: string): Key => ({ pk: `COUNTER#${district}#${year}`, sk: 'CASES' }),
  referral: (referral: string): Key => ({ pk: `REFERRAL#${referral}`, sk: 'STATE' }),
  household: (household: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: 'STATE' }),
  person: (household: string, number: number): Key => ({
    pk: `HOUSEHOLD#${household}`,
    sk: `PERSON#${number}`,
  }),
  mentoringRequest: (household: string, number: number): Key => ({
    pk: `HOUSEHOLD#${household}`,
    sk: `MENTORING#${String(number).padStart(3, '0')}`,
  }),
  mentor: (mentor: string): Key => ({ pk: `MENTOR#${mentor}`, sk: 'PROFILE' }),
  organisation: (organisation: string): Key => ({ pk: `ORGANISATION#${organisation}`, sk: 'PROFILE' }),
  lease: (name: string): Key => ({ pk: `LEASE#${hash(name)}`, sk: 'STATE' }),
  operator: (operator: string): Key => ({ pk: `OPERATOR#${operator}`, sk: 'PROFILE' }),
  membership: (operator: string, district: string): Key => ({
    pk: `OPERATOR#${operator}`,
    sk: `DISTRICT#${district}`,
  }),
  /** That what an operator has is still to be given to others. */
  leaving: (operator: string): Key => ({ pk: `OPERATOR#${operator}`, sk: 'LEAVING' }),
  address: (hash: string): Key => ({ pk: `ADDRESS#${hash}`, sk: 'PROFILE' }),
  policy: (district: string, number: number): Key => ({
    pk: `DISTRICT#${district}`,
    sk: `POLICY#${String(number).padStart(4, '0')}`,
  }),
  /** Beside its events. */
  naming: (subject: string): Key => ({ pk: eventOwner(subject), sk: 'STATE' }),
  /** Beside what it hangs on. */
  deadline: (subject: string, kind: string, number: number): Key => ({
    pk: eventOwner(subject),
    sk: `DEADLINE#${kind}#${String(number).padStart(4, '0')}`,
  }),
  handover: (referral: string, number: number): Key => ({
    pk: `REFERRAL#${referral}`,
    sk: `HANDOVER#${String(number).padStart(3, '0')}`,
  }),
  /** What is added to a household and never changed: a contact, a note, a correction. */
  record: (household: string, kind: string, at: string, id: string): Key => ({
    pk: `HOUSEHOLD#${household}`,
    sk: `${kind.toUpperCase()}#${at}#${id}`,
  }),
  watch: (form: string): Key => ({ pk: `FORM#${form}`, sk: 'WATCH' }),
  mail: (mail: string): Key => ({ pk: `MAIL#${mail}`, sk: 'STATE' }),
  mailLine: (mail: string, deadline: string, step: string): Key => ({
    pk: `MAIL#${mail}`,
    sk: `LINE#${deadline}#${step}`,
  }),
  link: (link: string): Key => ({ pk: `LINK#${link}`, sk: 'STATE' }),
  /** Beside whoever did it: what was done by a link, and may be undone. */
  deed: (operator: string, at: string, id: string): Key => ({
    pk: `OPERATOR#${operator}`,
    sk: `DEED#${at}#${id}`,
  }),
  event: (subject: string, at: string, id: string): Key => ({
    pk: eventOwner(subject),
    sk: `EVENT#${at}#${id}`,
  }),
}

/** Partition keys of the two indexes. They hold no names. */
export const index = {
  districts: () => 'DISTRICTS',
  partners: (district: string) => `DISTRICT#${district}#PARTNERS`,
  forms: (partner: string) => `PARTNER#${partner}#FORMS`,
  institutions: (district: string) => `DISTRICT#${district}#INSTITUTIONS`,
  formSubmissions: (form: string) => `FORM#${form}#SUBMISSIONS`,
  views: (operator: string) => `OPERATOR#${operator}#VIEWS`,
  submissions: (district: string, status: string) => `DISTRICT#${district}#SUBMISSIONS#${status}`,
  referrals: (district: string, status: string) => `DISTRICT#${district}#REFERRALS#${status}`,
  householdReferrals: (household: string) => `HOUSEHOLD#${household}#REFERRALS`,
  households: (district: string, status: string) => `DISTRICT#${district}#HOUSEHOLDS#${status}`,
  mentoring: (district: string, status: string) => `DISTRICT#${district}#MENTORING#${status}`,
  mentors: (district: string, status: string) => `DISTRICT#${district}#MENTORS#${status}`,
  organisations: (district: string) => `DISTRICT#${district}#ORGANISATIONS`,
  organisationMentors: (organisation: string) => `ORGANISATION#${organisation}#MENTORS`,
  events: (district: string, month: string) => `DISTRICT#${district}#EVENTS#${month}`,
  operators: (district: string) => `DISTRICT#${district}#OPERATORS`,
  operatorNamings: (operator: string) => `OPERATOR#${operator}#NAMINGS`,
  operatorDeadlines: (operator: string) => `OPERATOR#${operator}#DEADLINES`,
  districtDeadlines: (district: string) => `DISTRICT#${district}#DEADLINES`,
  /** Of `operator/o`, `partner/p` or `submission/f.h`. */
  mails: (addressee: string) => `${eventOwner(addressee)}#MAILS`,
  handoversTo: (district: string, status: string) => `DISTRICT#${district}#HANDOVERS-TO#${status}`,
  handoversFrom: (district: string, status: string) => `DISTRICT#${district}#HANDOVERS-FROM#${status}`,
  due: (shard: number | typeof URGENT) => `DUE#${shard}`,
  /**
   * Mails that wait to be sent; those that cannot wait for the hour, and those in doubt, apart. Not among what is due: a run
   * must not step over them again and again.
   */
  outgoing: (shard: number | typeof URGENT) => `OUTGOING#${shard}`,
  refusedMails: () => 'MAILS#refused',
  suspendedAddresses: () => 'ADDRESSES#suspended',
  links: (of: string) => `${of}#LINKS`,
  deeds: (operator: string) => `OPERATOR#${operator}#DEEDS`,
  outbox: (shard: number) => `OUTBOX#${shard}`,
}

/** An event lies with its subject: `referral/r` → `REFERRAL#r`, `submission/f.h` → `SUBMISSION#f#h`. */
export function eventOwner(subject: string): string {
  const [kind = '', id = ''] = subject.split('/')
  return `${kind.toUpperCase()}#${id.replace('.', '#')}`
}
