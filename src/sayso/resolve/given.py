"""Given names: whose they are (`given.txt`), and which are one: short forms, and what romanisations make of the same name.

The short forms are those of common English given names; the romanisations are of Arabic, Russian and Persian names frequent in
English news. A form may belong to several names ("Al", "Chris").
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

__all__ = ["FEMALE", "GIVEN", "MALE", "SEXED", "same_given"]

_FORMS = """
    william bill billy will willy willie liam
    robert bob bobby rob robbie
    richard rich rick ricky dick richie
    james jim jimmy jamie
    john johnny jack
    jonathan jon jonny
    joseph joe joey
    thomas tom tommy
    charles charlie chuck chas
    christopher chris kit
    christine christina chris chrissy tina
    daniel dan danny
    matthew matt
    anthony antony tony
    stephen steven steve stevie
    andrew andy drew
    kenneth ken kenny
    george georgie
    edward ed eddie ned ted teddy
    edwin edmund ed eddie
    theodore ted teddy theo
    ronald ron ronnie
    timothy tim timmy
    jeffrey geoffrey jeff geoff
    gerald jerry gerry
    jeremiah jeremy jerry
    gregory greg
    lawrence laurence larry
    benjamin ben benny
    samuel sam sammy
    samantha sam
    frank francis frankie
    franklin frank
    francisco paco pancho
    alexander alex alec sandy sasha aleksandr alexandr oleksandr
    alexandra alex sandra sasha aleksandra
    alexandros alexis alex
    albert al bert
    alfred al alf fred
    alan allan allen al
    frederick frederic fred freddie freddy
    patrick pat paddy
    patricia pat patty trish tricia
    peter pete
    philip phillip phil
    nicholas nick nicky nicolas nikolas
    michael mike mick mickey micky
    david dave davey
    donald don donny
    douglas doug
    raymond ray
    walter walt wally
    vincent vince vinny
    victor vic viktor
    leonard len lenny leo
    louis lewis lou louie
    luis lucho
    jose pepe
    maurice mo
    zachary zach zack zachariah
    joshua josh
    jacob jake
    nathan nathaniel nate nat
    eugene gene
    harold harry hal
    henry harry hank
    arthur art artie
    abraham abe
    bernard bernie
    clifford cliff
    clinton clint
    curtis curt kurt
    dennis denis denny
    martin marty
    max maxwell maximilian
    mitchell mitch
    norman norm
    oliver ollie
    randall randolph randy
    rodney rod
    roger rodger
    russell russ
    stanley stan
    terence terrence terry
    theresa teresa terry tess
    wesley wes
    elizabeth elisabeth liz lizzie beth betty bettie betsy eliza libby
    margaret maggie meg peggy marge margie
    katherine catherine kathryn katharine kathleen kate katie kathy cathy kat katy
    jennifer jen jenny jenn
    jessica jess jessie
    susan suzanne susie sue suzy
    deborah debra deb debbie
    barbara barb barbie
    rebecca becky becca
    pamela pam
    victoria vicky vicki tori
    jacqueline jackie
    judith judy
    cynthia cindy
    dorothy dot dottie dolly
    virginia ginny
    abigail abby gail
    amanda mandy
    kimberly kim
    melissa missy mel
    nancy nan
    sarah sara sally
    stephanie steph
    valerie val
    caroline carolyn carrie
    eleanor ellie nell nora
    helen helena nell
    isabella isabel isabelle bella izzy
    madeline maddie maddy
    natalie nat natalia
    olivia liv
    gabriel gabe
    gabriella gabby gabi
    mohammed muhammad mohamed mohammad mohamad muhammed mehmet mohamud
    ahmed ahmad ahmet
    hussein hussain husayn hossein
    hassan hasan
    abdullah abdallah abdulla
    yusuf yousef youssef yousuf yosef
    omar umar omer
    osama usama
    ibrahim ebrahim
    mahmoud mahmud
    mustafa mustapha moustafa
    said saeed sayed saied
    khalid khaled
    jamal gamal
    ayman aiman
    sergei sergey serhiy
    dmitry dmitri dmitriy dimitri dmytro
    alexei alexey aleksei aleksey oleksiy
    andrei andrey andriy
    yuri yury yuriy iurii
    nikolai nikolay mykola
    yevgeny evgeny yevgeni evgeni yevgeniy
    mikhail mikhael
    vasily vasili vasyl
    vitaly vitali vitalii
    volodymyr wolodymyr
    vladimir wladimir
    heidar heydar haidar haydar
"""


def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_FORMS.split("\n")):
        for name in line.split():
            groups[name].add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def _listed() -> dict[str, frozenset[str]]:
    """The names of each section of `given.txt`, as keys."""
    listed: dict[str, set[str]] = {}
    for line in (files("sayso.resolve") / "given.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = listed.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            section.update(line.split())
    return {name: frozenset(names) for name, names in listed.items()}


_GROUPS, _LISTED = _groups(), _listed()
MALE, FEMALE = _LISTED["masculine"], _LISTED["feminine"]
SEXED = MALE | FEMALE  # made once: there are many
GIVEN = SEXED | _LISTED["either"] | _GROUPS.keys()
_NONE = frozenset[int]()


def same_given(one: str, other: str) -> bool:
    """Whether two given names, as keys, may be one: equal, an initial of the other, or forms of one name."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    initial = len(short) == 1 and long.startswith(short)
    return initial or bool(_GROUPS.get(one, _NONE) & _GROUPS.get(other, _NONE))
