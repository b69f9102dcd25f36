/** Loaded before a program: says at its end how much memory it had at most. */
process.on('exit', () => {
  console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
})
