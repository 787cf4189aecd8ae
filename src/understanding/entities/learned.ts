/**
 * Words learned from running text by training/entities/learn-words.ts; do not edit. ORDINARY are words that begin
 * sentences and headlines with a capital without being names.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s/));

export const ORDINARY =
  set(`a abandon abandons able aboard abolish abolishing aborted abortion abortions about above absent absentee
absolutely absurd abuse abuses academia academic academics accept acceptance accepting access accidentally
accompanied according accordingly account accountable accounts accuracy accusations accused accuser accusers
accusing achieving acknowledging acquiring across acting action active activism activist activists activity actor
actors actress actual actually ad adapted adapting add added addendum addiction adding additional additionally
address addresses addressing adds adjacent adjusted admin administration administrative administrators admission
admissions admits admitted admittedly adopting adoption ads adult adults advance advancing advantage adversaries
advertisement advertisers adviser advisers advocacy advocates advocating aerial affair affected affirmative
affluent afraid after afterward afterwards again against age agencies agenda agent agents aggressive ago agree
agreed agreement agreements ahead aid aides aiming aims ain't airline airstrikes alarm alarmed alarming alarms
algorithms alien alienating aliens alive all allegation allegations alleged allegedly alleges allegiance allies
allow allowed allowing allows alluding ally almost alone along alongside already also alt alternatively although
altogether always am amateur amazing ambassadors ambitious amid ammunition amnesty among an analysis analyst
analysts ancestry anchor ancient and anger angry animal animals announce announced announcement announces
announcing anonymity anonymous another answer answering answers anti anticipating anticipation antisemitism
antitrust anxious any anybody anyone anything anytime anyway apart apartment apologies apologize apology
apparently appeal appealing appearance appearing appears applause applicants applications apply applying
apprehensions appropriate approval approve approves approximately architects are area aren't arguably arguing
arguments arise arms around arranged arrest arrested arrests arrival arriving arrogant articles artists as aside
ask asked asking asks aspiring assailants assault assaulted asserts assess asset assistance associate assume
assuming assumptions astonishingly asylum at attached attack attackers attacking attacks attempt attempted
attempting attempts attendance attendees attention attitudes attorneys audience audio audit author authoritarian
authoritarians authorities authority authors auto automakers automatic autos average avoid avoiding awaiting
awarded awareness away awe awful awkward baby back backed backers background backing backlash backs bad badly
bags bail balance ballot ban bankers banks banned banner banning bans bar barricades barring bars base based
basic basically basketball battery battle be bear beat beating beauty because become becoming been before begin
beginning begins behalf behavior behind behold being beliefs believe believing benchmark beneath benefiting
beside besides best betrayed better betting between beyond bias biased bid big bigger biggest bigotry bilateral
billion billionaire billionaires billions bills bipartisan bipartisanship bird birth birthright bitter bitterly
bizarre bizarrely black blacks blame blames blaming blast blasting blasts bleeding block blocked blocking blocks
blog blood blow blowing blowout blows board boat bodies body bogus bold bomb bombshell bombshells bond bonds book
books boom boost boosting border borders boring born borrowers borrowing botched both bottom bought boy boycott
boycotts boys brain branch branding brands brave brazen breach break breakdown breaking breaks briefing brilliant
bring bringing broad broadly broken brother brought brutal bubbles budget build building built bullet bullies
bump bumper buoyed buried bus business businesses businessman busy but buy buyers buying by cable cadets call
called calling calls calm camera campaign campaigners campaigning campaigns camps campus campuses can can't
cancel canceled canceling cancels cancer candidate candidates cannabis cannot capacity capital capitalism capping
car caravan caravans card cards care career carried carrying cars cartel case cases cash casts catch categories
caucuses caught cause causes causing caution caves celebrates celebrating celebration celebrations celebrities
cell cellphones censor censorship centrist centrists certain certainly challenge challengers challenges chamber
chances change changed changes changing chants chaos chapter charge charged charges charging charity chart
charter chat cheap check checkers checking checks chicken child childcare children chill chilling choice choose
choosing cities citing citizens citizenship civilization claim claiming claims clarification clarity clash
clashes class classic clear clearance clearly click climate clinical clinics clock close closed closely closer
closing clouds clubs co coach coal code coded coin coined collapse collateral colleague collective collectively
colleges collusion color column columnists com combat combine combined come comedian comedy comes coming
commentary commentators commenting comments commercial committed committees common communicate communication
communications communities community companies company compare compared comparing compete competition competitor
complaining complaint complaints complete completed completely compliance complicated complicating compromise con
concealed conceding concentration concern concerned concerning concerns concessions concludes conclusion concrete
condemnation condemns conditions confirmation confirmed confirming confirms conflict conflicts conform confront
confrontation confronted confronting confused confusion congratulations congressional congressman congresswomen
conscious consensus consequences consequently conservatism conservative conservatives consider considered
considering consistent conspiracy conspiring constant constituency constitutional constitutionally construction
consulting consumer consumers consuming consumption contact contemporary contempt content context continue
continued continues continuing contract contractors contradicting contrary contrast contribute contributing
contribution contributor control controlling controversial controversies controversy conventional conversation
conversations convicted conviction convictions convince convinced convincing cool cooperating cooperation
cooperative coordinated cop cops copy copycat core cornered corners corporate corporations correct correction
correctness corrects corrupt corruption cost costs could couldn't counsel counselor count countdown counter
countering counterintelligence counties counting countless countries country counts coup coupled courage course
courts cover coverage crack crackdown cracks crash crazy create created creates creating credible credit crew
cries crime crimes criminal criminals crisis critical criticism criticize criticizing critics cronyism cross
crossing crowd crowded crowds crucial crucially crude cruel cruelty cruise crunch crying cspan cue cultivate
cultural culturally culture curb cure curiosity curious curiously current currently custom customers customize
cut cuts cutting cyber cybersecurity dad damage damn danger dangerous dare dark data date dawn day days de dead
deadliest deadline deadlock deadly deal dealings deals death deaths debate debates debating debt decade decades
decide decision decisions declaration declare declared declares declaring declassification decline declined
declining decrying deep deeply defeat defeated defeating defection defend defendant defendants defenders
defending defends defiance defiant deficit defies define defining definitely definition definitions deflect
defrauded defying delay delays delete deleting deliver delivered delivering demand demanding demands democracy
demographic demonstrate demonstrating demonstrations demonstrators denies denuclearization deny denying departing
depending deport deportations deporting deposition depositions deputies described describes describing deserve
design designating designed desire desperate desperation despite destination destroyed destroying detailed
details detained detainees detectives detention determining developers developing devices diagnosed did didn't
die died differences different dig digital dinner diplomacy diplomat diplomatic diplomats dire direct directed
directing direction dirty disabled disagree disagrees disappointed disarm disaster disasters disastrous
discipline disclosure discrimination discuss discussed discussing discussion discussions disgrace disgraced
disgraceful disgruntled disgusted disgusting dishonest dishonesty disinformation dismantling dismissed dismisses
dismissing disposable disputes disregard disrupt disrupting disruptive dissent dissenting distance distortions
ditch diversity divide divided divides divine do doctor doctors documents dodging does doesn't dog doing dollar
dollars domestic dominant don't donate donations done donor donors dossier double doubles doubt doubts down
downgraded download dozens draft drags drain dramatic drawing drawn draws dress drills drip drive driven drivers
driving drones drop dropping drops drug drugmakers drugs dual dubbed duck due dull dumb dumped during duties duty
each earlier early earned earnings easier easing eat echo echoes echoing economic economically economist
economists economy ecosystem editor editorial editors educated effect effective effectively effort efforts egg
eight either electability elected electing election elections electors electronic elements eliminate eliminating
elites elsewhere email emails embattled emboldened embrace emerge emergency emerging emissions emotional emotions
emperor emphasis emphasizing empirical employee employees employer employers employment empty en encouraging end
endangered endeavor ended endgame ending endless endorsement ends enemies enforcement engines enlisting enough
enrichment enrollment ensure ensures ensuring enter entering enters entertainment enthusiasm entire entrepreneur
environment environmental environmentalists envoy envy epidemic equal equally equipment equivalent era errors
escalate escalates escalating especially essential essentially establishing establishment establishments estate
estimated estimates evangelical even event events eventually ever every everybody everyone everything everywhere
evidence evidently evil evolving ex exact exactly exaggerating examining example examples exasperated exceed
excellent except exceptions excerpts excessive excited excluded excluding exclusive excuse exec execs execute
executions executive executives exhausted exhibit existing exit exonerate expand expanded expanding expect
expectations expected experience experts explain explained explainer explaining explains explanation explanations
exploratory explore explosive exports expose exposes exposing exposure extended extensive extradition
extraordinary extreme extremely extremism eye eyes eyewitness eyewitnesses face faced faces facial facing fact
factories factory facts faculty fail failed failing fails failure failures fair fairly fairness faith fake fall
fallen falling fallout false familiar families family fans fantasy far fare farewell farm farmers fascism fast
fat fatal fate father favor favored favorite favors fear fearful fearing fears featured featuring federal feds
feel feeling feelings fees fellow felon felons felony felt female feminist feminists fentanyl few fewer field
fields fierce fifteen fight fighting figures files filing filling film filming filmmaker final finally finance
financial find finding findings finds fine fingers finish fire firearms fired firefighters fires fireworks firing
firm firms first fiscal fiscally fitting five fix fixing flag flags flanked flash flight flights flip flipping
flood flooding floodwaters floor focus focusing folks follow following food footage football for forced forces
forcing forecast forecasters forecasting foreign foreigners foremost forensic forget forgive forgiving forgotten
form formal formally former forms fortunately fortune forty forward fossil found founded founder four fourth
frames frankly fraud freaking free freedoms freeze freezing frequent frequently fresh freshman friction friend
friends friendship from front frontrunner frustrated frustration fuel fueling fulfilled full fully fun
fundamentally funded funding fundraising funds funny furious furloughed furor further fury future gaining gains
gambling game games gangs garbage gas gave gay gear gender generally generals generation generations generic
gerrymandering get gets getting giant gift gifts girl girls give given gives giving glad glioblastoma global
globalization globally go goal goes going gold gone gonna good goods gorillas got government governments governor
governors grab grabbing grand grant granted granting grants graph graphic grassroots grave great greater greatest
grid gridlock grizzly gross ground group groups grow growing grows growth guaranteed guess guidance guide
guidelines guilty gun gunman gunmen guns guy guys habitat hacker hackers hacking had hail half halfway halting
halts hand handguns handle hands happen happened happening happens happily happy harassment hard harder hardline
hardly harming harrowing has hasn't hate hateful hates hating hatred haunted have haven't having hazy he he'd
he'll head heading headlines headquarters heads health healthcare healthy hear heard hearing hearings heartbroken
heat heavily hell help helped helping helps hemp hence her herd here hero heroic heroin hide hiding high higher
highest highlighting highly hike hikes him himself hindsight hint hints hire hiring his historian historians
historic historical historically history hit hits hitting hmm hoax hockey hold holding holds holidays home
homeless homelessness homeowners homes honest honestly honor honoring hope hopeful hopefully hopeless hopes
hoping horrible horrific horror hospital hospitals host hostage hosts hotline hour hours household households how
however huge humanitarian humanity humans humiliated hundreds hunger hunting hurricanes hurry hurt hurting hurts
hypocrisy hysteria idea ideally ideas identifying identity ideological if ignorance ignorant ignore ignored
ignoring illegal illegally illness illustration image imagine immediate immediately immigrant immigrants
immigration immunity impact impeach impeachable impeached impeaching impeachment impeachments importance
important importantly impose imposing impossible improved improving in inaccurate inappropriate incident
incidentally included including income incoming inconsistencies incorrect increased increases increasing
increasingly incredible incredibly incumbent indeed indelible independent independents indications indicted
indicting indictment individual individuals industries industry inequality infanticide infighting inflation
influential info information informed infrastructure initial initially injection injured injuries inmates
innocent inquiry inside insiders insofar inspiration inspired instances instead institutions instructors
insulting insults insurance insurers insurgents integrated intellectual intellectually intense interest
interested interesting interference interim internal internally internationally interns interpretations
intersectional interview interviewees interviews intimidation into introduce introduced invalid inventories
investigate investigating investigation investigations investigators investing investment investors invitations
inviting involvement ironclad ironically is isn't isolated isolation issue issues issuing it it'd it'll its
itself jail jaw job jobs join joined joining joins jokes journalism journalist journalists joy judges judging
judgment judicial jurors jury just justices justifying keep keeping keeps kept key kick kicking kids kill killed
killing kills kind kindergarten knew knock know knowing knowledge known knows label labeling lack lacking lady
lame land landing landmark language lap large largely largest lashes last late lately later latest laughing
laughs launch launched launches launching law lawful lawmaker lawmakers laws lawsuit lawsuits lawyer lawyers lead
leaders leadership leading leads leak leaked leaking leaks leaning learn learning least leave leaves leaving led
left leftist leftists legacy legal legalizing legally legislation legislative legislators legitimate lenders
lengthy lenient less lessons lest let lets letter letting level leveraging liar liberal liberalism liberals
libraries license licensed licensing lie lies lieutenant life light like likely likes likewise limit limited
limiting limits line lines lingering link linked linking list listening listing lists literally litigation little
live lives livid living loan lobbying lobbyist lobbyists local locally locals located lock locked lone long
longer longstanding longtime look looked looking looks looming looms lose loser losers loses losing loss losses
lost lot lots louder love loves low lower lowering loyalty lung lurking luxury lying lynching mad made madness
magic main mainstream maintaining major majorities make makes making male man managed manager managing mandatory
manhunt manifesto manufacturers manufacturing many maps marathon marchers marching marijuana market markets marks
marriage married mass massacre massive matchups material materials math matter matters maximum maybe mayors me
mean meaning means meantime meanwhile measured measures meat meddling media median medical medication meet
meeting meetings meltdown member members memetic memo memos men mental mere merely merit meritocracy mess message
messages met meteorologist metering methadone method methodology mic microlensing mid midterm midway might
migrant migrants migration miles militant military milk million millionaires millions mind minds minimum mining
minorities minutes miracle misconduct misguided mislead misogyny misrepresenting missed missile missing mission
mistake mistaken misunderstanding mixed mixing mm mob mocked model models moderate moderates moderator moderators
modern mom moment moments momentum money monitoring month monthly months moral morale more moreover mortgage
mosques most mostly mother mothers motive mounting mourning move moved movement moves moving much multiple
municipal murder murderers music must my mysterious mystery myth name named namely names naming narrative narrow
nasty nation nationalism nationalist nationally nationwide natural naturally nature navigating near nearby
nearing nearly need needed needless needs negative negotiating negotiations negotiators neighbors neither neo
neoliberal neoliberalism neoliberals nervous net network never nevertheless newer newly newsletter newspaper
newspapers newsprint next nicely night nightclub nightmare nine no nobody nodding nominate nominating nomination
nominations nominee nominees non none nonetheless nonprofit nonsense nor norm normal normally northeastern not
notable notably note noted notes nothing notice noticeably notifications noting notwithstanding novels now
nowadays nowhere nuclear numb number numbers numerous nuts obey objects observers observing obstacle obstructing
obstruction obtaining obviously occasionally odd oddly odds of off offense offensive offer offered offering
officer officers official officially officials offshore often oftentimes oil okay old older on once one ongoing
online only op open opened opening opens operation opinion opinions opioid opioids opponents opportunities
opposing opposition oppressive options or oral order ordered ordering orders ordinarily ordinary organizations
organized organizers orientation original originally origins ostensibly other others otherwise our ours ousted
out outgoing outlets outnumbered outrage outraged outrageous outside outsiders outspoken over overall overhaul
overreach overturning overwhelming overwhelmingly own packing pact pages paid pain painful paint painting panel
panelists panic panicked paper paradox paradoxically paralyzed paramedics pardon pardoning pardons parent
parental parents parliamentarian part partially participants particularly parties parting partisan partisans
partisanship partly partners parts pass passage passed passengers passes passing past pastors pathetic patient
patients patriotism patrons pay paying payload payroll payrolls peace peaceful pedestrian penalties penalty
pending people per perceived percent perfect perform performance perhaps perils period perjury permafrost
permitting persistence persistent person personal personally perspectives perverse pet pharmaceutical phase
philanthropy philosophy phone phony photograph photographs physicians pick picking picks picture pictured
pictures piece pitch pitfalls place places placing plagued plainly plaintiff plaintiffs plan planet planning
plans plants plastic platform platforms play player players playing plays plea plead please pledge plenty plot
plus pocket point pointedly pointing points poised polar polarization polarized police policies policing policy
polite political politically politicians politics poll polling polls pollsters poor pop popping popular
population populism populist pork porn pornography portions position positions positive possible possibly posted
posting posts pot potential potentially poverty power powerful powers practically pray prayers praying pre
precisely precision predictably predicting predictions predicts pregnancy preliminary premiums preparations
prepare prepares preparing prescription present presented presently preserving presidency presidential presidents
pressed presses pressing pressure presumably pretend pretending pretty prevented preventing previous previously
price prices priests primaries primarily primary principles print prior priorities priority prison prisoner
private privately privilege privileged pro probably probe probing problem problematic problems procedures proceed
proceeding proceedings process produced producer production productivity products professional professor
professors profit profits program progress progressive progressives progressivism prohibiting prohibition
projects prominent promise promises promising promoting proof propaganda proper properly property proponents
proposal proposals proposed proposes proposition prosecuting prosecutor prosecutors prospect prospects prosperity
protect protected protecting protections protest protesters protesting protestors protests proud proves provide
provided providers provides providing provisional prudence psychological public publicly publishers publishing
pulling pulls pundits punish punishments punitive purely purpose pursue push pushback pushed pushes pushing put
puts putting qualified quantum quarter quarterback question questioned questioning questions quick quickly quid
quiet quietly quite quo quotas quote quoting race races racial racing racism racist racists radical radio raid
raids raise raised raises raising rally rallying ramping ranchers random range rank ranked ranking rape rapid
rapists rare rarely rate rates rather rating ratings rational raucous re reach reached reaches reaching reacting
reaction readers reading ready real realistic realistically reality realizing really reason reasonable reasons
rebel rebels rebuild rebuke recall recalling received recent recently recessions recipients reckless reckoning
recognition recognizing record records recount recovery recreational recruits recycled red redacted redaction
redactions redistricting reduce reducing reeling reference references referring refers reflecting reform reforms
refugee refugees refunds refuse refused refuses refusing regarding regardless regime regimes regional registered
registration regrets regular regulate regulation regulations regulators reiterating reject rejected rejecting
rejects related relating relationship relationships relative relatives release released releases releasing
relevant reliance religion religious relying remain remains remarkably remarks remember remembering remind
reminder reminds removal remove removes removing renew renewal renewed reopen reopens repair reparations repeal
repealing repeat repeated repeatedly repeating replace replacement replacing reply replying report reported
reportedly reporter reporters reporting reports represented requests requirement requiring rescind rescue
rescuers researchers reset resident residential residents resign resignation resigned resigning resigns
resistance resolution resolutions resolving respect respectfully respond responded respondents responding
responds response responsibility rest restaurants restoring restraint restricting restriction restrictions result
results resume retail retailers retaliation retired retirement retiring retreat return returning returns revamped
reveal revealed reveals revenue reverses reversing review reviewers reviewing reviews revised revising revoked
rhetorically rich richest ridiculous rigged right righteousness rights rightwing riot rip rips rise rises rising
risk risking risks rival rivals road roads robust rocket role roll room root rooted roughly rounding rounds rule
rules ruling rumors run runners running rural rush sacrifice sad sadly safe safety said sailors sale sales same
sanctions sanctuary sanger satellite satellites save saving savings saw say saying says scandal scandals scary
scattered scenario scene scenes scheduled scheme schemes schools scientific scientists score scores screaming
screen screenshot screw scroll scrutiny se sealed search searching seat seated seats second seconds secretly
secular secure securing see seeing seek seekers seeking seeks seemingly seems seen segregation seizing self
selling senators send sending sends senior seniors sensible sensing sent sentence sentencing sentiment separate
separated separately separating separation septuagenarian series serious seriously serving set sets setting
settled settlement settlements seven several sex sexist sexual shadow shaken shame shameful shaped shares sharing
sharply she she'd she'll shelters shenanigans sheriffs shift shifting shines shocking shockingly shooter shooters
shooting shootings shoppers shopping shops short shortly shot shots should shouldn't show showdown showed shows
shut shutdown shutting sick side sides sign signal signaling signals signed significant significantly signing
signs silence silencers silencing silent silly similar similarly simple simply simultaneously since sincerely
single sit site sitting situations six sixth skeptics skills skinny slamming slams slated slavery sleep slideshow
slightly slips slow slowing slowly small smaller smartphones smear smoke smoking smugglers smuggling snooping so
soak soaring social socialism socialist socially society sociologist soft software solar sold soldier soldiers
solve solving some somebody someday somehow someone something sometime sometimes somewhere son sons soon sorry
sort sound soundbite sounds source sources soybean soybeans spaces sparked sparks speak speakers speaking speaks
special species specific specifically specifics spectacular speculation speech speed spend spending spent spies
splash split splits spokesman spokespeople spokeswoman sponsored sponsors sporting sports spotlight spotted
spread spreading spreads spun spurred spy spying staff staffers stage stakes stalled stand standard standards
standing standoff standout stars start starting stated statement statements statewide statistical statistically
status staunch stay staying steady stealing steel stellar step stepping steps stereotypes stick sticking stifling
still stock stocks stood stop stopping stops store stories storm story strange strangely strategic strategically
strategists strategy strength stretching strict strike strikes striking strip stripping strong structural
struggle struggles stuck student students study stunned stunning stupid style subject submit subpoena subpoenas
subsequent subsidies substantial substantively substitute suburban suburbs subway success successful successive
such suddenly sue sued sues suffice suffrage suggesting suggestion suicide suicides summary summed summer summit
superdelegates supermajority supply support supporter supporters supporting supports suppose supposedly
suppression suppressors supremacy sure surely surprise surprises surprising surprisingly surveillance survey
surveys surviving survivor survivors suspect suspicious sustainable swing switch switching sympathetic symptoms
synagogue synagogues system table tags take takeaway takeaways taken takes taking tales talk talked talker
talking talks tank tanks tap target targeted targeting targets tariff tariffs taunts tax taxes taxing taxpayer
taxpayers teacher teachers teaching team teams tears tech technically technology teen teenage teens television
tell telling tells temperature ten tenants tens tense tension tensions tent tentative tepid term terminology
terms terrible terrific terrifying terror terrorism terrorist terrorists test testifies testify testifying
testimony testing tests text texts than thank thankfully thanks that the theater their them themselves then
theoretically theories theory therapy there therefore these they they'd they'll they're they've thing things
think thinking thinks third this those though thoughts thousand thousands thread threat threaten threatened
threatening threatens threats three through throughout throw throws thus tickets ticking tied ties tightening
tighter time timeline timing tips to tobacco together told tolerance tomorrow tongue tonight too took tool top
topics topping torch torture total totally touch touching tough tougher tourists tout touting touts toward
towards town toxic track tracking trade trader traders trading tradition traditional traditionally traffic tragic
tragically trail train training trains traitor trans transcript transcripts transformation transgender transit
translated translation transnational transparency trap trash travel traveling travelling treason treat treated
treating treatment treats trees tremendous trending trial trials tribal tribalism tried tries trigger triggering
trillion trip triple triumph trolling troops tropical trouble troubling true truly trust trusted truth try trying
tuition turmoil turn turned turning turnout turns tweet tweeted tweeting tweets twelve twice two tying type
typhoon typical typically tyranny ugly uh ultimately um unable unacceptable unaccompanied unanimous unauthorized
uncertain uncertainty unchallenged unchecked unclear unconstitutional undated undeniably under undercover
underground underlying undermine underneath underscoring understand understandably understanding undeterred
undocumented uneasy unemployment unexpected unfair unfortunately unilateral unions unites unity universal
universities unknown unlawful unlawfully unless unlike unlikely unpopular unprovoked unrest unsafe
unsubstantiated unsurprisingly until unusually unveiled unveils unwise up upcoming update updated updates
updating uphold upholds upon upper upping upstairs uranium urge urgent urges urging use used users uses using
usually utility utterly vaccines value values vampires vape vaping varied various vast vehicle vehicles venture
verbal verdict very veteran veterans veto vetoes via vicious victim victims victories victory video view viewed
viewers viewership viewpoint views vindication violate violated violating violations violators violence violent
viral virtual virtually virtue virtuous visa visibly vision visit visiting visitors vitamin vocal voices void
volatile volume volunteer volunteers vote voter voters votes voting vows vulgar vulnerable vying wage wages wait
waiting wakes walk walking walls want wanted wants warn warned warning warnings warns wary was wasn't waste
watchdog watching water wave waves waving way ways we we'd we'll we're we've weak weaker wealth wealthy weapons
wear wearing week weekend weekly weeks weighing welcome welcomes welfare well went were weren't what whatever
when whenever where whereas wherever whether which whichever while whipping whiskey whistle whistleblower
whistleblowers whites who whoever whole whom whose why wide widely widening widespread wife wildfires will
willing win wind windows winds wing winner winners winning wins wire wish witch witches with withdraw withdrawal
withdrawing withholding within without witness witnesses woman women won't wonder woo word words work worker
workers working workplace works world worldwide worries worry worrying worse worshippers worst worth would
wouldn't wounded wreck wreckage write writer writers writes writing written wrong wrongful wrote xenophobia y'all
yeah year yearbook years yellow yes yesterday yet yields you you'd you'll you're you've young younger youngest
your youth zero zoom`);
