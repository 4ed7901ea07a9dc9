"""General English words that tell who is speaking: offices, groups, documents, outlets, seats of government.

Nothing here is learned from a story. Lists are closed classes (pronouns, quantifiers), offices and occupations of public life,
and common given names: of the United States since 1930 (Social Security Administration, public domain), and of other countries.
"""

from __future__ import annotations

__all__ = [
    "ANONYMOUS", "ARTICLES", "BODIES", "BYSTANDERS", "CALENDAR", "CALLINGS", "CLAUSE", "COMPANIES", "CONJUNCTIONS",
    "CONNECTORS", "CORPORATE", "COURTESY", "DEFINITE", "DOCUMENTS", "FEMININE", "GENERIC", "HE", "INDEFINITE", "INSTITUTIONS",
    "IT", "LEADERS", "MASCULINE", "MEDIA", "MEDIA_MARKS", "MODIFIERS", "NOT_NAMES", "NO_ENDS", "NO_PRONOUNS",
    "ORGANISATIONS", "PARTICLES", "PEOPLE", "PLACE_PREFIXES", "PLURALS", "POSSESSIVES", "PREPOSITIONS", "PRONOUNS",
    "QUANTIFIERS", "ROLES", "SEATS", "SHE", "SPEAKERS", "SPOKES", "SURNAMES", "THEY", "TITLES", "TOPICS", "UNNAMED",
    "WE", "WIRES",
]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(", "))


HE = _words("he him himself his")
SHE = _words("she her herself hers")
IT = _words("it itself its")
THEY = _words("they them themselves their one both")
WE = _words("we us ourselves i me myself our my")
PRONOUNS = HE | SHE | IT | THEY | WE | _words("who whom which that you")
NO_PRONOUNS = _words("WHO US")  # written so, they are the World Health Organization and the United States
ARTICLES = _words("the a an")
POSSESSIVES = _words("his her its their our my")
DEFINITE = _words("the this that these those same said")
INDEFINITE = _words("""
    a an another one some any no other others several many few most two three four five six seven eight nine ten dozens
    hundreds thousands numerous multiple various different certain scores
""")
QUANTIFIERS = (
    INDEFINITE - _words("a an other") | _words("all both number handful majority group couple half") | _words("each neither")
)
PREPOSITIONS = _words("""
    of in for with from at on by within close familiar to about into near under inside outside among between over through
    against after before briefed loyal linked based who whose which that speaking quoted cited involved identified identifying
    named called described uploaded posted published released issued made written attributed carried aired working
""")
CLAUSE = _words("who whose whom which that")
CONNECTORS = _words("of for the & de du des")
PARTICLES = _words("""
    al el bin ibn abu de da das del della di do dos du la le van von der den ter ten bint ben
""")
# Titles stand before names and are no part of them.
TITLES = _words("""
    mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend father fr sister brother saint st hon president
    vice-president premier chancellor minister secretary senator sen rep representative congressman congresswoman
    congressperson governor gov mayor king queen prince princess emperor emir sultan sheikh sheik shaikh imam ayatollah pope
    cardinal archbishop bishop rabbi general gen colonel col lieutenant lt major maj captain capt sergeant sgt admiral adm
    rear brigadier brig marshal commander cmdr cpl corporal pvt private officer detective det inspector superintendent supt
    constable chief judge justice attorney ambassador envoy consul director chairman chairwoman chairperson chair commissioner
    coach pm mp mep cllr councillor councilman councilwoman alderman sheriff deputy undersecretary under-secretary comrade
    maestro rapper speaker ex-president ex-minister ex-governor ex-mayor msgr herr frau monsieur madame señor
""")
SPOKES = _words("""
    spokesman spokeswoman spokesperson spokespeople spokespersons spokesmen spokeswomen spokesmodel rep reps representative
    representatives publicist publicists agent agents lawyer lawyers attorney attorneys secretary
""")
LEADERS = _words("""
    president premier minister chancellor secretary director chairman chairwoman chair chief head leader ceo boss founder
    co-founder governor mayor commander commissioner owner ministers manager
""")
ROLES = (
    TITLES
    | SPOKES
    | LEADERS
    | _words("""
        defender bureaucrat pathologist mogul official officials analyst expert experts adviser advisor aide aides staffer
    strategist diplomat lawmaker legislator
    prosecutor editor editor-in-chief reporter journalist correspondent columnist anchor host presenter blogger commentator
    author writer screenwriter novelist producer actor actress comedian singer musician guitarist drummer bassist artist
    painter designer model star celebrity athlete player golfer pro quarterback striker goalkeeper pitcher slugger boxer
    driver pilot astronaut soldier militant fighter commandant gunman suspect defendant witness eyewitness victim survivor
    patient doctor physician surgeon nurse gynaecologist gynecologist scientist researcher physicist astronomer biologist
    chemist historian economist engineer architect teacher principal headteacher student pupil graduate scholar executive ceo
    cfo coo cto cio svp vp evp entrepreneur businessman businesswoman banker investor trader developer owner landlord tenant
    resident neighbor neighbour farmer plumber carpenter worker employee clerk cashier waiter waitress barista chef bartender
    guard policeman policewoman firefighter paramedic coroner examiner investigator whistleblower activist campaigner
    organizer organiser protester volunteer campaign-manager candidate nominee politician dissident exile opposition-leader
    husband wife partner fiance fiancee fiancé fiancée boyfriend girlfriend mother father mom dad mum parent son daughter
    brother sister uncle aunt cousin grandfather grandmother grandson granddaughter nephew niece friend colleague co-worker
    roommate man woman boy girl teen teenager youth child baby guy dude gentleman lady sleuth user commenter customer
    passenger tourist traveler traveller motorist biker cyclist hunter fisherman captain skipper manager coordinator
    administrator registrar dean rector curator critic reviewer pundit pollster consultant contractor broker realtor treasurer
    deputy assistant intern veteran hacker youtuber vlogger influencer streamer gamer prankster impersonator hoaxer spy
    operative ex-wife ex-husband widow widower publisher biographer translator interpreter photographer filmmaker director
    videographer cameraman cleric climber lecturer footballer preacher priest nun abbess monk hostage pensioner schoolboy
    schoolgirl billionaire millionaire tycoon magnate programmer inventor veterinarian zoologist conservationist defector refugee
    dermatologist cardiologist neurologist psychologist sociologist epidemiologist virologist geologist meteorologist
    anthropologist archaeologist criminologist entomologist toxicologist seismologist ecologist oncologist radiologist
    pharmacist dentist psychiatrist paediatrician pediatrician neurosurgeon therapist nutritionist midwife statistician
    mathematician technician arachnologist
    migrant monarch pontiff predecessor successor trucker commuter
""")
)
# Walks of life that one person seldom has two of at a time.
CALLINGS = {
    "sport": _words("""
        athlete player footballer golfer quarterback linebacker lineman receiver striker goalkeeper midfielder defender pitcher
        slugger boxer cyclist swimmer wrestler jockey sprinter coach
    """),
    "stage": _words("actor actress comedian singer musician guitarist drummer bassist rapper dancer model filmmaker"),
    "rule": _words("""
        senator sen congressman congresswoman lawmaker legislator governor gov mayor mp mep premier councillor councilman
        councilwoman alderman undersecretary
    """),
    "medicine": _words("physician surgeon nurse gynaecologist gynecologist paramedic dentist psychiatrist"),
    "law": _words("judge justice prosecutor attorney lawyer barrister solicitor"),
    "police": _words("detective det constable sheriff sergeant sgt inspector superintendent supt"),
    "science": _words("physicist astronomer biologist chemist geologist mathematician historian"),
    "faith": _words("bishop archbishop rabbi imam cardinal priest pastor"),
    "press": _words("reporter journalist correspondent columnist blogger"),
}
MASCULINE = _words("""
    male schoolboy
    mr sir lord king prince emperor emir sultan sheikh sheik imam ayatollah pope cardinal father brother congressman chairman
    spokesman businessman policeman man boy guy dude gentleman husband son uncle grandfather dad actor boyfriend fiance fiancé
    grandson nephew councilman alderman fisherman cameraman waiter landlord widower rabbi monsieur herr ex-husband
""")
FEMININE = _words("""
    female schoolgirl nun abbess
    mrs ms miss dame lady queen princess sister congresswoman chairwoman spokeswoman businesswoman policewoman woman girl wife
    daughter aunt grandmother mom mum mother actress girlfriend fiancee fiancée granddaughter niece councilwoman waitress
    widow madame frau ex-wife
""")
# Beside these somebody else is named more often than they are: "A police officer said ... Ann Smith, 36, was shot."
BYSTANDERS = SPOKES | _words("""
    source sources people insider insiders individual individuals someone somebody official aide diplomat associate employee
    staffer adviser advisor informant those anyone others officer police prosecutor detective witness neighbour neighbor relative
    friend mother father parent wife husband son daughter brother sister uncle aunt colleague doctor judge user commenter reporter
    journalist court report person
""")
# Nouns for those who are spoken of together, beside offices and plurals.
PEOPLE = _words("""
    supporter fan resident watcher member voter delegate superdelegate respondent juror observer opponent rival donor advocate
    ally backer admirer follower specialist reader viewer consumer caller guest attendee marcher demonstrator spectator rider
    local villager civilian liberal conservative progressive environmentalist skeptic sceptic objector contender front-runner
    newcomer lobbyist salesperson pedestrian shopper subscriber cop sailor searcher medic terrorist extremist impostor killer
    faker
""")
# Words that end no mention ("Smith on", "the report said").
NO_ENDS = _words("""
    on in of at to late early last this next said says is are was were has have had also further then now later surfaced
    emerged circulated and but or who which whose that previously recently repeatedly reportedly
""")
# Who stays unnamed: a singular of these without a name is an anonymous source.
ANONYMOUS = _words("""
    source sources person people insider insiders individual individuals someone somebody official aide diplomat associate
    confidant intermediary informant whistleblower whistleblowers tipster adviser advisor staffer employee operative those
    anyone others
""")
UNNAMED = _words("unnamed anonymous unidentified undisclosed")
GENERIC = _words("man woman person people guy one male female boy girl teen teenager youth republican democrat")
# A plural or a collective without a name is a group.
PLURALS = _words("""
    police people media staff crew family parents children men women personnel troops press authorities public clergy
    prosecution defence defense management critics audience crowd folks couple pair trio public
""")
DOCUMENTS = _words("""
    expose exposé revelations
    report reports article articles story stories statement statements account accounts book memoir memo memorandum letter
    letters email emails e-mail tweet tweets post posts message messages document documents file files record records
    transcript transcripts paper study studies survey poll review audit indictment affidavit complaint lawsuit filing filings
    ruling verdict testimony autopsy video videos footage tape recording audio clip photo photos image images screenshot
    documentary interview interviews press-release release bulletin dispatch profile piece column editorial op-ed excerpt
    excerpts headline headlines rumor rumors rumour rumours page website-post blog-post entry communique communiqué readout
    summary census dossier leak leaks feature broadcast program programme podcast feed update notice advisory note post-mortem
    ad ads advert advertisement commercial accord agreement pact evidence statistics stats estimate estimates forecast forecasts
    projection projections polling test tests testing scan scans research information disclosure disclosures suit suits guidance
        rules regulations version listing invite invitation missive passage graphic chart timeline picture quiz proposal banner
    hashtag
    index investigation probe results returns tally assessment assessments opinion order agenda platform homepage footage
    findings analysis data figures law bill resolution treaty caption inscription
""")
MEDIA = _words("""
    newspaper newspapers paper magazine website site websites sites outlet outlets publication publications channel channels
    station broadcaster broadcasters daily weekly tabloid tabloids blog blogs journal agency agencies newswire wire network
    networks television tv radio media portal show programme program podcast newsletter gazette news
""")
MEDIA_MARKS = _words("""
    times post news herald journal press tribune telegraph guardian mirror mail gazette chronicle observer standard sun star
    globe record tv radio television broadcasting daily weekly magazine independent examiner inquirer express dispatch courier
    bulletin sentinel monitor review today online media insider reporter wire channel network ledger beacon mercury age echo
    argus pravda zeitung presse monde figaro repubblica sera gaceta diario jornal nacion mundo pais país universal proceso
""")
ORGANISATIONS = MEDIA | _words("""
    ministry department agency bureau office administration government regime cabinet congress senate parliament duma knesset
    court council commission committee authority authorities police army navy force forces military militia party campaign
    team company firm corporation business bank union federation association organization organisation group foundation
    institute institution university college school hospital center centre clinic church diocese club league tour band label
    studio studios museum gallery library airline airlines carrier manufacturer maker retailer store hotel restaurant embassy
    consulate mission delegation secretariat coalition alliance movement front brigade brigades battalion faction rebels
    cartel service services board panel tribunal taskforce jury inquest defence nation country state city town county province
    region district observatory watchdog charity nonprofit ngo thinktank laboratory lab startup publisher house monarchy
    palace throne side camp corp inc ltd llc plc gmbh co international worldwide records pictures entertainment airways motors
    systems technologies holdings partners command fund trust society academy exchange resort zoo prison jail legion guard
    guards corps fleet squadron constabulary syndicate conglomerate supermarket chain leadership presidency premiership
    chancellery prosecution commissariat central automaker carmaker chipmaker drugmaker brokerage utility insurer lender outfit
    community giant startup nonprofit pac sports patrol promotions productions electric
""")
SPEAKERS = ROLES | ANONYMOUS | PLURALS | ORGANISATIONS  # nouns of those who may say or write something
# What ends or begins the name of an institution that may have "and" in it: "Food and Drug Administration".
INSTITUTIONS = _words("""
    administration agency association authority board bureau center centers centre centres commission committee council
    department directorate division federation foundation institute institutes institution ministry office organisation
    organization secretariat service services society tribunal
""")
# What the name of a company or a broadcaster may lack without becoming another's: "Acme" is "Acme Holdings", but no "Acme Store".
CORPORATE = _words("""
    inc incorporated corp corporation co company ltd limited llc plc gmbh group holding holdings international worldwide global
    industries enterprises partners media news tv television radio broadcasting network networks entertainment pictures studios
    records technologies systems electronics communications airlines airways motors bank newspaper magazine website agency
    organization organisation association foundation institute party movement militia
""")
# What an organisation of nearly any kind may be called.
COMPANIES = _words("company firm retailer maker manufacturer giant startup group organisation organization agency")
# Told to one of these, a thing is not relayed: they do not publish.
BODIES = _words("""
    congress senate parliament duma knesset court council committee commission house assembly ministry jury tribunal police
    fbi government inquiry hearing panel conference summit rally convention union club party university administration
    department board company cabinet embassy forum lawmakers reporters journalists investigators
""")
# Agencies and networks of the world known by a bare name.
WIRES = _words("""
    reuters afp ap upi dpa efe ansa tass itar-tass interfax xinhua kyodo yonhap anadolu pti ani ians aap mena irna fars
    bloomberg bbc cnn nbc abc cbs npr pbs fox cnbc msnbc itv sky rt cctv cgtn nhk kbs zdf ard rai rte cbc ctv sbs al-jazeera
    politico axios vox slate salon time newsweek forbes fortune wired variety vice buzzfeed mashable gawker gizmodo
    engadget verge espn people tmz vogue esquire huffpost spiegel stern bild economist haaretz ynet ndtv dawn geo tolo
    hurriyet milliyet sabah izvestia kommersant vedomosti meduza
""")
# Places that stand for the government seated there (metonymy), beside any name of a country or its capital.
SEATS = _names("""
    kremlin, white house, pentagon, downing street, number 10, elysee, elysée palace, elysee palace, whitehall, foggy bottom,
    capitol hill, quai d'orsay, blue house, zhongnanhai, vatican, holy see, bundestag, knesset, duma, sublime porte,
    buckingham palace, nato, united nations, european union, washington, moscow, kyiv, kiev, beijing, london, paris, berlin,
    rome, madrid, tokyo, seoul, pyongyang, taipei, new delhi, islamabad, kabul, tehran, baghdad, damascus, riyadh, doha, abu
    dhabi, ankara, athens, cairo, tripoli, tunis, algiers, rabat, khartoum, nairobi, abuja, accra, pretoria, harare, addis
    ababa, brussels, warsaw, prague, budapest, vienna, bern, belgrade, sofia, bucharest, minsk, tbilisi, yerevan, baku,
    astana, tashkent, ottawa, mexico city, havana, caracas, bogota, bogotá, brasilia, brasília, buenos aires, santiago, lima,
    quito, canberra, wellington, jakarta, manila, hanoi, bangkok, kuala lumpur, singapore, naypyidaw, dhaka, colombo,
    kathmandu, jerusalem, tel aviv, amman, beirut, sanaa, muscat, manama, kuwait city, oslo, stockholm, copenhagen, helsinki,
    dublin, lisbon, the hague, riga, vilnius, tallinn, russia, ukraine, china, france, germany, britain, england, scotland,
    italy, spain, japan, south korea, north korea, india, pakistan, afghanistan, iran, iraq, syria, israel, turkey, greece,
    egypt, libya, sudan, kenya, nigeria, ghana, south africa, ethiopia, poland, hungary, serbia, belarus, georgia, armenia,
    azerbaijan, kazakhstan, canada, mexico, cuba, venezuela, colombia, brazil, argentina, chile, peru, australia, new zealand,
    indonesia, philippines, vietnam, thailand, malaysia, taiwan, lebanon, jordan, yemen, oman, bahrain, kuwait, qatar, saudi
    arabia, norway, sweden, denmark, finland, ireland, portugal, netherlands, belgium, austria, switzerland, united states,
    united kingdom, us, u.s, uk, u.k, eu, un, u.n, uae
""")
PLACE_PREFIXES = _words("""
    new north south east west san santa los las el saint st united saudi central northern southern eastern western great mount
    lake port fort rio costa sierra puerto
""")
CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec
""")
# Capitalised at the start of a sentence, or always, and no names of anybody.
NOT_NAMES = (
    _words("""
    the a an this that these those it he she they we i you his her its their our my your who what when where why how which
    while if but and or nor so yet for as at by in on of to from with without after before since until about above below under
    over into during despite although though because however meanwhile moreover furthermore also according then now here there
    today yesterday tomorrow not no yes one two three four five six seven eight nine ten some many most several all both each
    every another other such only just even still again once first second third last next earlier later recently asked
    speaking citing quoting told following instead perhaps maybe indeed thus hence therefore is are was were be been has have
    had do does did will would can could may might must shall should let am pm gmt est edt pst utc neither nobody everyone
        more less than too never ever always very via per amid among between through unlike like given image images photo photos
    video read related
    share follow advertisement topshot file updated update exclusive breaking watch click see hi hello ok okay well oh
""")
    | CALENDAR
)
# Occupations that are surnames too: in a run of capitals they end no office.
SURNAMES = _words("""
    hunter driver farmer carpenter guard dean child guy pilot singer painter cook chef star pitcher boxer baby boy man woman
    gentleman fisherman tourist trader banker principal partner friend porter parent
""")
# Titles of anybody, who holds no office by them.
COURTESY = _words("mr mrs ms miss mx dr")
# What may stand before an office or a noun without saying whose it is.
MODIFIERS = _words("""
    former ex acting deputy senior junior assistant associate vice chief top lead leading press media communications executive
    co then current retired veteran longtime long-time ex- unofficial official pro-government state-run local the a an unnamed
    rival fellow famed famous little-known
""")
# What an office is about, and no name of a body: the "Defense Secretary" is not the secretary of "Defense".
TOPICS = _words("""
    defense defence interior foreign security health justice energy finance education trade transport environment
    agriculture home prime
""")
# What may stand before a mention and is no part of it.
CONJUNCTIONS = _words("of but and as that by from to according per while when because so says said also yet meanwhile or")
