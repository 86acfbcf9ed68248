"""What is said of days and periods, and what the days off are called."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "date-out-of-range": "dagen hamnar utanför åren 1–9999, räknat från {start}; rätta datumet eller tidsrymden",
}

LABELS: dict[str, str] = {
    "nyarsdag": "nyårsdagen",
    "trettondedag_jul": "trettondedag jul",
    "langfredag": "långfredagen",
    "paskdag": "påskdagen",
    "annandag_pask": "annandag påsk",
    "forsta_maj": "första maj",
    "kristi_himmelsfard": "Kristi himmelsfärdsdag",
    "pingstdag": "pingstdagen",
    "annandag_pingst": "annandag pingst",
    "nationaldag": "nationaldagen",
    "midsommarafton": "midsommarafton",
    "midsommardag": "midsommardagen",
    "alla_helgons_dag": "alla helgons dag",
    "julafton": "julafton",
    "juldag": "juldagen",
    "annandag_jul": "annandag jul",
    "nyarsafton": "nyårsafton",
    "lordag": "lördag",
    "sondag": "söndag",
}
