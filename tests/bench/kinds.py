#!/usr/bin/env python3
"""Folders of which one thing there is much. usage: kinds.py KIND N FOLDER [EXAMPLE]; see README.md here.

Each kind is a function that writes N of something; what `lanzhi` needs for it must not grow faster than N.
"""
import datetime
import os
import re
import shutil
import sys

EXAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../examples/lantian")
folder = ""


def write(path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def base():
    """The agency with its sites and staff, no records."""
    for name in ("sites", "staff"):
        shutil.copytree(os.path.join(EXAMPLE, name), os.path.join(folder, name))
    with open(os.path.join(EXAMPLE, "lanzhi.yaml"), encoding="utf-8") as source:
        write("lanzhi.yaml", source.read())


def case_text(number, rest=""):
    return (f"个案: C2026-{number:06}\n服务点: baihe\n负责社工: chen-jia\n个案来源: 他人转介\n"
            f"服务对象: {{编号: K{number:06}, 性别: 男, 出生年份: 1946}}\n" + rest)


def case(number, rest=""):
    write(f"cases/{number // 1000:03}/C2026-{number:06}.yaml", case_text(number, rest))


def day(i, start=datetime.date(2026, 1, 1)):
    return (start + datetime.timedelta(days=i)).isoformat()


def long_cases(n, faults):
    base()
    texts = []
    for root, _, names in os.walk(os.path.join(EXAMPLE, "cases")):
        for name in names:
            with open(os.path.join(root, name), encoding="utf-8") as source:
                text = source.read()
            if len(text.encode()) > 2500 and text.count("\n") > 100:
                texts.append(text)
    texts.sort()
    for i in range(n):
        text = texts[i % len(texts)]
        text = re.sub(r"(?m)^个案: .*", f"个案: C2026-{i:06}", text, count=1)
        lines, left = [], faults
        for line in text.split("\n"):
            lines.append(line)
            found = re.fullmatch(r"( +)([^ :#-]+): [^{\[|]*", line)
            if not found or left == 0:
                continue
            left -= 1
            if left % 2:  # a key that no record has
                lines.append(f"{found[1]}旧系统编号{left}: {i}")
            else:  # a value that no field takes
                lines[-1] = f"{found[1]}{found[2]}: [甲, 乙]"
        write(f"cases/{i // 1000:03}/C2026-{i:06}.yaml", "\n".join(lines))


def faulty(n):
    """N records of the long cases of the example, each with twenty errors and warnings, as an import may have them."""
    long_cases(n, 20)


def clean(n):
    """The same without them."""
    long_cases(n, 0)


def near_keys(n):
    """One record with N misspellings of one key that stands beside them."""
    base()
    case(1, "".join(f"个案来{chr(0x4E00 + i)}: 他人转介\n" for i in range(n)))


def clash_pairs(n):
    """One record with N entries, each with one key twice in two languages: N fixes that clash."""
    base()
    case(1, "需求变动:\n" + "".join(f"  - 日期: {day(i)}\n    内溶: 甲{i}\n    内容: 乙\n" for i in range(n)))


def links(n):
    """N cases, each led by somebody who is not there, among N members of staff."""
    base()
    for i in range(n):
        write(f"staff/s{i:05}.yaml", f"同工: s{i:05}\n姓名: 甲{i}\n职务: 社工\n服务点: baihe\n")
        case(i, "")
        path = os.path.join(folder, f"cases/{i // 1000:03}/C2026-{i:06}.yaml")
        with open(path, encoding="utf-8") as source:
            text = source.read()
        write(f"cases/{i // 1000:03}/C2026-{i:06}.yaml", text.replace("负责社工: chen-jia", f"负责社工: zz-{i}-yy"))


def near_links(n):
    """The same, but each name is like many."""
    base()
    for i in range(n):
        write(f"staff/s{i:05}.yaml", f"同工: s{i:05}\n姓名: 甲{i}\n职务: 社工\n服务点: baihe\n")
        write(f"cases/{i // 1000:03}/C2026-{i:06}.yaml",
              case_text(i).replace("负责社工: chen-jia", f"负责社工: S{i:05}9"))


def about(n):
    """N surveys about a record that is not there, among N cases."""
    base()
    for i in range(n):
        case(i)
        write(f"surveys/{i // 1000:03}/S2026-{i:06}.yaml",
              f"调查: S2026-{i:06}\n服务点: baihe\n负责人: zhou-ping\n种类: 满意度调查\n关于: C2027-{i:06}\n日期: 2026-11-02\n")


def sessions(n, start=datetime.date(2000, 1, 1)):
    return "面谈记录:\n" + "".join(f"  - 日期: {day(i, start)}\n    时间: 15:00\n    地点: 中心\n" for i in range(n))


def many_sessions(n):
    """One case with N sessions."""
    base()
    case(1, sessions(n))


def surveys(n):
    """N sites and N surveys, each of another site."""
    base()
    for i in range(n):
        write(f"sites/p{i:05}.yaml", f"服务点: p{i:05}\n名称: 甲{i}\n种类: 中心\n合同: {{开始日期: 2024-01-01}}\n")
        write(f"surveys/{i // 1000:03}/S2026-{i:06}.yaml",
              f"调查: S2026-{i:06}\n服务点: p{i:05}\n负责人: zhou-ping\n种类: 满意度调查\n日期: 2026-11-02\n")


def daily(n):
    """A rule of the agency's own that asks each of N sites for a survey every day since 2000."""
    base()
    shutil.rmtree(os.path.join(folder, "sites"))
    write("handbook/rules.yaml", """rules:
  - id: own-daily
    kind: recurring
    applies_to: site
    every: 1 day
    from: contract.starts_on
    done: date
    in: {kind: survey, where: {kind: satisfaction, any: [{site: this record}, {site: absent}]}}
    severity: warning
    clauses: [own.daily]
    title: {zh: 每日, en: daily}
""")
    write("handbook/clauses.yaml", "clauses:\n  - {id: own.daily, place: '1', zh: 甲, en: a}\n")
    with open(os.path.join(folder, "lanzhi.yaml"), encoding="utf-8") as source:
        text = source.read()
    write("lanzhi.yaml", re.sub("起用日期: .*", "起用日期: 2000-01-01\n收齐至: 2026-10-31", text))
    for i in range(n):
        write(f"sites/p{i:05}.yaml", f"服务点: p{i:05}\n名称: 甲{i}\n种类: 中心\n合同: {{开始日期: 2000-01-01}}\n")


def long_lines(n):
    """One line with N keys that no record has."""
    base()
    case(1, "结案: {" + ", ".join(f"键{i}: 甲" for i in range(n)) + "}\n")


def returns(n):
    """The agency's own life over ten years: n sites with their months, halves and plans, and two and a half staff each."""
    base()
    start = "2017-01-01"
    for number in range(n):
        site = f"s{number:03}"
        people = [f"p{number:03}-{k}" for k in range(2 + number % 2)]
        for k, person in enumerate(people):
            write(f"staff/{person}.yaml", f"同工: {person}\n姓名: {person}\n职务: {'社工' if k else '组长'}\n服务点: {site}\n"
                  "从业起始日期: 2010-07-01\n受过训练: 是\n资格: [社会工作师]\n兼任:\n"
                  f"  - {{起始日期: {start}, 事项: 财务同工}}\n")
        lead, cash = people[0], people[-1]
        plans = "".join(f"  - 日期: {year}-01-0{9 - year % 5}\n    提交人: {lead}\n    指标:\n"
                        "      - {名称: 个案, 计数: cases-new, 目标数: 1}\n      - {名称: 宣传, 目标数: 12}\n"
                        for year in range(2017, 2027))
        write(f"sites/{site}.yaml", f"服务点: {site}\n名称: {site}\n种类: 中心\n负责人: {lead}\n督导: liang-min\n"
              f"合同: {{签订日期: 2016-12-20, 开始日期: {start}, 结束日期: 2026-12-31}}\n收费: 0\n计划:\n{plans}")
        for year in range(2017, 2027):
            for half in (1, 2):
                when = f"{year}-07-10" if half == 1 else f"{year + 1}-01-10"
                write(f"halves/{year}/{site}-{year}H{half}.yaml", f"半年统计: {site}-{year}H{half}\n服务点: {site}\n"
                      f"半年: {year}H{half}\n服务统计: {{日期: {when}, 办理人: he-yun}}\n项目统计: {{日期: {when}, 办理人: he-yun}}\n")
            for month in range(1, 13):
                after = datetime.date(year + month // 12, month % 12 + 1, 3).isoformat()
                of = f"{year}-{month:02}"
                write(f"months/{year}/{site}-{of}.yaml", f"月报: {site}-{of}\n服务点: {site}\n月份: {of}\n"
                      f"进度检查:\n  日期: {of}-27\n  办理人: {lead}\n  内容: 正常\n  完成数:\n    - {{指标: 宣传, 数目: 1}}\n"
                      f"服务点报表: {{日期: {after}, 办理人: he-yun}}\n查看提醒: {{日期: {after}, 办理人: liang-min}}\n"
                      f"现金日记账:\n  日期: {after}\n  办理人: {cash}\n  期初余额: 10.00\n  收支:\n"
                      f"    - {{日期: {of}-10, 内容: 打印, 金额: -1.00}}\n  期末余额: 9.00\n"
                      f"  核准: {{日期: {after}, 核准人: {lead}}}\n")
            case(number * 10 + year - 2017, f"接案决定: {{日期: {year}-03-06, 接纳: 是}}\n")


def names(n):
    """One occasion with so many who signed in."""
    base()
    codes = ["K%05d" % i for i in range(n)]
    rows = ",\n".join("      " + ", ".join(codes[i:i + 300]) for i in range(0, n, 300))
    write("activities/2026/A2026-0001.yaml", f"社区活动: A2026-0001\n服务点: baihe\n负责社工: chen-jia\n场次:\n"
          f"  - 日期: 2026-10-10\n    人数: {n}\n    签到名单: [\n{rows}\n    ]\n")


def alike(n):
    """One list with the same word again and again, which is a fault each time."""
    base()
    write("staff/chen-jia.yaml", "同工: chen-jia\n邮箱: chen-jia@example.org\n资格:\n" + "  - 社会工作师\n" * n)


KINDS = {name: made for name, made in list(globals().items())
         if callable(made) and name not in ("write", "base", "case", "case_text", "day", "sessions", "long_cases")}

if __name__ == "__main__":
    kind, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    KINDS[kind](count)
