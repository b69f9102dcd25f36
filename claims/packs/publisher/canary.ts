/**
 * Ordinary news, in our own words: sentences as any paper has them on any day. No pack checks any
 * of them, so a claim that is found in one is worded too broadly (lint-pack.ts). They name no real
 * person and tell of no event that happened: politics, courts, money, war, health, science, weather,
 * traffic, schools, the arts, sport; said, denied, asked and quoted.
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
The White House did not immediately respond to a request for comment.
Congress has until the end of the month to agree on a new budget.
The Supreme Court will hear arguments in the case next spring.
The European Union is considering new rules for online advertising.
The United Nations called on both sides to allow aid into the region.
A federal judge blocked the order while the lawsuit goes forward.
Democrats and Republicans remain divided over how to pay for the plan.
The bill passed the lower chamber with a narrow majority and now goes to the senate.
The party chose a new leader at its conference on Saturday.
Turnout was higher in the cities than in the countryside.
Polling stations opened at seven in the morning and closed at eight in the evening.
The commission said it had received no complaints about the vote.
The result must be confirmed by the electoral authority within ten days.
The coalition has lost its majority after two members left the party.
Do voters still trust the people they elect?
He is not expected to face a serious challenger in the primary.
The ambassador was called back for consultations.
Diplomats said a deal was close, but several questions remained open.
Sanctions against the country were extended by another six months.
The ceasefire has largely held since it came into effect last week.
Shelling damaged a school and several apartment buildings, local officials said.
The defense ministry said that all of the drones had been shot down.
Thousands of families have fled their homes since the fighting began.
Aid groups warn that food and medicine are running out.
The navy rescued the crew of a fishing boat that had lost its engine.
Troops will stay in the country until at least the end of next year.
More migrants crossed the border in May than in any month since last summer.
Asylum seekers often wait more than a year for a decision.
The government wants to build two new reception centers near the coast.
The number of homicides fell slightly last year, the police said.
Two men were charged with robbing a jewelry store in the old town.
A witness told the court that she had seen the defendant leave the building.
The jury could not agree on a verdict after three days.
He was sentenced to six years in prison for tax evasion.
The officer was placed on leave while the shooting is investigated.
Detectives do not believe that the two cases are connected.
Customs officers seized half a ton of cocaine hidden in a load of bananas.
The prison holds almost twice as many people as it was built for.
The appeal was rejected, and the sentence is now final.
Inflation slowed for the third month in a row in October.
The economy grew by half a percent between April and June.
Employers added fewer jobs than economists had expected.
Wages have not kept up with the cost of housing.
The average price of a house rose by almost four percent in a year.
Rents in the capital are at a record high.
The government borrowed more than planned in the first half of the year.
The tax cut will cost the state about two billion a year.
Small shops say they cannot compete with online retailers.
The bank said it would close forty branches and cut eight hundred jobs.
Investors are waiting to see what the central bank will do next.
The price of gold reached its highest level in years.
The dollar gained against the euro and the yen.
The start-up has raised twelve million dollars from investors.
The two airlines announced that they would merge next year.
The strike at the port ended after eleven days.
Exports to Asia fell, while those to neighboring countries rose.
The company denied that it had misled its customers.
The regulator is looking into how the app uses personal data.
The social network said it had removed thousands of fake accounts.
A software error left millions of customers unable to pay by card.
The new phone has a better camera and a larger battery than the old one.
Hackers demanded a ransom after they broke into the city's computers.
Artificial intelligence will change how we work, the report says.
Does the program know more than its makers?
Electric cars made up a fifth of all new cars sold last month.
The recall affects vehicles that were built between March and August.
The rocket was launched from the coast on Friday morning.
Astronomers have found a planet that circles two stars.
The telescope sent back its first pictures in the summer.
The samples will be studied in laboratories around the world.
The fossil is about seventy million years old, the researchers said.
Bees are important for many of the plants that we eat.
The wolf has returned to forests from which it had been absent for a century.
The experiment has not yet been repeated by other groups.
The results have not been reviewed by independent experts.
The trial involved four hundred volunteers in three countries.
The treatment helped about half of the patients, according to the study.
Side effects were rare and mostly mild.
The health ministry reported ninety new cases of measles.
Masks are no longer required on buses and trains.
Hospitals are short of nurses, and many wards are full.
One in ten children has asthma, doctors say.
The flu season started earlier than usual this year.
A glass of wine a day is not good for your heart after all, a new study suggests.
People who sleep badly are more likely to fall ill.
The drug maker will stop selling the pills in several countries.
The clinic has treated more than two thousand women since it opened.
Smoking is the leading cause of lung cancer.
The water level of the lake has dropped by a meter in two years.
July was the hottest month since records began in the region.
Heavy rain caused landslides that blocked the main road.
The hurricane weakened before it reached land.
An earthquake shook the islands early on Wednesday, but no damage was reported.
The wildfire has burned more than five thousand acres.
Meteorologists expect more snow over the weekend.
The glacier has lost a third of its ice since the middle of the last century.
The country wants to stop burning coal within fifteen years.
Wind and solar power produced more electricity than gas last month.
The plant will supply power to half a million homes.
The pipeline was shut down after a leak was discovered.
Gas prices rose again before the holiday weekend.
The oil company plans to drill two new wells off the coast.
Residents oppose the plan to store nuclear waste near the town.
The mine will close, and about three hundred people will lose their jobs.
The river was polluted for years, and fish are only now coming back.
Plastic bags will be banned in shops from next year.
The harvest was better than expected because of the mild spring.
Milk prices are too low for many small farms to survive.
The outbreak of bird flu forced farmers to kill thousands of chickens.
The trains were full because the highway was closed.
The new subway line will carry sixty thousand passengers a day.
Cyclists want more lanes that are separated from cars.
The pilot made an emergency landing shortly after takeoff.
No one on board was hurt, the airline said.
The ferry was carrying more people than it was allowed to.
The speed limit will be lowered to thirty kilometers an hour near schools.
Traffic deaths fell to the lowest number in twenty years.
The university will no longer charge an application fee.
Students from poor families are less likely to finish college.
Reading scores fell for the second year in a row.
The teachers' strike enters its third week on Monday.
Parents complained that they had not been told about the change.
The school was named after a poet who lived nearby.
The library lends out games and tools as well as books.
The novel has been translated into thirty languages.
The singer canceled the rest of her tour because of illness.
The show will return for a third season in the fall.
The painting was sold at auction for three times its estimate.
The director said that he had never wanted to make a war film.
The orchestra will play in front of an audience again in May.
Thousands lined the streets to watch the parade.
The cathedral will be open to visitors again before Christmas.
The pope prayed for peace in his Easter message.
The mosque was built with donations from the community.
The striker missed a penalty in the last minute.
The visitors took the lead before half-time and never looked back.
She won the tournament without losing a set.
The coach said his players had been tired after the long trip.
The cyclist was banned for two years after he failed a drug test.
The city hopes to host the games in twelve years.
The record had stood since before he was born.
The stadium holds forty thousand people and cost twice as much as planned.
He was born in a village in the mountains, the fifth of nine children.
She never spoke in public about the loss of her son.
The couple met at university and moved to the coast after the wedding.
He leaves a wife, two daughters and five grandchildren.
“We are doing everything we can,” the fire chief told reporters.
“I don't know how we will pay the rent,” said a mother of three.
“This is not the end of the story,” she wrote in a statement.
There is no evidence that anyone else was involved.
The claim could not be independently verified.
The video was viewed more than a million times within a day.
The photo was taken several years ago in another country.
It was not clear how many people were in the building at the time.
According to a poll, six in ten people support the reform.
Neither side has commented on the report.
The inquiry is expected to last several months.
The minister said the figures had been taken out of context.
The documents were made public after a newspaper went to court.
The agency has been without a director since the spring.
The foundation gives away about ten million dollars a year.
Women earn less than men in almost every industry, the survey found.
The population of the town has shrunk by a tenth since the factory closed.
About a third of the population is under the age of twenty.
The census will be taken next year for the first time since the war.
The pension age will rise to sixty-seven over the next decade.
The gap between rich and poor has widened.
Homelessness has increased in most large cities.
The program gives free meals to children from poor families.
Gun sales rose after the attack.
The town council wants to limit the number of holiday apartments.
The old harbor is being turned into a park.
The statue was taken down at night and moved to a warehouse.
Two protesters were arrested, and one officer was slightly injured.
The demonstration was peaceful, organizers said.
The curfew will remain in force until further notice.
The constitution does not allow the president to run for a third term.
The king opened the new session of parliament on Tuesday.
The governor has not decided whether to sign the bill.
The mayor's office confirmed that it had received a letter from the ministry.
His spokeswoman said he had not known about the payments.
The former minister denies all the accusations against him.
The deal would be the largest in the history of the industry.
The country has received more than a million refugees since the war began.
The death toll is likely to rise, the authorities said.
Power was restored to most homes by Sunday evening.
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
La Casa Blanca no respondió de inmediato a una solicitud de comentarios.
El Congreso debatirá la próxima semana la reforma de las pensiones.
La Unión Europea estudia nuevas normas para las plataformas digitales.
Las Naciones Unidas pidieron a las partes que permitan la entrada de ayuda.
El tribunal supremo decidirá antes del verano si admite el recurso.
El parlamento aprobó el presupuesto con los votos de la coalición.
La participación fue mayor en las ciudades que en el campo.
Los colegios electorales abrirán a las ocho de la mañana.
El candidato prometió bajar los impuestos a las familias.
El partido elegirá a su nuevo líder en un congreso extraordinario.
¿Confían todavía los ciudadanos en sus representantes?
La ministra no descartó que haya cambios en el gabinete.
El embajador fue llamado a consultas.
El alto el fuego se ha respetado en gran parte desde la semana pasada.
El ejército negó que sus soldados dispararan contra civiles.
Miles de familias han abandonado sus casas desde que empezaron los combates.
Las organizaciones humanitarias advierten de que faltan alimentos y medicinas.
La guardia costera rescató a cuarenta personas que viajaban en una barca.
El número de llegadas aumentó en mayo por tercer mes consecutivo.
Los solicitantes de asilo esperan a menudo más de un año.
Dos hombres fueron detenidos por el robo de una joyería en el centro.
Una testigo declaró que vio salir al acusado del edificio.
El jurado no logró ponerse de acuerdo después de tres días.
El empresario fue condenado a seis años de cárcel por fraude fiscal.
La policía no cree que los dos casos estén relacionados.
Los agentes incautaron media tonelada de cocaína en el puerto.
La inflación se moderó en octubre al tres por ciento.
La economía creció medio punto entre abril y junio.
Los salarios no han subido tanto como el precio de la vivienda.
El precio medio de los alquileres alcanzó un nuevo récord en la capital.
El banco cerrará cuarenta oficinas y reducirá su plantilla.
El dólar subió frente al euro y al yen.
La compañía negó haber engañado a sus clientes.
Las exportaciones a Asia cayeron, mientras que las destinadas a los países vecinos aumentaron.
La huelga del puerto terminó después de once días.
Un fallo informático dejó a miles de clientes sin poder pagar con tarjeta.
La red social eliminó miles de cuentas falsas.
La inteligencia artificial cambiará nuestra forma de trabajar, según el informe.
Los coches eléctricos representaron una quinta parte de las ventas.
El cohete despegó el viernes por la mañana.
Los astrónomos han descubierto un planeta que gira alrededor de dos estrellas.
El fósil tiene unos setenta millones de años.
El ensayo contó con cuatrocientos voluntarios de tres países.
Los efectos secundarios fueron leves en la mayoría de los casos.
La vacuna se ofrecerá a todos los mayores de sesenta años.
Los hospitales no tienen suficientes enfermeras.
La temporada de gripe empezó antes de lo habitual.
El ministerio de salud informó de noventa nuevos casos de sarampión.
Las personas que duermen mal enferman con más frecuencia.
Julio fue el mes más caluroso desde que hay registros en la región.
Las fuertes lluvias provocaron deslizamientos que cortaron la carretera.
El huracán perdió fuerza antes de tocar tierra.
Un terremoto sacudió las islas en la madrugada sin causar daños.
El incendio ha quemado más de dos mil hectáreas.
El nivel del embalse ha bajado cuatro metros en dos años.
El país quiere dejar de quemar carbón en quince años.
La energía eólica produjo más electricidad que el gas el mes pasado.
La gasolina volvió a subir antes de las vacaciones.
Los vecinos se oponen a la apertura de la mina.
El río estuvo contaminado durante décadas.
La cosecha de aceituna será menor que la del año pasado.
Los ganaderos piden ayudas para comprar pienso.
La nueva línea de metro transportará a sesenta mil viajeros al día.
El avión aterrizó de emergencia poco después de despegar.
Ningún pasajero resultó herido, informó la aerolínea.
Los muertos en accidentes de tráfico bajaron por segundo año.
La universidad ofrecerá más becas a los estudiantes con menos recursos.
Los padres se quejaron de que nadie les había avisado del cambio.
La novela ha sido traducida a treinta idiomas.
La cantante canceló el resto de la gira por motivos de salud.
El cuadro se vendió en una subasta por el triple de lo previsto.
Miles de personas salieron a la calle para ver el desfile.
El papa rezó por la paz en su mensaje de Pascua.
El delantero falló un penalti en el último minuto.
La tenista ganó el torneo sin perder un solo set.
El entrenador dijo que sus jugadores estaban cansados.
El ciclista fue suspendido dos años por dopaje.
El estadio costó el doble de lo presupuestado.
«Estamos haciendo todo lo posible», dijo el jefe de bomberos.
«No sé cómo vamos a pagar el alquiler», contó una madre de tres hijos.
No hay pruebas de que otras personas estuvieran implicadas.
El video fue visto más de un millón de veces en un día.
La fotografía fue tomada hace varios años en otro país.
Según una encuesta, seis de cada diez personas apoyan la reforma.
Las mujeres ganan menos que los hombres en casi todos los sectores.
Un tercio de la población tiene menos de veinte años.
La edad de jubilación subirá a los sesenta y siete años.
Dos manifestantes fueron detenidos y un agente resultó herido leve.
El toque de queda seguirá en vigor hasta nuevo aviso.
La constitución no permite que el presidente se presente a un tercer mandato.
El exministro niega todas las acusaciones.
El número de muertos podría aumentar, advirtieron las autoridades.
La mayoría de los hogares recuperó la electricidad el domingo por la tarde.
`

export type CanarySentence = { readonly lang: string; readonly text: string }

export const CANARY: readonly CanarySentence[] = Object.entries({ en: EN, es: ES }).flatMap(([lang, texts]) =>
  texts
    .trim()
    .split('\n')
    .map((text) => ({ lang, text })),
)
