"""The numbers of the monthly report by their definitions: each thing that counts is one `Counted`, and a cell is their sum."""
import collections
import datetime
from decimal import ROUND_HALF_UP, Decimal

NOBODY = {"无", "none"}
ONE_DAY = datetime.timedelta(days=1)
CLIENT_MET = {"client", "both", None}

# Under which column, with whom, and how much (None: nobody wrote it); of those with a `subject` each subject counts once.
Counted = collections.namedtuple("Counted", "column site worker amount subject person record", defaults=(1, None, None, None))
Days = collections.namedtuple("Days", "first last")


def inside(days, date):
    return date is not None and days.first <= date <= days.last


# ---- who has it on a day

def turns(record):
    """(first day, worker) of the handovers that say both, in order of days; of several of one day the last."""
    told = {each["from"]: each["worker"] for each in record.get("handovers", []) if "from" in each and "worker" in each}
    return sorted(told.items())


def holder(record, date):
    """The worker on a day. Handovers go from the first worker on, so before the first entry nothing is asked."""
    before = [worker for start, worker in turns(record) if start <= date]
    return before[-1] if before else record.get("worker")


def changes(record):
    """(day, from whom, to whom) for each day on which another worker has it than on the day before."""
    told = turns(record)
    for (_, old), (start, new) in zip(told, told[1:]):
        if old != new:
            yield start, old, new


# ---- from when until when it is open

def accepted_on(case):
    decision = case.get("decision", {})
    return decision.get("date") if decision.get("accepted") else None


def closed_on(record):
    return record.get("closing", {}).get("date")


def first_date(elements):
    return min((each["date"] for each in elements if "date" in each), default=None)


def first_meeting(group):
    return first_date(group.get("meetings", []))


def end_after(begun, ended):
    """An end counts on its day, and never before the beginning."""
    return None if begun is None or ended is None else max(begun, ended)


def open_before(begun, ended, date):
    return begun is not None and begun < date and (ended is None or ended >= date)


def open_after(begun, ended, date):
    return begun is not None and begun <= date and (ended is None or ended > date)


# ---- cases

def case_stock(case, days):
    site, begun = case.get("site"), accepted_on(case)
    ended = end_after(begun, closed_on(case))
    if open_before(begun, ended, days.first):
        yield Counted("open_start", site, holder(case, days.first - ONE_DAY))
    if open_after(begun, ended, days.last):
        yield Counted("open_end", site, holder(case, days.last))
    if inside(days, begun):
        yield Counted("new", site, holder(case, begun))
    if inside(days, ended):
        yield Counted("closed", site, holder(case, ended))
        grounds = case.get("closing", {}).get("grounds")
        if grounds:
            yield Counted("closed." + grounds[0], site, holder(case, ended))
    for date, old, new in changes(case):
        if days.first <= date <= days.last and open_before(begun, ended, date):
            yield Counted("taken_over", site, new)
            yield Counted("handed_over", site, old)


def held_sessions(case, days):
    for session in case.get("sessions", []):
        if session.get("outcome", "held") == "held" and inside(days, session.get("date")):
            yield session


def case_sessions(case, days):
    site, client = case.get("site"), case.get("client", {}).get("ref")
    is_new = inside(days, accepted_on(case))
    for session in held_sessions(case, days):
        worker = holder(case, session["date"])
        yield Counted("followed", site, worker, subject=case["id"])
        yield Counted("sessions", site, worker)
        yield Counted("sessions." + session.get("medium", "face"), site, worker)
        yield Counted("client_sessions" if session.get("with") in CLIENT_MET else "other_contacts", site, worker)
        yield Counted("person_times", site, worker)
        if is_new:
            yield Counted("new_case_sessions", site, worker)
        yield Counted("session_hours", site, worker, session.get("minutes"))
        if client:
            yield Counted("persons", site, worker, subject=client)


def case_referral(case, days):
    date = case.get("referral", {}).get("date")
    if inside(days, date):
        yield Counted("referrals", case.get("site"), holder(case, date))


# ---- groups

def is_member(member, date):
    """From the day of joining up to the day before leaving."""
    joined, left = member.get("joined_on"), member.get("left", {}).get("date")
    return (joined is None or joined <= date) and (left is None or date < left)


def present(group, meeting):
    if "attended" in meeting:
        return list(dict.fromkeys(each for each in meeting["attended"] if each not in NOBODY))
    if "absent" in meeting:
        members = [each["ref"] for each in group.get("members", []) if is_member(each, meeting["date"])]
        return list(dict.fromkeys(each for each in members if each not in meeting["absent"]))
    return None


def group_run(group, days):
    site, begun = group.get("site"), first_meeting(group)
    ended = end_after(begun, closed_on(group))
    if inside(days, begun):
        yield Counted("groups_begun", site, holder(group, begun))
    if inside(days, ended):
        yield Counted("groups_ended", site, holder(group, ended))
    if begun is not None and begun <= days.last and (ended is None or ended >= days.first):
        last = days.last if ended is None else min(days.last, ended)
        # Of one that changed hands the definition does not say with whom it counts: who has it on the last of those days.
        yield Counted("groups_running", site, holder(group, last))


def group_meetings(group, days):
    site = group.get("site")
    for meeting in group.get("meetings", []):
        if not inside(days, meeting.get("date")):
            continue
        worker = holder(group, meeting["date"])
        came = present(group, meeting)
        yield Counted("group_meetings", site, worker)
        number = None if came is None else len(came)
        yield Counted("group_attendances", site, worker, number)
        yield Counted("person_times", site, worker, number)
        for each in came or ():
            yield Counted("persons", site, worker, subject=each)


# ---- activities

def activity_occasions(activity, days):
    site, begun = activity.get("site"), first_date(activity.get("occasions", []))
    if inside(days, begun):
        yield Counted("activities", site, holder(activity, begun))
    for occasion in activity.get("occasions", []):
        if not inside(days, occasion.get("date")):
            continue
        worker = holder(activity, occasion["date"])
        codes = occasion.get("signed_in", [])
        people = occasion.get("people", len(set(codes)) if codes else None)
        yield Counted("activity_occasions", site, worker)
        yield Counted("activity_participants", site, worker, people)
        yield Counted("person_times", site, worker, people)
        for each in codes:
            yield Counted("persons", site, worker, subject=each)


# ---- other services

def one_enquiry(enquiry, days):
    if not inside(days, enquiry.get("date")):
        return
    site, worker = enquiry.get("site"), enquiry.get("worker")
    yield Counted("enquiries", site, worker)
    yield Counted("person_times", site, worker)
    if "client" in enquiry:
        yield Counted("persons", site, worker, subject=enquiry["client"])


def one_work(work, days):
    if not inside(days, work.get("date")):
        return
    site, worker, households = work.get("site"), work.get("worker"), work.get("households")
    if work["kind"] == "visit":
        yield Counted("visits", site, worker)
        yield Counted("visit_households", site, worker, households)
    if work["kind"] == "file":
        yield Counted("files", site, worker, households)
    if work["kind"] == "resource":
        yield Counted("resources_linked", site, worker)


def one_output(output, days):
    if inside(days, output.get("date")):
        yield Counted("outputs", output.get("site"), output.get("worker"))


# ---- volunteers

def volunteer_entries(record, entries, days, person):
    for entry in entries:
        who = person or entry.get("ref")
        if inside(days, entry.get("date")) and who:
            where = {"site": record.get("site"), "worker": None, "person": who, "record": record["id"]}
            yield Counted("times", **where)
            yield Counted("hours", amount=entry.get("hours"), **where)


def volunteer_service(records, days):
    for kind in ("group", "activity"):
        for record in records[kind]:
            yield from volunteer_entries(record, record.get("volunteers", []), days, None)
    for volunteer in records["volunteer"]:
        yield from volunteer_entries(volunteer, volunteer.get("service", []), days, volunteer["id"])


# ---- together

BY_KIND = {
    "case": (case_stock, case_sessions, case_referral),
    "group": (group_run, group_meetings),
    "activity": (activity_occasions,),
    "enquiry": (one_enquiry,),
    "work": (one_work,),
    "output": (one_output,),
}


def services(records, days):
    for kind, counters in BY_KIND.items():
        for record in records[kind]:
            for counter in counters:
                yield from counter(record, days)


def open_cases(records, days):
    for case in records["case"]:
        for each in case_stock(case, days):
            if each.column == "open_end":
                yield each._replace(column="open")


def figures(counted):
    """column -> its figure."""
    sums, subjects, unsaid = collections.Counter(), collections.defaultdict(set), set()
    for each in counted:
        if each.amount is None:
            unsaid.add(each.column)
        elif each.subject is None:
            sums[each.column] += each.amount
        else:
            subjects[each.column].add(each.subject)
    result = {column: Decimal(amount) for column, amount in sums.items()}
    result.update({column: Decimal(len(each)) for column, each in subjects.items()})
    if "session_hours" in result:
        result["session_hours"] = hours(result["session_hours"])
    result = {column: figure for column, figure in result.items() if figure}
    result.update({column: None for column in unsaid if column not in result})
    return result


def hours(minutes):
    return (minutes / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
