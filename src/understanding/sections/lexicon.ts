/**
 * Words that name a subject, from common knowledge and none of the training data: the training headlines hold too few
 * about homes or schools to learn "duplex" or "kindergartner" one by one. The model learns how much a list counts.
 */
const LISTS: Readonly<Record<string, string>> = {
  home: `home homes house houses housing condo condos condominium townhouse townhome townhomes duplex apartment
    apartments rental rentals rent renters tenant tenants landlord landlords mansion mansions cottage bungalow ranch
    villa penthouse loft lofts residence residences bedroom bedrooms bathroom acre acres acreage estate estates subdivision
    sqft zoning homeowner homeowners homebuyer homebuyers homebuilder homebuilders neighbourhood neighborhood`,
  property: `realtor realtors realty broker brokers brokerage mortgage mortgages foreclosure foreclosures listing listings
    appraisal escrow deed lease leases leased leasing landlord tenant developer developers development redevelopment property
    properties parcel tract office warehouse industrial multifamily mixed-use tower campus building buildings retail
    construction leasehold zillow redfin commercial`,
  sale: `sale sales sell sells sold selling buy buys buyer buyers bought purchase purchased purchases acquire acquires
    acquired market markets asking price priced prices listed million`,
  school: `school schools elementary kindergarten kindergartner preschool prek classroom classrooms teacher teachers principal
    principals superintendent superintendents student students pupil pupils grader graders graduation graduates graduate
    commencement valedictorian diploma diplomas homework curriculum literacy tutoring tutor charter voucher vouchers pta
    isd district enrollment textbook textbooks truancy homeschool homeschooling stem honor roll spelling bee teen`,
  college: `college colleges university universities campus professor professors faculty dean provost chancellor tuition
    scholarship scholarships sorority fraternity undergraduate undergraduates freshman freshmen alumni alumnus alumna
    semester dorm dorms phd academic academics academy degree degrees regents trustees lecture seminar`,
  government: `mayor council councilman councilwoman commissioner commissioners governor gov legislature legislator
    legislators lawmaker lawmakers senate senator senators sen congress congressman congresswoman rep representative house
    bill bills veto vetoes law laws amendment statehouse capitol president presidential administration cabinet secretary
    impeachment treasury policy congressional legislation legislative bipartisan caucus budget tax taxes ordinance`,
  election: `election elections ballot ballots primary primaries candidate candidates campaign campaigns runoff poll polls
    polling voter voters vote votes voting referendum recount precinct nominee nomination incumbent gop democrat democrats
    democratic republican republicans libertarian pac endorsement endorses endorsed debate caucuses delegates electoral
    conservative conservatives liberal liberals progressive partisan`,
  sport: `football basketball baseball softball soccer volleyball hockey lacrosse tennis golf golfer golfers wrestling
    wrestler wrestlers swimming swimmers diving gymnastics gymnast track cross-country rugby cricket boxing boxer mma ufc
    nascar racing racer races race marathon triathlon bowling bowlers rodeo cycling skiing rowing cheerleading esports nfl
    nba mlb nhl mls ncaa wnba pga lpga fifa olympics olympic olympian espn`,
  play: `coach coaches coached player players team teams win wins winning won lose loses loss losses beat beats defeat defeats
    defeated rout routs upset edge edges tops rally rallies comeback victory tie tied score scores scored points
    touchdown touchdowns td quarterback qb linebacker receiver pitcher pitching homer homers inning innings goalie goal
    goals guard forward roster draft recruit recruits recruiting playoff playoffs postseason preseason season tournament
    tourney championship championships champion champions title titles semifinal semifinals finals final regional regionals
    sectional sectionals district varsity jv invitational meet meets matchup match opener overtime shutout sweep sweeps
    sweep streak league conference division bowl game games athletes athlete athletics athletic mvp all-state all-star
    standings rankings hall fame bracket seed offense defense freshman sophomore junior senior relay medal medals`,
  team: `cowboys eagles giants commanders redskins bears lions packers vikings falcons panthers saints buccaneers bucs
    cardinals rams 49ers niners seahawks bills dolphins patriots jets ravens bengals browns steelers texans colts jaguars
    titans broncos chiefs raiders chargers yankees mets phillies braves marlins nationals cubs reds brewers pirates
    dodgers padres rockies diamondbacks astros rangers mariners angels athletics royals twins guardians orioles rays
    lakers celtics knicks nets sixers bulls cavaliers cavs pistons pacers bucks hawks hornets heat magic wizards nuggets
    timberwolves thunder blazers jazz warriors clippers suns kings mavericks mavs grizzlies pelicans spurs rockets
    bruins sabres penguins flyers capitals blackhawks predators canucks oilers flames ducks sharks wildcats bulldogs
    tigers trojans spartans huskies hawkeyes buckeyes wolverines badgers gophers hoosiers boilermakers illini cornhuskers
    huskers cyclones jayhawks sooners longhorns aggies razorbacks gators seminoles hurricanes gamecocks volunteers vols
    commodores tide rebels hokies cavaliers tarheels wolfpack demon terrapins terps mountaineers panthers bearcats owls
    rams bobcats mustangs knights raiders cougars lady crusaders indians chargers vikings hornets golden`,
  food: `recipe recipes cook cooks cooking chef chefs bake baking baked bakery cake cakes cookies pie pies bread soup stew
    salad sauce chicken beef pork turkey salmon shrimp pasta pizza tacos barbecue bbq grill grilled dessert desserts
    chocolate cheese wine wines beer brewery brewing cocktail cocktails coffee tea breakfast brunch dinner dining diner
    restaurant restaurants kitchen food foods foodie delicious tasty menu meal meals veggie vegan pumpkin garlic`,
  leisure: `travel traveling trip trips vacation vacations cruise cruises tourist tourists tourism resort beach hike hiking
    camping garden gardens gardening gardener gardeners plant plants flower flowers bloom lawn pet pets dog dogs cat cats
    puppy kitten fashion style styles beauty makeup hair wardrobe decor decorating diy craft crafts quilt quilts quilting
    knitting antique antiques hobby collectible genealogy yoga getaway spa`,
  family: `wedding weddings bride groom engaged engagement engagements married marriage anniversary anniversaries birthday
    baby babies birth births parent parents parenting mom moms mother mothers dad dads father fathers grandma grandmother
    grandparents kids children family families reunion relationship relationships dating love valentine husband wife
    couple faith church pastor prayer prayers devotional sermon bible gospel spiritual worship christmas thanksgiving easter
    halloween holiday holidays abby heloise advice tips ways`,
  stage: `movie movies film films actor actress celebrity celebrities concert concerts band album song songs singer
    musician music theater theatre broadway musical play comedy comedian tv television netflix hbo disney episode series
    show shows oscar oscars emmy emmys grammy grammys festival gallery exhibit art artist artists dance ballet opera
    symphony novel author review trailer streaming premiere premieres`,
  money: `company companies firm firms ceo business businesses bank banks stock stocks shares profit profits revenue
    earnings quarterly investors investor startup startups merger economy economic inflation jobs layoffs workers hiring
    store stores retailer retailers walmart amazon factory plant manufacturing manufacturer industry chamber entrepreneur
    bankruptcy trade tariffs credit debt loan loans wages union`,
  crime: `police cop cops deputy deputies sheriff arrest arrested arrests murder murdered homicide killed killing shooting shot
    stabbing stabbed robbery robbed burglary theft thief stolen assault assaulted rape suspect suspects charged charges
    guilty trial jury judge court sentenced sentence prison jail inmate drug drugs fentanyl meth victim victims
    attorney prosecutor prosecutors lawsuit sues indicted convicted`,
  health: `hospital hospitals doctor doctors nurse nurses patient patients health healthcare medical medicine covid
    coronavirus vaccine vaccines flu virus cancer diabetes disease clinic mental opioid surgery pandemic`,
  view: `letter letters editorial opinion column columnist commentary cartoon viewpoint guest op-ed editor readers`,
};

const lists = new Map<string, string[]>();
for (const [name, words] of Object.entries(LISTS))
  for (const word of new Set(words.split(/\s+/))) lists.set(word, [...(lists.get(word) ?? []), name]);

/** Each word, in lower case, with the lists it is on. */
export const LEXICON: ReadonlyMap<string, readonly string[]> = lists;
