/// The templates of every language, by code, or by code and cause.
extension Sentences {
  static let english: [String: [String]] = [
    "no_body": [
      "No vehicle of the firm has a body that may carry {material}.",
      "No vehicle of the firm has a body that may carry it.",
    ],
    "no_time": [
      "No duty has time for it: {vehicle} in shift {shift} would need {needed_min} min of {limit}, "
        + "and {allowed_min} are left.",
      "No duty has time for it: windows, opening hours or driving time stand against it.",
    ],
    "no_route": [
      "No road that is open on that date leads from {from} to {to}.",
      "No open road leads there on that date.",
    ],
    "mass_limit": [
      "No way from {from} to {to} allows {kilograms:t} t.", "No way there allows the mass.",
    ],
    "mass_limit/gate": ["The gate of {from} or {to} lets no such truck in."],
    "no_vehicle": ["Every suitable vehicle is used up."],
    "no_vehicle/foreign_lane": [
      "The lane from {from} to {to} lies abroad, where the firm has no vehicle.",
      "The lane lies abroad, where the firm has no vehicle.",
    ],
    "forbidden": [
      "Rules for {material} at {site} forbid it.", "The rules for cleaning or handling forbid it.",
    ],
    "consent": [
      "{material} may not cross the border from {from} to {to} without a consent.",
      "A consent for crossing the border is missing.",
    ],
    "capacity": ["The load is larger than any suitable vehicle."],
    "part_load": [
      "A part load of {kilograms:t} t is less than {percent} % of a full one "
        + "({full_kilograms:t} t) and waits.",
      "A part load of {kilograms:t} t is less than {percent} % of a full one and waits.",
      "A part load this small waits.",
    ],
    "no_user": ["No user within reach wants {material}.", "No user within reach wants it."],
    "no_supply": [
      "No producer within reach has {material}.", "No producer within reach has it.",
    ],
    "storage": ["The store at {site} is full or empty.", "The store is full or empty."],
    "storage/empty": ["The store at {site} is empty.", "The store is empty."],
    "storage/full": ["The store at {site} is full.", "The store is full."],
    "site_closed": ["{site} does not work on that date.", "The site does not work on that date."],
    "no_vehicle/full": [
      "Every vehicle that could haul it is full that day ({duties} duties would fit it alone)."
    ],
    "no_vehicle/docks_or_stopped": [
      "It fits {duties} duties alone, but the docks are taken or the search was stopped early."
    ],
    "no_route/thaw": [
      "The way from {from} to {to} is closed to loaded trucks by the thaw: {numbers}."
    ],
    "no_route/closure": ["The way from {from} to {to} is closed: {numbers}."],
    "no_route/border": ["{place} is a border post through which nothing is planned."],
    "gross_reduced": ["The way allows {gross_t} t gross instead of {full_t} t."],
    "straight_lines": ["{km} km of the way are drawn as straight lines: {numbers}."],
    "thaw": ["Roads on the way suffer from the thaw ({risk}): {numbers}."],
    "no_haulage": ["Nothing is hauled on {date}."],
    "no_haulage/weekday": ["{date} is no weekday on which loads are hauled."],
    "no_haulage/holiday": ["{date} is a holiday."],
    "no_driver": ["{vehicle} stands in shift {shift}: no driver is left for it."],
    "no_rest": ["{vehicle} stands in shift {shift}: its crew would not reach the daily rest."],
    "storage/nearly_full": ["The store of {material} at {site} is nearly full ({tonnes} t)."],
    "storage/nearly_empty": ["The store of {material} at {site} is nearly empty ({tonnes} t)."],
    "forbidden/licence": ["{material} is dangerous goods, for which a driver has no licence."],
    "forbidden/loaders": ["Nothing can be loaded at {site}: it has no loader."],
    "forbidden/unload_bays": ["Nothing can be unloaded at {site}: it has no bay."],
    "cost": ["Serving it would cost more than leaving it."],
    "pinned": [
      "{vehicle}, to which it is pinned, cannot take it.",
      "The vehicle to which it is pinned cannot take it.",
    ],
  ]

  static let finnish: [String: [String]] = [
    "no_body": [
      "Yrityksellä ei ole kuormatilaa, jossa {material} saadaan kuljettaa.",
      "Yrityksellä ei ole siihen sopivaa kuormatilaa.",
    ],
    "no_time": [
      "Mihinkään vuoroon se ei mahdu: {vehicle} vuorossa {shift} tarvitsisi {needed_min} min "
        + "({limit}), ja {allowed_min} on jäljellä.",
      "Mihinkään vuoroon se ei mahdu: aikaikkunat, aukioloajat tai ajoajat estävät.",
    ],
    "no_route": [
      "Paikasta {from} ei ole sinä päivänä avointa tietä paikkaan {to}.",
      "Sinne ei ole sinä päivänä avointa tietä.",
    ],
    "mass_limit": [
      "Mikään tie paikasta {from} paikkaan {to} ei salli {kilograms:t} tonnia.",
      "Mikään tie sinne ei salli massaa.",
    ],
    "mass_limit/gate": ["Paikan {from} tai {to} portti ei päästä sellaista autoa sisään."],
    "no_vehicle": ["Kaikki sopivat ajoneuvot ovat jo käytössä."],
    "no_vehicle/foreign_lane": ["Reitti on ulkomailla, missä yrityksellä ei ole ajoneuvoa."],
    "forbidden": ["Puhdistus- tai käsittelysäännöt kieltävät sen."],
    "consent": [
      "{material} ei saa ylittää rajaa paikasta {from} paikkaan {to} ilman lupaa.",
      "Rajan ylittämiseen ei ole lupaa.",
    ],
    "capacity": ["Kuorma on suurempi kuin mikään sopiva ajoneuvo."],
    "part_load": [
      "{kilograms:t} tonnin vajaa kuorma on alle {percent} % täydestä ({full_kilograms:t} t) ja "
        + "jää odottamaan.",
      "{kilograms:t} tonnin vajaa kuorma on alle {percent} % täydestä ja jää odottamaan.",
      "Näin pieni vajaa kuorma jää odottamaan.",
    ],
    "no_user": ["Kukaan lähistöllä ei tarvitse ainetta {material}.", "Kukaan ei tarvitse sitä."],
    "no_supply": ["Kenelläkään lähistöllä ei ole ainetta {material}.", "Kenelläkään ei ole sitä."],
    "storage": ["Varasto {site} on täynnä tai tyhjä.", "Varasto on täynnä tai tyhjä."],
    "storage/empty": ["Varasto {site} on tyhjä.", "Varasto on tyhjä."],
    "storage/full": ["Varasto {site} on täynnä.", "Varasto on täynnä."],
    "site_closed": ["{site} ei toimi sinä päivänä.", "Paikka ei toimi sinä päivänä."],
    "no_vehicle/docks_or_stopped": [
      "Se mahtuisi yksin {duties} vuoroon, mutta laiturit ovat varattuja tai haku keskeytyi."
    ],
    "no_route/closure": ["Tie paikasta {from} paikkaan {to} on suljettu: {numbers}."],
    "no_route/border": ["{place} on raja-asema, jonka kautta ei suunnitella ajoja."],
    "no_haulage/weekday": ["{date} ei ole ajopäivä."],
    "no_haulage/holiday": ["{date} on pyhäpäivä."],
    "no_rest": ["{vehicle} seisoo vuorossa {shift}: kuljettajat eivät ehtisi vuorokausilepoon."],
    "forbidden/licence": ["{material} on vaarallista ainetta, johon kuljettajalla ei ole lupaa."],
    "forbidden/loaders": ["Paikassa {site} ei voi lastata: siellä ei ole kuormaajaa."],
    "forbidden/unload_bays": ["Paikassa {site} ei voi purkaa: siellä ei ole purkupaikkaa."],
    "no_vehicle/full": ["Kaikki siihen sopivat ajoneuvot ovat sinä päivänä täynnä."],
    "no_route/thaw": [
      "Kelirikko sulkee kuormatuilta tien paikasta {from} paikkaan {to}: {numbers}."
    ],
    "gross_reduced": ["Tie sallii {gross_t} t kokonaismassan eikä {full_t} t."],
    "straight_lines": ["{km} km reitistä on piirretty suorina viivoina: {numbers}."],
    "thaw": ["Reitin tiet kärsivät kelirikosta ({risk}): {numbers}."],
    "no_haulage": ["Päivänä {date} ei ajeta."],
    "no_driver": ["{vehicle} seisoo vuorossa {shift}: kuljettajaa ei ole."],
    "storage/nearly_full": ["Aineen {material} varasto {site} on lähes täynnä ({tonnes} t)."],
    "storage/nearly_empty": ["Aineen {material} varasto {site} on lähes tyhjä ({tonnes} t)."],
    "cost": ["Sen ajaminen maksaisi enemmän kuin ajamatta jättäminen."],
    "pinned": [
      "{vehicle}, johon se on kiinnitetty, ei voi ottaa sitä.",
      "Ajoneuvo, johon se on kiinnitetty, ei voi ottaa sitä.",
    ],
  ]

  static let swedish: [String: [String]] = [
    "no_body": [
      "Företaget har inget flak som får bära {material}.",
      "Företaget har inget flak som får bära det.",
    ],
    "no_time": [
      "Inget skift har tid för det: {vehicle} i skift {shift} skulle behöva {needed_min} min "
        + "({limit}), och {allowed_min} är kvar.",
      "Inget skift har tid för det: tidsfönster, öppettider eller körtid hindrar.",
    ],
    "no_route": [
      "Ingen öppen väg leder den dagen från {from} till {to}.",
      "Ingen öppen väg leder dit den dagen.",
    ],
    "mass_limit": [
      "Ingen väg från {from} till {to} tillåter {kilograms:t} ton.",
      "Ingen väg dit tillåter massan.",
    ],
    "mass_limit/gate": ["Grinden vid {from} eller {to} släpper inte in ett sådant fordon."],
    "no_vehicle": ["Alla lämpliga fordon är upptagna."],
    "no_vehicle/foreign_lane": ["Sträckan ligger utomlands, där företaget inte har något fordon."],
    "forbidden": ["Reglerna för rengöring eller hantering förbjuder det."],
    "consent": [
      "{material} får inte passera gränsen från {from} till {to} utan tillstånd.",
      "Tillstånd att passera gränsen saknas.",
    ],
    "capacity": ["Lasset är större än något lämpligt fordon."],
    "part_load": [
      "Ett dellass på {kilograms:t} ton är mindre än {percent} % av ett fullt "
        + "({full_kilograms:t} t) och får vänta.",
      "Ett dellass på {kilograms:t} ton är mindre än {percent} % av ett fullt och får vänta.",
      "Ett så litet dellass får vänta.",
    ],
    "no_user": ["Ingen användare i närheten vill ha {material}.", "Ingen vill ha det."],
    "no_supply": ["Ingen producent i närheten har {material}.", "Ingen producent har det."],
    "storage": ["Lagret {site} är fullt eller tomt.", "Lagret är fullt eller tomt."],
    "storage/empty": ["Lagret {site} är tomt.", "Lagret är tomt."],
    "storage/full": ["Lagret {site} är fullt.", "Lagret är fullt."],
    "site_closed": ["{site} är stängt den dagen.", "Platsen är stängd den dagen."],
    "no_vehicle/docks_or_stopped": [
      "Det ryms ensamt i {duties} skift, men platserna är upptagna eller sökningen avbröts."
    ],
    "no_route/closure": ["Vägen från {from} till {to} är avstängd: {numbers}."],
    "no_route/border": ["{place} är en gränsstation som inget planeras genom."],
    "no_haulage/weekday": ["{date} är ingen veckodag då det körs."],
    "no_haulage/holiday": ["{date} är en helgdag."],
    "no_rest": ["{vehicle} står i skift {shift}: besättningen skulle inte nå dygnsvilan."],
    "forbidden/licence": ["{material} är farligt gods, som föraren saknar behörighet för."],
    "forbidden/loaders": ["Inget kan lastas vid {site}: det finns ingen lastare."],
    "forbidden/unload_bays": ["Inget kan lossas vid {site}: det finns ingen lossningsplats."],
    "no_vehicle/full": ["Alla fordon som kunde ta det är fulla den dagen."],
    "no_route/thaw": ["Tjällossningen stänger vägen från {from} till {to} för lastade: {numbers}."],
    "gross_reduced": ["Vägen tillåter {gross_t} t bruttovikt i stället för {full_t} t."],
    "straight_lines": ["{km} km av vägen är ritade som raka linjer: {numbers}."],
    "thaw": ["Vägar på sträckan lider av tjällossning ({risk}): {numbers}."],
    "no_haulage": ["Inget körs den {date}."],
    "no_driver": ["{vehicle} står i skift {shift}: ingen förare finns."],
    "storage/nearly_full": ["Lagret av {material} vid {site} är nästan fullt ({tonnes} t)."],
    "storage/nearly_empty": ["Lagret av {material} vid {site} är nästan tomt ({tonnes} t)."],
    "cost": ["Att köra det skulle kosta mer än att låta bli."],
    "pinned": [
      "{vehicle}, som det är bundet till, kan inte ta det.",
      "Fordonet som det är bundet till kan inte ta det.",
    ],
  ]
}
