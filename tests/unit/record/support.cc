#include "support.h"

#include <doctest/doctest.h>

#include <charconv>
#include <set>

#include "base/reveal.h"
#include "source/packed.h"
#include "source/yaml.h"

namespace lanzhi::test {
namespace {

constexpr std::string_view kShapes[] = {R"(
shape: agency
zh: 机构
help: {zh: 机构, en: agency}
folder: ""
linked: true
fields:
  - {key: keys, zh: 键名语言, type: choice, choices: [{value: zh, zh: 中文}, {value: en, zh: 英文}]}
)",
                                        R"(
shape: staff
zh: 同工
folder: staff
linked: true
fields:
  - key: role
    zh: 职务
    type: choice
    means: role
    needed: true
    choices: [{value: worker, zh: 社工}, {value: leader, zh: 组长}]
  - {key: site, zh: 服务点, type: reference, means: site, to: site}
  - {key: since, zh: 从业起始日期, type: date}
  - key: posts
    zh: 任职经历
    type: list
    date: from
    history: [role, site]
    fields:
      - {key: from, zh: 起始日期, type: date}
      - {key: role, zh: 职务, type: choice, choices: [{value: worker, zh: 社工}, {value: leader, zh: 组长}]}
      - {key: site, zh: 服务点, type: reference, to: site}
)",
                                        R"(
shape: site
zh: 服务点
folder: sites
linked: true
fields:
  - {key: leader, zh: 负责人, type: reference, to: staff}
)",
                                        R"(
shape: case
zh: 个案
folder: "cases/{year}"
id_prefix: C
fields:
  - {key: site, zh: 服务点, type: reference, means: site, to: site}
  - {key: worker, zh: 负责社工, type: reference, means: worker, to: staff, needed: true}
  - {key: source, zh: 个案来源, type: choice, open: true, choices: [{value: self, zh: 主动求助}, {value: referred, zh: 他人转介}]}
  - key: handovers
    zh: 移交记录
    type: list
    date: from
    history: [worker]
    fields:
      - {key: from, zh: 起始日期, type: date, needed: true}
      - {key: worker, zh: 负责社工, type: reference, to: staff}
  - key: client
    zh: 服务对象
    type: section
    fields:
      - {key: ref, zh: 编号, type: text}
      - {key: born, zh: 出生年份, type: count, birth_year: true}
      - {key: told_on, zh: 告知日期, type: date}
      - {key: urgent, zh: 需紧急介入, type: boolean}
  - key: decision
    zh: 接案决定
    type: section
    date: date
    fields:
      - {key: date, zh: 日期, type: date}
      - {key: accepted, zh: 接纳, type: boolean}
      - {key: reason, zh: 理由, type: prose}
      - {key: by, zh: 办理人, type: reference, means: signer, to: staff, default: worker}
      - {key: fee, zh: 收费, type: decimal, min: 0, max: 500}
      - {key: notice, zh: 通知期, type: period}
  - key: sessions
    zh: 面谈记录
    type: list
    date: date
    apart: [at, goal, minutes]
    fields:
      - {key: date, zh: 日期, type: date}
      - {key: goal, zh: 本次目标, type: text}
      - {key: minutes, zh: 分钟, type: count, min: 1, max: 600}
      - {key: at, zh: 时间, type: time}
      - {key: by, zh: 办理人, type: reference, means: signer, to: staff, default: worker}
      - key: next
        zh: 下次约定
        type: section
        fields:
          - {key: on, zh: 约定日期, type: date, planned: true}
          - {key: place, zh: 地点, type: text}
  - key: methods
    zh: 服务手法
    type: list
    item: {type: choice, choices: [{value: case-work, zh: 个案}, {value: group-work, zh: 小组}]}
  - key: measures
    zh: 办法
    type: list
    name: what
    fields:
      - {key: what, zh: 内容, type: text, needed: true}
      - {key: started_on, zh: 开始日期, type: date}
  - key: occasions
    zh: 场次
    type: list
    date: planned_on
    instead: held_on
    fields:
      - key: stalls
        zh: 摊位
        type: list
        name: what
        apart: [people]
        repeats: true
        fields:
          - {key: what, zh: 内容, type: text}
          - {key: people, zh: 人数, type: count, min: 0, max: 100}
      - {key: planned_on, zh: 计划日期, type: date, planned: true}
      - {key: moved_to, zh: 改期, type: date, planned: true}
      - {key: held_on, zh: 举办日期, type: date}
      - {key: note, zh: 备注, type: text}
  - {key: reviewed, zh: 检视日期, type: list, item: {type: date}}
  - {key: end_on, zh: 终止日期, type: date, planned: true}
  - {key: closed_on, zh: 归档日期, type: date}
)",
                                        R"(
shape: waiver
zh: 豁免
folder: waivers
id_prefix: W
linked: true
date: date
fields:
  - {key: record, zh: 记录, type: reference, to: record}
  - {key: date, zh: 日期, type: date}
  - {key: asked_on, zh: 申请日期, type: date}
)"};

const std::set<std::string, std::less<>>& Messages() {
  static const auto messages = [] {
    std::set<std::string, std::less<>> ids;
    for (const std::string_view path : {"messages/record.yaml", "messages/shape.yaml"}) {
      const EmbeddedFile* embedded = FindEmbedded(path);
      REQUIRE(embedded != nullptr);
      const Tree tree = Unpack(embedded->packed);
      for (const Node& entry : Children(tree, *tree.Find(tree.nodes[0], "messages"))) {
        REQUIRE(tree.Find(entry, "zh") != nullptr);
        REQUIRE(tree.Find(entry, "en") != nullptr);
        ids.emplace(tree.TextOf(*tree.Find(entry, "id")));
      }
    }
    return ids;
  }();
  return messages;
}

void CheckWords(const Diagnostic& diagnostic) {
  if (diagnostic.rule.rfind("yaml-", 0) == 0) return;
  CAPTURE(diagnostic.message.id);
  CAPTURE(diagnostic.help.id);
  CHECK(diagnostic.message.id.rfind(diagnostic.rule, 0) == 0);
  CHECK(Messages().count(diagnostic.message.id) == 1);
  CHECK((diagnostic.help.empty() || Messages().count(diagnostic.help.id) == 1));
  for (const Related& related : diagnostic.related) CHECK(Messages().count(related.label.id) == 1);
}

std::string Shown(const Record& record, const Value& value) {
  if (value.state == State::unreadable) return "?";
  if (!value.given()) return "-";
  std::string out = value.defaulted ? "default " : "";
  if (value.field->type == Type::list && !value.order_known) out += "unordered ";
  if (value.count == 0) return out + std::string(Reveal(value.text)) + "#" + std::to_string(value.number);
  for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
    const Value& child = record.values[i];
    CHECK(child.parent == static_cast<std::uint32_t>(&value - record.values.data()));
    out += "(" + std::string(child.field->key) + " " + Shown(record, child) + ")";
  }
  return out;
}

}  // namespace

Tree ParseTree(std::string_view text, std::string path) {
  File file;
  file.path = std::move(path);
  file.bytes = text.substr(text.find_first_not_of('\n'));
  Parsed parsed = ParseYaml(std::make_shared<const File>(std::move(file)));
  for (const Diagnostic& diagnostic : parsed.diagnostics) FAIL(diagnostic.message.id);
  return std::move(parsed.tree);
}

const Shapes& EmbeddedShapes() {
  static const Shapes shapes = [] {
    std::vector<Tree> trees;
    for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
      if (file->path.starts_with("record/")) trees.push_back(Unpack(file->packed));
    }
    Diagnostics ignored;
    return Shapes::Load(std::move(trees), {}, ignored);
  }();
  return shapes;
}

const Shapes& SmallShapes() {
  static const Shapes shapes = [] {
    std::vector<Tree> trees;
    for (const std::string_view text : kShapes) trees.push_back(ParseTree(text, "shape.yaml"));
    Diagnostics diagnostics;
    Shapes loaded = Shapes::Load(std::move(trees), {}, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) FAIL(diagnostic.message.id);
    return loaded;
  }();
  return shapes;
}

Reading Read(std::string_view text, std::string path, KeyLanguage keys, const Casebook* casebook) {
  File file;
  file.path = std::move(path);
  file.bytes = text;
  Reading reading = ReadRecord(ParseYaml(std::make_shared<const File>(std::move(file))), SmallShapes(), keys, casebook);
  for (const Diagnostic& diagnostic : reading.diagnostics) CheckWords(diagnostic);
  return reading;
}

std::vector<std::string> Faults(const Diagnostics& diagnostics) {
  std::vector<std::string> faults;
  for (const Diagnostic& diagnostic : diagnostics) {
    CheckWords(diagnostic);
    const Span span = diagnostic.place.span;
    faults.push_back(diagnostic.message.id + " @ " +
                     diagnostic.place.file->bytes.substr(span.begin, span.end - span.begin));
  }
  return faults;
}

std::string HelpOf(const Reading& reading) {
  REQUIRE(reading.diagnostics.size() == 1);
  std::string out = reading.diagnostics[0].help.id;
  for (const Arg& arg : reading.diagnostics[0].help.args) {
    if (arg.name == "near") out += " " + std::get<std::string>(arg.value);
    if (arg.name == "places") {
      for (const Text& place : std::get<std::vector<Text>>(arg.value)) out += " " + place.en;
    }
  }
  return out;
}

const Value& At(const Record& record, std::string_view path) {
  const Value* value = &record.root();
  while (!path.empty()) {
    const std::string_view step = path.substr(0, path.find('.'));
    path.remove_prefix(step.size() < path.size() ? step.size() + 1 : step.size());
    if (value->field->type == Type::list) {
      std::uint32_t index = 0;
      std::from_chars(step.data(), step.data() + step.size(), index);
      REQUIRE(index < value->count);
      value = &record.values[value->first + index];
    } else {
      value = record.ChildNamed(*value, step);
      REQUIRE(value != nullptr);
    }
  }
  return *value;
}

std::string Describe(const Record& record) { return Shown(record, record.root()); }

}  // namespace lanzhi::test
