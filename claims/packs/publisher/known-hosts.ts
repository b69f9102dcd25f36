/** Sites that often appear in sources and might be imitated: news, fact-checks, public records. */
export const KNOWN_HOSTS: readonly string[] = `
reuters.com apnews.com afp.com bbc.com bbc.co.uk nytimes.com washingtonpost.com wsj.com ft.com economist.com
bloomberg.com theguardian.com thetimes.co.uk telegraph.co.uk independent.co.uk dailymail.co.uk cnn.com nbcnews.com
cbsnews.com abcnews.go.com foxnews.com npr.org pbs.org usatoday.com latimes.com chicagotribune.com politico.com
politico.eu axios.com thehill.com propublica.org time.com newsweek.com theatlantic.com newyorker.com vox.com
forbes.com cnbc.com marketwatch.com aljazeera.com france24.com dw.com lemonde.fr lefigaro.fr liberation.fr
spiegel.de zeit.de faz.net sueddeutsche.de tagesschau.de corriere.it repubblica.it ansa.it elpais.com elmundo.es
abc.es lavanguardia.com efe.com rtve.es eluniversal.com.mx clarin.com lanacion.com.ar infobae.com eltiempo.com
elnacional.com folha.uol.com.br estadao.com.br globo.com publico.pt nrc.nl nos.nl svt.se nrk.no yle.fi
kyivindependent.com meduza.io themoscowtimes.com tass.com rt.com haaretz.com timesofisrael.com thehindu.com
indianexpress.com ndtv.com timesofindia.indiatimes.com scmp.com japantimes.co.jp straitstimes.com abc.net.au
smh.com.au cbc.ca theglobeandmail.com bellingcat.com theconversation.com
snopes.com politifact.com factcheck.org fullfact.org factcheck.afp.com leadstories.com checkyourfact.com
africacheck.org chequeado.com maldita.es newtral.es verificat.cat colombiacheck.com cotejo.info efectococuyo.com
aosfatos.org lupa.uol.com.br boomlive.in altnews.in correctiv.org mimikama.org pagellapolitica.it facta.news
faktograf.hr demagog.org.pl stopfake.org teyit.org vistinomer.mk poynter.org ifcncodeofprinciples.poynter.org
wikipedia.org wikimedia.org wikidata.org archive.org web.archive.org archive.ph doi.org nature.com science.org
thelancet.com nejm.org bmj.com ncbi.nlm.nih.gov pubmed.ncbi.nlm.nih.gov who.int cdc.gov fda.gov nih.gov nasa.gov
noaa.gov census.gov bls.gov congress.gov whitehouse.gov supremecourt.gov justice.gov treasury.gov state.gov
federalreserve.gov gov.uk parliament.uk ons.gov.uk europa.eu ec.europa.eu eurostat.ec.europa.eu un.org unhcr.org
unicef.org worldbank.org imf.org oecd.org wto.org iaea.org ipcc.ch icj-cij.org icc-cpi.int hrw.org amnesty.org
pewresearch.org gallup.com ourworldindata.org google.com youtube.com facebook.com twitter.com x.com instagram.com
tiktok.com telegram.org t.me whatsapp.com reddit.com microsoft.com apple.com amazon.com github.com paypal.com
`
  .trim()
  .split(/\s+/)
