/** Loaded before a program: says at its end how much memory it had at most, and how long it computed. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  const seconds = (userCPUTime + systemCPUTime) / 1e6
  console.error(`peak ${Math.round(maxRSS / 1024)} MB, computed ${seconds.toFixed(1)} s`)
})
