"""The words of names that mean nothing, or more than one thing."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "no-such-item": "här finns inget som heter ”{value}” att göra det med; uppf show visar vad som finns i ett ärende",
    "ambiguous-item": "”{value}” kan vara {found:eller}; skriv det som står efter snedstrecket",
    "no-such-agreement-named": (
        "inget avtal heter ”{value}”; menade du {near:eller}?",
        "inget avtal heter ”{value}”; uppf list avtal visar alla",
    ),
}
