"""Agencies of which every count that may be told is drawn, site by site and month by month: mostly around the smallest that is
told as it is."""
import calendar
import datetime
import os

import emit

YEAR = 2026
FEW = (0, 0, 0, 1, 1, 2, 3, 4, 4, 5, 6)
MANY = (0, 0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 11, 13, 22)


def days(draw, month, counts):
    """So many days of the month, each once."""
    last = calendar.monthrange(YEAR, month)[1]
    return [datetime.date(YEAR, month, day) for day in sorted(draw.sample(range(1, last + 1), draw.choice(counts)))]


def all_days(draw, counts):
    return [day for month in range(1, 13) for day in days(draw, month, counts)]


def of_site(draw, site):
    """(kind, record) of one site; of cases and enquiries each is a file of its own."""
    head = {"site": site, "worker": f"worker-{site}"}
    yield "site", {"id": site, "name": site.title(), "kind": "centre"}
    yield "staff", {"id": head["worker"], "name": "Worker", "role": "worker", "site": site}
    begun = datetime.date(YEAR - 1, 6, 1)
    sessions = [{"date": day, "with": "client"} for day in all_days(draw, MANY)]
    old = {"client": {"ref": "K0001"}, "decision": {"date": begun, "accepted": True}}
    yield "case", {"id": "C", **head, **old, "sessions": sessions}
    yield "group", {"id": "G", **head, "meetings": [{"date": day} for day in all_days(draw, MANY)]}
    occasions = [{"planned_on": day, "date": day} for day in all_days(draw, MANY)]
    yield "activity", {"id": "A", **head, "occasions": occasions}
    few = draw.choice(((0, 1), FEW))
    for day in all_days(draw, few):
        yield "case", {"id": "C", **head, "client": {"ref": "K0002"}, "decision": {"date": day, "accepted": True}}
    for day in all_days(draw, few):
        yield "enquiry", {"id": "Q", **head, "date": day}


def write(draw, shapes, folder):
    """Writes an agency of one to four sites; its year."""
    os.makedirs(folder)
    with open(os.path.join(folder, "lanzhi.yaml"), "w", encoding="utf-8") as stream:
        stream.write(emit.settings("lantian", False))
    number = 0
    for site in [f"site-{letter}" for letter in "abcd"[:draw.randint(1, 4)]]:
        for kind, made in of_site(draw, site):
            if len(made["id"]) == 1:
                number += 1
                made["id"] = f"{made['id']}{YEAR}-{number:04}"
            shape = shapes.by_kind[kind]
            path = os.path.join(folder, shape["folder"].replace("{year}", str(YEAR)))
            os.makedirs(path, exist_ok=True)
            with open(os.path.join(path, made["id"] + ".yaml"), "w", encoding="utf-8") as stream:
                stream.write(emit.record(shape, made, False))
    return YEAR
