import { expect } from 'vitest'
import type { Head, Provider } from '../../functions/intake/providers/provider.ts'
import { type Understanding, understand } from '../../functions/intake/understanding.ts'
import type { Problem } from '../../shared/domain/field.ts'
import { type Mapping, noMapping } from '../../shared/domain/mapping.ts'
import { type AnyBody, bytesOf, material } from './material.ts'

/** What a body of this provider is understood as, on 18 January 2026. */
export function understoodAs(
  provider: Provider,
  body: AnyBody,
  mapping: Partial<Mapping> = {},
): Understanding {
  return understand(material(body, { provider, mapping: { ...noMapping, ...mapping } }))
}

/** The value of the first answer that a body gives to a question called so. */
export function answerCalled(provider: Provider, body: AnyBody, name: string): unknown {
  const { answers } = provider.read(bytesOf(body))
  return answers.find(({ names }) => names.includes(name))?.value
}

export function headOf(provider: Provider, body: AnyBody): Head {
  return provider.headOf(bytesOf(body))
}

export function remarksOn(provider: Provider, body: AnyBody): readonly Problem[] {
  return provider.read(bytesOf(body)).remarks
}

/** The family of the fixtures `…-every-type`, as it is understood: what a form asks otherwise, or more, is told. */
export function familyOfEveryType(differences: object): object {
  return {
    isComplete: true,
    danger: 'no',
    place: expect.objectContaining({ kind: 'district', district: 'dalmine' }),
    institution: undefined,
    answers: {
      municipality: 'Dalmine',
      needs: ['school_support', 'italian_practice'],
      child_in_danger: false,
      contact_given_name: 'Ndèye Fatou',
      contact_family_name: 'Diop',
      contact_phone: '+393200000001',
      languages: ['wo', 'fr'],
      adults: 2,
      minors_birth_years: [2018],
      single_parent: true,
      availability: ['mon-morning', 'sat-morning', 'sat-evening'],
      description: 'Il bambino è arrivato a gennaio.\nLa mamma parla poco italiano.',
      ...differences,
    },
    remarks: [{ field: 'body', problem: 'attachment' }],
  }
}
