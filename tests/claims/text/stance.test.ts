import { describe, expect, it } from 'vitest'
import { denies, stanceOf } from '../../../claims/text/stance.ts'
import { growth, IN_PROPORTION } from '../../support/growth.ts'

function stance(text: string, about: string, before: string[] = []) {
  const from = text.indexOf(about)
  expect(from, `"${about}" is in the sentence`).toBeGreaterThanOrEqual(0)
  return stanceOf(text, { before, negated: false, from, to: from + about.length, claimDenies: false })
}

describe('claims/text/stance', () => {
  it.each([
    [
      'The government said more than 8 million people cast ballots.',
      '8 million people cast',
      'attributed',
      'The government',
    ],
    [
      '“The turnout was manipulated,” said Antonio Mugica, CEO of Smartmatic.',
      'turnout was manipulated',
      'attributed',
      'Antonio Mugica',
    ],
    [
      'The opposition, which boycotted the vote, said the turnout was much lower.',
      'turnout was much lower',
      'attributed',
      'The opposition',
    ],
    [
      'Turnout was 41 percent, according to the electoral council.',
      'Turnout was 41 percent',
      'attributed',
      'the electoral council',
    ],
    [
      'Lemon water cures the disease, a voice message circulating on WhatsApp claims.',
      'Lemon water cures',
      'attributed',
      'a voice message circulating on WhatsApp',
    ],
    [
      'La inflación llegó al 211,4 % en diciembre, informó el Indec.',
      'inflación llegó al 211,4 %',
      'attributed',
      'el Indec',
    ],
    [
      'El agua con limón cura el cáncer, afirma un mensaje de un médico de Pekín.',
      'agua con limón cura',
      'attributed',
      'un mensaje de un médico de Pekín',
    ],
    ['It is a myth that lemon water cures the disease.', 'lemon water cures', 'denied', undefined],
    [
      'Smollett plotted the attack, prosecutors said Thursday.',
      'Smollett plotted the attack',
      'attributed',
      'prosecutors',
    ],
    [
      'La empresa aseguró que la participación fue manipulada.',
      'participación fue manipulada',
      'attributed',
      'La empresa',
    ],
    [
      'Lopez’ lawyer, Juan Carlos Gutierrez, denied his client violated the terms.',
      'client violated the terms',
      'denied',
      'Lopez’ lawyer, Juan Carlos Gutierrez',
    ],
    [
      'There is no evidence that the turnout was manipulated.',
      'turnout was manipulated',
      'denied',
      undefined,
    ],
    [
      'El gobierno niega que la participación fuera manipulada.',
      'participación fuera manipulada',
      'denied',
      'El gobierno',
    ],
    // To \b, the í before the last letter is no letter: "a dijo" is no "to say".
    [
      'La policía dijo que la participación fue manipulada.',
      'participación fue manipulada',
      'attributed',
      'La policía',
    ],
    ['Prosecutors accuse Smollett of plotting.', 'Smollett of plotting', 'attributed', 'Prosecutors'],
    // Hearsay does not name its source, which is not the person it is about.
    [
      'Smollett allegedly plotted the attack.',
      'Smollett allegedly plotted the attack',
      'attributed',
      undefined,
    ],
    ['Smollett is suspected of plotting the attack.', 'plotting the attack', 'attributed', undefined],
    ['Smollett is said to have plotted the attack.', 'plotted the attack', 'attributed', undefined],
    ['It is alleged that Smollett plotted it.', 'Smollett plotted', 'attributed', undefined],
    [
      'El actor es acusado de planear el ataque.',
      'actor es acusado de planear el ataque',
      'attributed',
      undefined,
    ],
    ['Se dice que el actor planeó el ataque.', 'actor planeó el ataque', 'attributed', undefined],
    ['FALSE: Lemon water cures the disease.', 'Lemon water cures', 'denied', undefined],
    ['Falso: el agua con limón cura el cáncer.', 'agua con limón cura', 'denied', undefined],
    ['That lemon water cures the disease is a lie.', 'lemon water cures', 'denied', undefined],
    ['No study shows that lemon water cures the disease.', 'lemon water cures', 'denied', undefined],
    ['It is not the case that lemon water cures it.', 'lemon water cures', 'denied', undefined],
    ['The mayor was acquitted of taking bribes.', 'taking bribes', 'denied', undefined],
    ['No hay pruebas de que el agua con limón cure.', 'agua con limón cure', 'denied', undefined],
    ['No hay ninguna evidencia de que el limón cure.', 'limón cure', 'denied', undefined],
    ['Ningún estudio dice que el limón cure.', 'limón cure', 'denied', undefined],
    ['Los expertos descartan que el limón cure.', 'limón cure', 'denied', undefined],
    ['Lemon water cures the disease, despite claims online.', 'Lemon water cures', 'asserted', undefined],
    ['Circula un vídeo que asegura que el limón cura.', 'limón cura', 'attributed', 'Circula un vídeo'],
    ['Tampoco es cierto que el limón cure.', 'limón cure', 'denied', undefined],
    ['Es un mito que el limón cure.', 'limón cure', 'denied', undefined],
    ['No es verdad que el limón cure.', 'limón cure', 'denied', undefined],
    ['Que el limón cura es mentira.', 'limón cura', 'denied', undefined],
    ['Was the turnout manipulated?', 'turnout manipulated', 'asked', undefined],
    [
      'All of his assets in the United States have been frozen.',
      'assets in the United States have been frozen',
      'asserted',
      undefined,
    ],
    [
      'The U.S. imposed sanctions against Maduro on Monday.',
      'imposed sanctions against Maduro',
      'asserted',
      undefined,
    ],
  ])('%s', (text, about, expected, by) => {
    const found = stance(text, about)
    expect(found.stance).toBe(expected)
    expect(found.by).toBe(by)
  })

  it('gives the same answer whatever was asked before', () => {
    const ask = () => stance('It is a myth that lemon water cures the disease.', 'lemon water cures').stance
    const first = ask()
    expect(denies('Donald Trump denied that 3,000 people had died.')).toBe(true)
    expect([first, ask()]).toEqual(['denied', 'denied'])
    expect(denies('Trump denied it.')).toBe(true)
  })

  it('attributes words in a quotation that a sentence before opened', () => {
    expect(stance('The turnout was manipulated.', 'turnout was manipulated', ['“We know it.']).stance).toBe(
      'attributed',
    )
    expect(stance('The turnout was manipulated.', 'turnout was manipulated', ['“We know it.”']).stance).toBe(
      'asserted',
    )
  })

  it('reads a word that reverses the claim as a denial', () => {
    const text = 'The turnout was not manipulated.'
    expect(stanceOf(text, { before: [], negated: true, from: 4, to: 31, claimDenies: false }).stance).toBe(
      'denied',
    )
  })

  it('does not read the claim’s own denial as a denial', () => {
    expect(denies('Donald Trump denied that 3,000 people had died.')).toBe(true)
    const text = 'Trump denied that 3,000 people died.'
    expect(
      stanceOf(text, { before: [], negated: false, from: 0, to: 35, claimDenies: true }).stance,
    ).not.toBe('denied')
  })

  it.each(['said, ', 'who ', '“', 'the ', 'if ', 'according to ', 'not '])(
    'takes linear time for a sentence of “%s”',
    async (part) => {
      const stance = (length: number) =>
        stanceOf(part.repeat(length / part.length), {
          before: [],
          negated: false,
          from: 0,
          to: length,
          claimDenies: false,
        })
      expect(await growth(stance, { size: 4_000 })).toBeLessThan(IN_PROPORTION)
    },
  )
})
