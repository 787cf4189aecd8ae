/**
 * Short forms of states and countries as news writes them (the AP Stylebook's abbreviations, postal codes), and the
 * words for peoples ("Kenyan", "Texans") with the place that each stands for. Facts, typed in here; the gazetteer
 * holds names only.
 */

/** AP abbreviation without its full stop → postal code; read as a state only with the full stop or after a town. */
const AP =
  "ala AL|alaska AK|ariz AZ|ark AR|calif CA|colo CO|conn CT|del DE|fla FL|ga GA|ill IL|ind IN|kan KS|kans KS|ky KY|la LA|md MD|mass MA|" +
  "mich MI|minn MN|miss MS|mo MO|mont MT|neb NE|nebr NE|nev NV|n.h NH|n.j NJ|n.m NM|n.y NY|n.c NC|n.d ND|okla OK|ore OR|pa PA|penn PA|r.i RI|" +
  "s.c SC|s.d SD|tenn TN|tex TX|vt VT|va VA|wash WA|w.va WV|wis WI|wisc WI|wyo WY|d.c DC|n.mex NM|n.dak ND|s.dak SD";

export const STATE_ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  AP.split("|").map((pair) => pair.split(" ") as [string, string]),
);

export const POSTAL_CODES: ReadonlySet<string> = new Set(
  (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA " +
    "WA WV WI WY DC PR"
  ).split(" "),
);

/** Written in capitals exactly so → the country's ISO 3166-1 code. */
export const COUNTRY_ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ["U.S", "US"],
  ["US", "US"],
  ["U.S.A", "US"],
  ["USA", "US"],
  ["U.K", "GB"],
  ["UK", "GB"],
  ["UAE", "AE"],
  ["U.A.E", "AE"],
  ["PRC", "CN"],
  ["USSR", "RU"],
  ["DRC", "CD"],
]);

const PEOPLES =
  "Afghan Afghans AF|Albanian Albanians AL|Algerian Algerians DZ|American Americans US|Angolan Angolans AO|Argentine Argentinian Argentinians AR|" +
  "Armenian Armenians AM|Australian Australians Aussie AU|Austrian Austrians AT|Azerbaijani Azerbaijanis AZ|Bahraini BH|Bangladeshi Bangladeshis BD|" +
  "Belarusian Belarusians BY|Belgian Belgians BE|Bolivian Bolivians BO|Bosnian Bosnians BA|Brazilian Brazilians BR|British Briton Britons GB|" +
  "Bulgarian Bulgarians BG|Burmese MM|Cambodian Cambodians KH|Cameroonian CM|Canadian Canadians CA|Chadian TD|Chilean Chileans CL|Chinese CN|" +
  "Colombian Colombians CO|Congolese CD|Croatian Croatians HR|Cuban Cubans CU|Cypriot Cypriots CY|Czech Czechs CZ|Danish Dane Danes DK|Dutch NL|" +
  "Ecuadorian EC|Egyptian Egyptians EG|Eritrean Eritreans ER|Estonian Estonians EE|Ethiopian Ethiopians ET|Filipino Filipinos PH|Finnish Finn Finns FI|" +
  "French Frenchman FR|Gambian GM|Georgian Georgians GE|German Germans DE|Ghanaian Ghanaians GH|Greek Greeks GR|Guatemalan Guatemalans GT|" +
  "Guinean GN|Haitian Haitians HT|Honduran Hondurans HN|Hungarian Hungarians HU|Icelandic IS|Indian Indians IN|Indonesian Indonesians ID|" +
  "Iranian Iranians IR|Iraqi Iraqis IQ|Irish Irishman IE|Israeli Israelis IL|Italian Italians IT|Ivorian CI|Jamaican Jamaicans JM|Japanese JP|" +
  "Jordanian Jordanians JO|Kazakh KZ|Kenyan Kenyans KE|Kuwaiti Kuwaitis KW|Kyrgyz KG|Laotian LA|Latvian Latvians LV|Lebanese LB|Liberian Liberians LR|" +
  "Libyan Libyans LY|Lithuanian Lithuanians LT|Malawian MW|Malaysian Malaysians MY|Malian ML|Maltese MT|Mexican Mexicans MX|Moldovan Moldovans MD|" +
  "Mongolian MN|Moroccan Moroccans MA|Mozambican MZ|Namibian NA|Nepali Nepalese NP|Nicaraguan Nicaraguans NI|Nigerian Nigerians NG|" +
  "Norwegian Norwegians NO|Omani OM|Pakistani Pakistanis PK|Palestinian Palestinians PS|Panamanian PA|Paraguayan PY|Peruvian Peruvians PE|" +
  "Polish Pole Poles PL|Portuguese PT|Qatari Qataris QA|Romanian Romanians RO|Russian Russians RU|Rwandan Rwandans RW|Salvadoran Salvadorans SV|" +
  "Saudi Saudis SA|Scottish Scots GB|Senegalese SN|Serbian Serbs Serbians RS|Singaporean SG|Slovak Slovaks SK|Slovenian SI|Somali Somalis SO|" +
  "Spanish Spaniard Spaniards ES|Sudanese SD|Swedish Swede Swedes SE|Swiss CH|Syrian Syrians SY|Taiwanese TW|Tajik TJ|Tanzanian TZ|" +
  "Thai TH|Tunisian Tunisians TN|Turkish Turk Turks TR|Turkmen TM|Ugandan Ugandans UG|Ukrainian Ukrainians UA|Uruguayan UY|Uzbek UZ|" +
  "Venezuelan Venezuelans VE|Vietnamese VN|Welsh GB|Yemeni Yemenis YE|Zambian Zambians ZM|Zimbabwean Zimbabweans ZW";

const STATE_PEOPLES =
  "Alabaman Alabamans Alabamian Alabamians AL|Alaskan Alaskans AK|Arizonan Arizonans AZ|Arkansan Arkansans AR|Californian Californians CA|" +
  "Coloradan Coloradans CO|Floridian Floridians FL|Hawaiian Hawaiians HI|Idahoan Idahoans ID|Illinoisan Illinoisans IL|Iowan Iowans IA|" +
  "Kansan Kansans KS|Kentuckian Kentuckians KY|Louisianan Louisianans LA|Mainer Mainers ME|Marylander Marylanders MD|" +
  "Michigander Michiganders MI|Minnesotan Minnesotans MN|Mississippian Mississippians MS|Missourian Missourians MO|Montanan Montanans MT|" +
  "Nebraskan Nebraskans NE|Nevadan Nevadans NV|Ohioan Ohioans OH|Oklahoman Oklahomans OK|Oregonian Oregonians OR|Pennsylvanian Pennsylvanians PA|" +
  "Tennessean Tennesseans TN|Texan Texans TX|Utahn Utahns UT|Vermonter Vermonters VT|Virginian Virginians VA|Washingtonian Washingtonians WA|" +
  "Wisconsinite Wisconsinites WI|Wyomingite Wyomingites WY";

const peopleOf = (list: string): [string, string][] =>
  list.split("|").flatMap((row) => {
    const words = row.split(" ");
    const code = words.pop() ?? "";
    return words.map((word): [string, string] => [word.toLowerCase(), code]);
  });

/** A people's word → ISO code of the country. Georgians of the country; the state's are told by the coverage. */
export const PEOPLES_OF_COUNTRIES: ReadonlyMap<string, string> = new Map(peopleOf(PEOPLES));
/** A people's word → postal code of the state. */
export const PEOPLES_OF_STATES: ReadonlyMap<string, string> = new Map(peopleOf(STATE_PEOPLES));
