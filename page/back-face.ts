/** Whether an element shows the reader its back, which `backface-visibility: hidden` does not draw. */
import { documentOf, drawnIn, viewOf } from './dom.ts'

/** How many elements around, in one space of three dimensions, are asked for their turn. */
const MOST_AROUND = 20

/** Asked only of elements whose back is hidden, because it takes several questions about style. */
export function showsBack(element: Element, style: CSSStyleDeclaration): boolean {
  const view = viewOf(documentOf(element))
  let turn = turnOf(style)
  let around = drawnIn(element)
  for (let n = 0; n < MOST_AROUND && around !== null && view !== null; n++) {
    const its = view.getComputedStyle(around)
    // What is not in a space with its parent is drawn flat on it, and only its own turn counts.
    if (its.transformStyle !== 'preserve-3d') break
    turn = turnOf(its).multiply(turn)
    around = drawnIn(around)
  }
  // As Chromium decides it: a mirrored element (`scaleX(-1)`) still shows its front.
  return !turn.is2D && turn.inverse().m33 < 0
}

function turnOf({ transform, rotate }: CSSStyleDeclaration): DOMMatrix {
  const own = new DOMMatrix(transform)
  const [, axis = '', angle] = /^(.*?) ?(-?[\d.e-]+)deg$/.exec(rotate) ?? []
  if (angle === undefined || axis === '') return own
  const [x = 0, y = 0, z = 0] = AXES[axis] ?? axis.split(' ').map(Number)
  return new DOMMatrix().rotateAxisAngle(x, y, z, Number(angle)).multiply(own)
}

const AXES: Readonly<Record<string, readonly number[]>> = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }
