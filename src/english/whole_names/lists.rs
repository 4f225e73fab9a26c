//! Words that say where a name ends and what it names.

/// Articles and the like that are joined to a name with a hyphen.
pub const ARTICLES: [&str; 16] =
    ["al", "el", "ar", "as", "az", "an", "at", "ad", "ash", "ul", "ur", "ed", "es", "ibn", "bin", "abu"];

/// What says the legal form of a company.
pub const FORMS: [&str; 16] = [
    "Inc.", "Inc", "Ltd.", "Ltd", "LLC", "L.L.C.", "Corp.", "Corp", "Co.", "LP", "L.P.", "PLC", "plc", "S.A.", "N.V.",
    "GmbH",
];

/// What is called after its fields, and may have several: "Ministry of Health and Welfare".
pub const OF_FIELDS: [&str; 18] = [
    "Department",
    "Ministry",
    "Bureau",
    "Office",
    "School",
    "Committee",
    "Council",
    "Board",
    "Institute",
    "College",
    "Faculty",
    "Agency",
    "Commission",
    "Secretariat",
    "Center",
    "Centre",
    "Academy",
    "Directorate",
];

/// What a shop is called after its owner: "Lena's Bakery".
pub const SHOPS: [&str; 26] = [
    "Auto",
    "Bakery",
    "Bar",
    "Barber",
    "Bistro",
    "Books",
    "Bookstore",
    "Café",
    "Cafe",
    "Deli",
    "Diner",
    "Garage",
    "Grill",
    "Hotel",
    "Inn",
    "Karate",
    "Kitchen",
    "Market",
    "Motel",
    "Pharmacy",
    "Pizza",
    "Pizzeria",
    "Pub",
    "Restaurant",
    "Salon",
    "Store",
];

/// What ministers and secretaries are of.
pub const FIELDS: [&str; 20] = [
    "Agriculture",
    "Commerce",
    "Defence",
    "Defense",
    "Economy",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Homeland",
    "Information",
    "Interior",
    "Justice",
    "Labor",
    "Labour",
    "Security",
    "State",
    "Trade",
    "Transport",
    "War",
];

/// Small words inside the names of persons and places.
pub const PARTICLES: [&str; 16] =
    ["da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "la", "le", "van", "von", "y"];

/// What stands before the name of a country or state and is one name with it.
pub const SIDES: [&str; 22] = [
    "Baja",
    "Central",
    "East",
    "Eastern",
    "Equatorial",
    "Greater",
    "Inner",
    "Lower",
    "New",
    "North",
    "Northern",
    "Old",
    "Outer",
    "Papua",
    "Saudi",
    "South",
    "Southern",
    "United",
    "Upper",
    "West",
    "Western",
    "Hotel",
];

/// Small words inside the names of organisations.
pub const SMALL: [&str; 9] = ["of", "and", "for", "the", "on", "in", "de", "&", "to"];

/// What great storms are called after.
pub const STORMS: [&str; 5] = ["Hurricane", "Typhoon", "Cyclone", "Storm", "Superstorm"];

/// Words at the end of a name that make it a company's or another organisation's, whatever stands before.
pub const COMPANY_ENDS: [&str; 34] = [
    "Agency",
    "Airlines",
    "Airways",
    "Association",
    "Authority",
    "Bank",
    "Brewery",
    "Capital",
    "Chemicals",
    "Coalition",
    "Committee",
    "Company",
    "Corporation",
    "Council",
    "Electric",
    "Energy",
    "Enterprises",
    "Federation",
    "Foundation",
    "Gases",
    "Group",
    "Holdings",
    "Industries",
    "Institute",
    "Insurance",
    "Laboratories",
    "Ministry",
    "Motors",
    "Motorsports",
    "Partners",
    "Pharmaceuticals",
    "Steel",
    "Systems",
    "Technologies",
];

/// Words with a capital that name nothing alone.
pub const NOTHING_ALONE: [&str; 24] = [
    "Avenue",
    "Bay",
    "Center",
    "Centre",
    "City",
    "Coast",
    "Country",
    "County",
    "Department",
    "District",
    "East",
    "Hotel",
    "Island",
    "Minister",
    "Office",
    "Park",
    "President",
    "Province",
    "Restaurant",
    "School",
    "Square",
    "State",
    "University",
    "World",
];

/// The states of the United States and their capital's district, as addresses have them.
pub const STATES: [&str; 51] = [
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA",
    "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR",
    "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
];

/// What is a part of the place before it, though written small: "the Jaffna peninsula".
pub const REGIONS: [&str; 12] = [
    "airport",
    "desert",
    "district",
    "island",
    "islands",
    "mountains",
    "peninsula",
    "province",
    "region",
    "station",
    "strip",
    "valley",
];

/// Places that are of another: "Strait of Malacca".
pub const PLACES_OF: [&str; 14] = [
    "Bay", "Bight", "Cape", "Coast", "Gulf", "Horn", "Isle", "Lake", "Mount", "Port", "Republic", "Sea", "Strait",
    "Valley",
];

/// Words at the end of a name that make it a place's.
pub const PLACE_ENDS: [&str; 16] = [
    "Avenue",
    "Beach",
    "Boulevard",
    "Canyon",
    "County",
    "Creek",
    "Island",
    "Islands",
    "Mountains",
    "Parish",
    "Peninsula",
    "Province",
    "River",
    "Road",
    "Street",
    "Valley",
];

/// What ships are called with.
pub const SHIPS: [&str; 7] = ["HMS", "INS", "MS", "MV", "RMS", "SS", "USS"];

/// Bodies and offices that name nothing alone, though a letter be large.
pub const CUES_ALONE: [&str; 22] = [
    "Administration",
    "Army",
    "Board",
    "CEO",
    "Church",
    "Club",
    "Commission",
    "Committee",
    "Company",
    "Corp",
    "Corp.",
    "Court",
    "Government",
    "Group",
    "House",
    "Navy",
    "North",
    "Party",
    "Police",
    "South",
    "Union",
    "West",
];

/// Bodies that are named after those who are in them: "Workers' Union".
pub const UNIONS: [&str; 10] =
    ["Union", "Association", "Party", "Federation", "League", "Alliance", "Council", "Club", "Guild", "Congress"];
