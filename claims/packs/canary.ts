/**
 * Ordinary news, in our own words: sentences as any paper has them on any day. No pack checks any
 * of them, so a claim that is found in one is worded too broadly (lint-pack.ts). They name no one
 * real, and no event that happened.
 */
const EN = `
The government said on Tuesday that it would publish its plan next month.
Police are asking anyone who saw the accident to come forward.
The company reported higher profits for the third quarter.
Officials said the bridge would stay closed until the repairs are finished.
At least three people were injured when a bus left the road on Sunday night.
The mayor told reporters that the city could not afford the new stadium.
Prices rose by two percent last year, according to official figures.
The president will meet European leaders in the capital on Thursday.
Hundreds of people marched through the city center to protest the decision.
The court is expected to rule on the case before the end of the year.
Doctors say that people should drink more water during the heat wave.
The team won its fifth game in a row and moved to the top of the table.
Shares fell sharply after the announcement but recovered later in the day.
The minister resigned after weeks of criticism from the opposition.
A spokesman declined to comment on the report.
The storm left thousands of homes without electricity.
Voters will go to the polls on Sunday to elect a new parliament.
The study was published in a medical journal on Monday.
Researchers followed more than a thousand patients for ten years.
The vaccine will be offered to everyone over the age of sixty.
Schools across the region will open an hour later because of the snow.
The airline canceled dozens of flights because of a strike.
Firefighters brought the blaze under control early on Saturday.
The suspect was arrested at his home and charged with fraud.
Unemployment fell to its lowest level in a decade.
The two countries agreed to resume talks on trade.
Farmers complained that the drought had destroyed half of their harvest.
The film opened in cinemas last week to mixed reviews.
The new law will make it easier for small businesses to borrow money.
Residents said they had not been warned about the flood.
The central bank left interest rates unchanged.
More than half of those asked said they were worried about the cost of living.
The union said that talks with the employers had failed.
Scientists have found a new species of frog in the rain forest.
The museum will show the paintings until the end of September.
The police said no one was hurt.
The car maker recalled twenty thousand vehicles because of faulty brakes.
Critics say the measure does not go far enough.
The senator said the bill had no chance of passing this year.
The factory employs about four hundred people.
Rescue workers searched through the night for survivors.
The army denied that its soldiers had fired on civilians.
The former prime minister will not run in the next election.
The opposition accused the government of wasting public money.
A judge ordered the company to pay a fine of one million dollars.
The hospital has hired twenty new nurses since January.
The city plans to plant ten thousand trees over the next five years.
The governor declared a state of emergency in four counties.
Immigration was one of the main issues of the campaign.
The number of tourists has doubled since the airport was built.
Climate change will make such storms more frequent, experts warn.
The candidate promised to lower taxes for working families.
Millions of people watched the final on television.
The agency said the water was safe to drink.
The train was delayed by more than two hours.
The country has been at peace for twenty years.
The election was held a year earlier than planned.
The lawyer said her client was innocent and would appeal.
The church dates from the twelfth century and was restored last year.
The prosecutor asked for a sentence of ten years in prison.
The group said it was responsible for the attack.
A new survey shows that young people read fewer newspapers.
The foreign minister called the talks useful but gave no details.
Oil prices climbed for a third day in a row.
The actress, who was born in a small town, died at the age of ninety.
The weather is expected to improve at the weekend.
The committee will hear the witnesses behind closed doors.
The phone company said customers' data had not been stolen.
The general said the operation would go on as long as necessary.
The rate of infection has slowed in recent weeks.
The border was closed on Friday and opened again on Sunday.
They have been married for thirty years and have three children.
The school board voted to keep the program for another year.
He scored twice in the second half.
She said she was surprised by the decision.
The budget includes more money for roads and hospitals.
The report found that the money had not been spent as planned.
The drug was approved five years ago and is used all over the world.
The law has been in force since the beginning of the year.
The island can be reached only by boat.
An investigation into the cause of the fire is under way.
The president has the power to pardon people convicted of crimes.
The two leaders spoke by telephone for half an hour.
A man was taken to hospital with serious injuries.
The crime rate in the city has fallen for the second year.
The council rejected the proposal by seven votes to four.
The new model costs less than the old one and uses less power.
Most of the people who live here work in the port.
The festival attracted more visitors than ever before.
Teachers want smaller classes and better pay.
`
const ES = `
El gobierno presentará su plan de vivienda el próximo mes.
La policía pidió la colaboración de los vecinos para encontrar al sospechoso.
La empresa anunció que cerrará dos de sus fábricas.
Los precios subieron un dos por ciento en el último año.
El presidente se reunirá el jueves con los gobernadores.
Cientos de personas se manifestaron en el centro de la ciudad.
El juez ordenó la libertad de los detenidos.
Al menos tres personas resultaron heridas en el accidente.
El ministro dijo que no piensa renunciar.
La oposición criticó la decisión del gobierno.
El equipo ganó por tercera vez consecutiva.
Las clases se suspendieron por la tormenta.
Los médicos recomiendan beber más agua durante la ola de calor.
El banco central mantuvo sin cambios la tasa de interés.
La película se estrenará la próxima semana.
El desempleo bajó al nivel más bajo en diez años.
Los trabajadores convocaron una huelga para el lunes.
El alcalde inauguró un nuevo parque en el norte de la ciudad.
Los dos países firmaron un acuerdo de comercio.
Los bomberos controlaron el incendio durante la madrugada.
El estudio fue publicado el lunes en una revista médica.
La fiscalía pidió diez años de prisión para el acusado.
Los votantes elegirán el domingo un nuevo parlamento.
El número de turistas se ha duplicado desde que se construyó el aeropuerto.
La ley entrará en vigor a comienzos del próximo año.
El puente permanecerá cerrado hasta que terminen las obras.
Un portavoz no quiso hacer comentarios.
La inmigración fue uno de los temas principales de la campaña.
El hospital contrató a veinte enfermeras desde enero.
Los agricultores perdieron la mitad de la cosecha por la sequía.
`

export type CanarySentence = { readonly lang: string; readonly text: string }

export const CANARY: readonly CanarySentence[] = Object.entries({ en: EN, es: ES }).flatMap(([lang, texts]) =>
  texts
    .trim()
    .split('\n')
    .map((text) => ({ lang, text })),
)
