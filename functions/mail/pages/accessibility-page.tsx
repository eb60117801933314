import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import { accessibilityWords } from '../../../shared/texts/accessibility-words.ts'

/** What the footer of every page leads to, in both languages. */
export function accessibilityPage(): HttpAnswer {
  const { it, en } = accessibilityWords
  return renderPage({
    language: 'it',
    title: it.title,
    body: (
      <>
        <Paragraphs says={it.says} />
        <section lang="en" class="other-language">
          <h2>{en.title}</h2>
          <Paragraphs says={en.says} />
        </section>
      </>
    ),
  })
}

function Paragraphs({ says }: { readonly says: readonly string[] }) {
  return (
    <>
      {says.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  )
}
