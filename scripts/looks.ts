/** `npm run looks`: writes components/looks.css from components/looks.ts. */
import { writeFileSync } from 'node:fs'
import { looksCss } from '../components/looks-css.ts'

writeFileSync('components/looks.css', looksCss())
