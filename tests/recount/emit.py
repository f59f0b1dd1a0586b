"""Writes a record with English or Chinese keys and choices."""
import datetime


def settings(handbook, chinese):
    if chinese:
        return (f"机构: random\n名称: Random\n手册: {handbook}\n键名语言: 中文\n输出语言: 中文\n时区: +08:00\n起用日期: 2024-01-01\n")
    return (f"agency: random\nname: Random\nhandbook: {handbook}\nkeys: en\nlanguage: en\nutc_offset: +08:00\n"
            "records_from: 2024-01-01\n")


def record(shape, made, chinese):
    name = shape["zh"] if chinese else shape["shape"]
    rest = {key: value for key, value in made.items() if key != "id"}
    return "".join(line + "\n" for line in [f"{name}: {made['id']}", *section(shape["fields"], rest, chinese)])


def section(fields, made, chinese):
    of = {field["key"]: field for field in fields}
    lines = []
    for key, value in made.items():
        field = of[key]
        name = field["zh"] if chinese else key
        if isinstance(value, dict):
            lines += [f"{name}:", *indented(section(field["fields"], value, chinese))]
        elif isinstance(value, list) and "fields" in field:
            lines += [f"{name}:", *(line for each in value for line in entry(field, each, chinese))]
        elif isinstance(value, list):
            lines.append(f"{name}: [{', '.join(single(field['item'], each, chinese) for each in value)}]")
        else:
            lines.append(f"{name}: {single(field, value, chinese)}")
    return lines


def indented(lines):
    return ["  " + line for line in lines]


def entry(field, made, chinese):
    first, *rest = section(field["fields"], made, chinese)
    return ["  - " + first, *("    " + line for line in rest)]


def single(field, value, chinese):
    if isinstance(value, bool):
        return ("是" if value else "否") if chinese else ("yes" if value else "no")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if chinese and field["type"] == "choice":
        return {each["value"]: each["zh"] for each in field["choices"]}.get(value, "其他")
    return "无" if chinese and value == "none" else str(value)
