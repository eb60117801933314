import type { FieldName, GenderWish, Need, Origin, Slot, Urgency } from '../../../shared/domain/field.ts'

export type Day = Slot extends `${infer Name}-${string}` ? Name : never
export type DayPart = Slot extends `${string}-${infer Name}` ? Name : never

/** What the ready-made form says in one language, and how its answers come back: question titles and option labels. */
export interface Wording {
  readonly titles: Readonly<Record<FieldName, string>>
  readonly needs: Readonly<Record<Need, string>>
  readonly urgency: Readonly<Record<Urgency, string>>
  readonly origin: Readonly<Record<Origin, string>>
  readonly mentorGender: Readonly<Record<GenderWish, string>>
  readonly days: Readonly<Record<Day, string>>
  /** As they stand behind a day: `lunedì mattina`, `lunes por la mañana`. */
  readonly dayParts: Readonly<Record<DayPart, string>>
  readonly yes: string
  readonly no: string
}

/** What else its page says, to be copied into a form or read by whoever builds one; nothing of it comes back. */
export interface PageWording {
  /** BCP 47; also the name of the page's file. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly page: { readonly title: string; readonly howTo: readonly string[] }
  /** The text at the top of the form itself. */
  readonly form: {
    readonly heading: string
    readonly title: string
    readonly whoReads: string
    readonly whatNext: string
    readonly emergency: string
    readonly notFor: string
  }
  readonly sections: Readonly<Record<Section, string>>
  readonly kinds: Readonly<Record<Kind, string>>
  readonly labels: {
    readonly kind: string
    readonly required: string
    readonly hint: string
    readonly option: string
    readonly value: string
    readonly name: string
    readonly oneOfFour: string
  }
  readonly hints: Readonly<Partial<Record<FieldName, string>>>
}

export type Section = 'request' | 'family' | 'mentoring' | 'sender'
/** Which kind of question a form builder should choose. */
export type Kind = 'text' | 'longText' | 'email' | 'phone' | 'number' | 'yesNo' | 'one' | 'many'
