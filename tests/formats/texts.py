"""Texts as records hold them, full of figures that are nobody's: dates, sums, papers, lists, places, hotlines."""

NAMES = "服务对象 社工 邻居 居委会 督导 义工 家属 组员 房东 学校 医院 街道办 物业 派出所".split()
DOINGS = "面谈 家访 电访 转介 会议 小组聚会 预估 签约 回访 结案 陪诊 探访 座谈 义卖".split()
PLACES = "3号楼2单元401 幸福里12号 白荷路128弄7-302 A座1806室 五楼活动室 305教室 12路车站 第3会议室".split()


def day(r):
    y, m, d = r.randint(1930, 2027), r.randint(1, 12), r.randint(1, 28)
    return r.choice([f"{y}-{m:02}-{d:02}", f"{y}年{m}月{d}日", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}{m:02}{d:02}",
                     f"{m}月{d}日", f"{y}年{m}月", f"{m:02}-{d:02}", f"{y} 年 {m} 月 {d} 日"])


def clock(r):
    return r.choice(["{}:{:02}", "{}：{:02}", "{}点{}分", "{}.{:02}"]).format(r.randint(7, 21), r.randint(0, 59))


def sum_of(r):
    n = r.choice([r.randint(1, 9999), r.randint(10000, 99999999)])
    return r.choice([f"{n}元", f"{n:,}元", f"{n}.{r.randint(0, 99):02}元", f"￥{n:,}.00", f"{n}.00", f"{n / 10000:.2f}万元",
                     f"{n} 元", f"人民币{n}元整"])


def digits(r, n):
    return "".join(r.choice("0123456789") for _ in range(n))


def paper(r):
    y = r.randint(2018, 2027)
    return r.choice([
        f"发票号码{digits(r, 8)}", f"发票 {digits(r, 20)}", f"收据 {y}{digits(r, 7)}", f"收据No.{digits(r, 7)}",
        f"凭证号 {y}-{digits(r, 4)}", f"订单号{y}{digits(r, 15)}", f"流水号：{digits(r, 16)}", f"快递单号 SF{digits(r, 13)}",
        f"合同编号 LT-{y}-{digits(r, 4)}", f"民办函〔{y}〕{r.randint(1, 99)}号", f"批文 {y}{digits(r, 6)}",
        f"统一社会信用代码 5233010{r.randint(0, 9)}MJ{digits(r, 7)}X", f"ISBN 978-7-{digits(r, 3)}-{digits(r, 5)}-{digits(r, 1)}",
        f"档案号 {digits(r, 6)}-{digits(r, 3)}", f"登记证 浙社证字第{digits(r, 6)}号"])


def number(r):
    y = r.randint(2019, 2027)
    return r.choice([
        f"C{y}-{digits(r, 4)}", f"K{digits(r, 4)}", f"{r.randint(1, 400)}人次", f"共{r.randint(10, 99999)}份",
        f"{y}-{y + 1}学年", f"{r.randint(1, 40)}、{r.randint(41, 90)}、{r.randint(91, 200)}", f"邮编31{digits(r, 4)}",
        f"血压{r.randint(90, 190)}/{r.randint(50, 110)}", f"血糖{r.randint(3, 20)}.{r.randint(0, 9)}",
        f"版本 {r.randint(1, 9)}.{r.randint(0, 20)}.{r.randint(0, 9)}", f"12345热线 工单{y}{digits(r, 8)}",
        f"拨打{r.choice(['110', '120', '12345', '12355', '96345', '12349'])}", f"车牌浙A{digits(r, 5)}",
        f"得分 {r.randint(40, 100)} {r.randint(40, 100)} {r.randint(40, 100)}", f"{r.randint(60, 95)}岁",
        f"签到 {' '.join('K' + digits(r, 4) for _ in range(r.randint(2, 6)))}",
        f"点名 {' '.join(digits(r, 2) for _ in range(r.randint(3, 9)))}",
        f"{r.randint(1000, 9999)}-{r.randint(1000, 9999)}元", f"坐标 30.{digits(r, 6)}, 120.{digits(r, 6)}",
        f"表{r.randint(1, 12)}-{r.randint(1, 9)}", f"量表 {'-'.join(str(r.randint(0, 4)) for _ in range(r.randint(5, 20)))}",
        f"各场人数 {' '.join(str(r.randint(8, 45)) for _ in range(r.randint(4, 10)))}", f"{r.randint(1, 99)}%",
        f"学号{y}{digits(r, 6)}", f"客服400-{digits(r, 3)}-{digits(r, 4)}", f"表格第{r.randint(1, 30)}页",
        f"截图 IMG_{y}{r.randint(1, 12):02}{r.randint(1, 28):02}_{digits(r, 6)}", f"提交 {r.getrandbits(64):016x}",
        f"IP 192.168.{r.randint(0, 255)}.{r.randint(1, 254)}", f"{r.randint(1, 12)}个月", f"水表读数{digits(r, 7)}"])


def text(r):
    """One text of a few clauses."""
    parts = []
    for _ in range(r.randint(2, 5)):
        parts.append(r.choice([
            lambda: f"{day(r)}{clock(r)}{r.choice(NAMES)}{r.choice(DOINGS)}", lambda: f"{r.choice(NAMES)}支出{sum_of(r)}",
            lambda: paper(r), lambda: number(r), lambda: f"在{r.choice(PLACES)}{r.choice(DOINGS)}，{number(r)}",
            lambda: f"{day(r)}至{day(r)}", lambda: f"{day(r)} {clock(r)}-{clock(r)}", lambda: f"{number(r)} {number(r)}",
            lambda: f"{day(r)} {day(r)} {sum_of(r)}"])())
    return r.choice(["，", "；", "。", " ", ", "]).join(parts)
