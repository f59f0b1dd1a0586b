"""Small agencies, drawn at random: everything that the monthly report counts, on days where it matters most."""
import calendar
import datetime
import os

import emit

HANDBOOKS = ("lantian", "lvye")
GROUNDS = ("goals-met", "can-cope", "discord", "new-needs", "unforeseen", "solved")
MEDIA = ("face", "home", "phone", "electronic")
PARTNERS = ("client", "family", "both", "teacher", "village-cadre", "doctor", "other")
WORKS = ("visit", "liaison", "team-building", "training", "supervision", "resource", "file", "publicity", "other")
OUTPUTS = ("resource", "media", "research", "honour", "advocacy", "other")
ONE_DAY = datetime.timedelta(days=1)


class Agency:
    """What the records of one agency share."""

    def __init__(self, draw):
        self.draw = draw
        self.handbook = draw.choice(HANDBOOKS)
        self.year, self.month = draw.choice((2025, 2026, 2026)), draw.randint(1, 12)
        self.first = datetime.date(self.year, self.month, 1)
        self.last = self.first.replace(day=calendar.monthrange(self.year, self.month)[1])
        self.today = self.draw_today()
        self.sites = [f"site-{letter}" for letter in "abcd"[:draw.randint(1, 4)]]
        self.staff = {f"worker-{number}": draw.choice(self.sites) for number in range(draw.randint(2, 6))}
        self.volunteers = [f"V{self.year}-{number:04}" for number in range(1, draw.randint(1, 5))]
        # Most long ago, some in between: nobody serves before.
        self.registered = {each: self.day() if self.chance(0.2) else self.first - 900 * ONE_DAY for each in self.volunteers}
        self.codes = [f"K{number:04}" for number in range(1, draw.randint(8, 30))]

    def draw_today(self):
        """Mostly long afterwards, at times within the month or before it is handed in."""
        return self.draw.choice((self.last + 60 * ONE_DAY,) * 3 + (self.first + 14 * ONE_DAY, self.last, self.last + 2 * ONE_DAY))

    def chance(self, share):
        return self.draw.random() < share

    def day(self):
        """In the month, on its edges, in the year, or around it."""
        pick = self.draw.random()
        if pick < 0.45:
            return self.first + self.draw.randint(0, 30) * ONE_DAY
        if pick < 0.65:
            return self.draw.choice((self.first - ONE_DAY, self.first, self.first + ONE_DAY, self.last, self.last + ONE_DAY))
        if pick < 0.7:
            return self.today + self.draw.randint(0, 1) * ONE_DAY
        return self.first + self.draw.randint(-400, 60) * ONE_DAY

    def days(self, most):
        """Several days, each once, in order."""
        return sorted({self.day() for _ in range(self.draw.randint(0, most))})

    def some_codes(self, most):
        return self.draw.sample(self.codes, min(len(self.codes), self.draw.randint(0, most)))

    def with_worker(self):
        """Where it belongs, with handovers for some: from the first worker on, long ago; the last is the present one."""
        site = self.draw.choice(self.sites)
        head = {"site": site, "worker": self.draw.choice(list(self.staff))}
        days = self.days(3)
        if days and self.chance(0.6):
            days.insert(0, self.first - 900 * ONE_DAY)
            if self.chance(0.1):
                days.append(days[-1])
            head["handovers"] = [{"from": day, "worker": self.draw.choice(list(self.staff))} for day in days]
            head["worker"] = head["handovers"][-1]["worker"]
        return head


def session(agency, day):
    made = {"date": day}
    if agency.chance(0.8):
        made["with"] = agency.draw.choice(PARTNERS)
    if agency.chance(0.3):
        made["outcome"] = agency.draw.choice(("held", "missed", "cancelled"))
    if agency.chance(0.6):
        made["medium"] = agency.draw.choice(MEDIA)
    if agency.chance(0.6):
        made["minutes"] = agency.draw.randint(1, 240)
    if agency.chance(0.15):
        made["by"] = agency.draw.choice(list(agency.staff))
    if agency.chance(0.1):
        made["next"] = {"date": day + 20 * ONE_DAY}
    return made


def ending_day(agency, handovers, begun):
    """After the beginning, and often beside a handover; at times before the beginning, by mistake."""
    if agency.chance(0.1):
        return begun - agency.draw.randint(1, 40) * ONE_DAY
    beside = [turn["from"] + agency.draw.randint(-1, 1) * ONE_DAY for turn in handovers]
    later = [day for day in (*beside, agency.day(), agency.day()) if day >= begun]
    return agency.draw.choice(later) if later else begun


def case(agency):
    made = agency.with_worker()
    handovers = made.get("handovers", [])
    if agency.chance(0.9):
        made["client"] = {"ref": agency.draw.choice(agency.codes)}
    begun = agency.draw.choice((agency.day(), agency.first - agency.draw.randint(1, 300) * ONE_DAY))
    if handovers and agency.chance(0.3):
        begun = agency.draw.choice(handovers[1:])["from"]
    if agency.chance(0.9):
        made["decision"] = {"date": begun, "accepted": agency.chance(0.9)}
    sessions = [session(agency, day) for day in agency.days(8)]
    if sessions:
        made["sessions"] = sessions
    if agency.chance(0.2):
        made["referral"] = {"needed": True, "date": agency.day()}
    if agency.chance(0.5):
        made["closing"] = {"date": ending_day(agency, handovers, begun)}
        if agency.chance(0.9):
            made["closing"]["grounds"] = agency.draw.sample(GROUNDS, agency.draw.randint(1, 3))
    return made


def member(agency, code):
    made = {"ref": code}
    if agency.chance(0.3):
        made["joined_on"] = agency.day()
    if agency.chance(0.3):
        made["left"] = {"date": agency.day()}
    return made


def meeting(agency, day, codes):
    """With the roll of those who came, of those who did not, of both (who came counts) or of neither."""
    made = {"date": day}
    rolls = agency.draw.choice((("attended",), ("absent",), ("absent",), ("attended", "absent"), ()))
    for roll in rolls:
        named = agency.draw.sample(codes, agency.draw.randint(min(len(codes), len(rolls) - 1), len(codes)))
        if named or len(rolls) == 1:
            made[roll] = named or agency.draw.choice((["none"], []))
    return made


def volunteer_entry(agency):
    ref = agency.draw.choice(agency.volunteers)
    made = {"ref": ref, "date": max(agency.day(), agency.registered[ref])}
    if agency.chance(0.8):
        made["hours"] = agency.draw.choice(("1", "2.5", "0.25", "3.1", "7"))
    return made


def add_volunteers(agency, made):
    if agency.volunteers and agency.chance(0.5):
        entries = [volunteer_entry(agency) for _ in range(agency.draw.randint(1, 4))]
        made["volunteers"] = list({(each["ref"], each["date"]): each for each in entries}.values())


def group(agency):
    made = agency.with_worker()
    codes = agency.some_codes(7)
    members = [member(agency, code) for code in codes]
    if agency.chance(0.4):
        made["plan"] = {"date": agency.day(), "starts_on": agency.day(), "ends_on": agency.day()}
    if members:
        made["members"] = members
    meetings = [meeting(agency, day, codes) for day in agency.days(6)]
    if meetings:
        made["meetings"] = meetings
    add_volunteers(agency, made)
    if agency.chance(0.5):
        begun = min((each["date"] for each in meetings), default=agency.first)
        made["closing"] = {"date": ending_day(agency, made.get("handovers", []), begun)}
    return made


def occasion(agency, day):
    made = {"planned_on": day}
    if agency.chance(0.85):
        made["date"] = day + agency.draw.choice((0, 0, 1)) * ONE_DAY
    if agency.chance(0.6):
        made["people"] = str(agency.draw.choice((0, 1, 12, 40, 165)))
    signed = agency.some_codes(6)
    if signed and agency.chance(0.6):
        made["signed_in"] = signed
    return made


def activity(agency):
    made = agency.with_worker()
    occasions = [occasion(agency, day) for day in agency.days(4)]
    if occasions:
        made["occasions"] = occasions
    add_volunteers(agency, made)
    if agency.chance(0.3):
        made["closing"] = {"date": agency.day()}
    return made


def enquiry(agency):
    made = {"site": agency.draw.choice(agency.sites), "date": agency.day()}
    if agency.chance(0.9):
        made["worker"] = agency.draw.choice(list(agency.staff))
    if agency.chance(0.5):
        made["client"] = agency.draw.choice(agency.codes)
    return made


def work(agency):
    made = {"site": agency.draw.choice(agency.sites), "worker": agency.draw.choice(list(agency.staff)),
            "kind": agency.draw.choice(WORKS), "date": agency.day()}
    if agency.chance(0.1):
        del made["site"]
    if agency.chance(0.7):
        made["households"] = agency.draw.randint(0, 9)
    return made


def output(agency):
    return {"site": agency.draw.choice(agency.sites), "worker": agency.draw.choice(list(agency.staff)),
            "kind": agency.draw.choice(OUTPUTS), "date": agency.day()}


def volunteer(agency, number):
    made = {"site": agency.draw.choice(agency.sites), "worker": agency.draw.choice(list(agency.staff)),
            "date": agency.registered[number]}
    service = [{"date": day, "what": "helped", "hours": agency.draw.choice(("1", "0.75", "4.2"))} for day in agency.days(4)
               if day >= agency.registered[number]]
    if service:
        made["service"] = service
    return made


MANY = (("case", "C", case, 12), ("group", "G", group, 4), ("activity", "A", activity, 4), ("enquiry", "Q", enquiry, 5),
        ("work", "K", work, 8), ("output", "O", output, 4))


def records(agency):
    """(kind, record with its `id`) of the whole agency."""
    for site in agency.sites:
        yield "site", {"id": site, "name": site.title(), "kind": agency.draw.choice(("project", "centre", "post"))}
    for worker, site in agency.staff.items():
        yield "staff", {"id": worker, "name": worker.title(), "role": "worker", "site": site}
    for number in agency.volunteers:
        yield "volunteer", {"id": number, **volunteer(agency, number)}
    for kind, letter, draw_record, most in MANY:
        for number in range(1, agency.draw.randint(1, most) + 1):
            yield kind, {"id": f"{letter}{agency.year}-{number:04}", **draw_record(agency)}


def write(draw, shapes, folder):
    """Writes an agency; (month to report, today)."""
    agency = Agency(draw)
    chinese = agency.chance(0.4)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "lanzhi.yaml"), "w", encoding="utf-8") as stream:
        stream.write(emit.settings(agency.handbook, chinese))
    for kind, made in records(agency):
        path = os.path.join(folder, shapes.by_kind[kind]["folder"].replace("{year}", str(agency.year)))
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, made["id"] + ".yaml"), "w", encoding="utf-8") as stream:
            stream.write(emit.record(shapes.by_kind[kind], made, chinese))
    return f"{agency.year}-{agency.month:02}", agency.today
