#include "handbook_fixture.h"

#include <algorithm>

#include "record/read.h"
#include "source/yaml.h"

namespace lanzhi::fixture {
namespace {

constexpr const char* kCase = R"(shape: case
zh: 个案
stages:
  - {name: applied, zh: 已申请, mark: {application: given}}
  - {name: ended, zh: 已结案, mark: {closing: given}}
fields:
  - {key: site, zh: 服务点, type: reference, means: site, to: site}
  - {key: worker, zh: 社工, type: reference, means: worker, to: staff}
  - {key: sibling, zh: 同胞, type: reference, to: case}
  - {key: about, zh: 关于, type: reference, to: record}
  - {key: voluntary, zh: 自愿, type: boolean}
  - {key: born, zh: 出生, type: count, birth_year: true}
  - {key: fee, zh: 收费, type: decimal}
  - {key: goals, zh: 目标, type: list, item: {type: text}}
  - {key: methods, zh: 手法, type: list, item: {type: choice, choices: [{value: talk, zh: 面谈}, {value: visit, zh: 家访}]}}
  - {key: invited, zh: 获邀, type: list, item: {type: reference, to: staff}}
  - {key: application, zh: 申请, type: section, date: date, fields: [{key: date, zh: 日期, type: date}]}
  - key: decision
    zh: 决定
    type: section
    date: date
    fields: [{key: date, zh: 日期, type: date}, {key: accepted, zh: 接纳, type: boolean}]
  - {key: assessment, zh: 预估, type: section, date: date, fields: [{key: date, zh: 日期, type: date}]}
  - key: sessions
    zh: 面谈
    type: list
    date: date
    fields:
      - {key: date, zh: 日期, type: date}
      - {key: record, zh: 形式, type: choice, choices: [{value: brief, zh: 简要}, {value: full, zh: 过程}]}
      - {key: by, zh: 办理人, type: reference, means: signer, to: staff}
      - {key: hours, zh: 小时, type: decimal}
      - {key: nth, zh: 节次, type: count}
      - {key: begun, zh: 开始, type: time}
      - {key: over, zh: 完毕, type: time}
      - {key: there, zh: 出席, type: list, item: {type: text}}
      - {key: formal, zh: 正式, type: boolean}
  - key: members
    zh: 组员
    type: list
    name: ref
    fields:
      - {key: ref, zh: 编号, type: text}
      - {key: left, zh: 离开, type: date}
      - {key: form_on, zh: 报名, type: date}
      - {key: invited, zh: 获邀, type: boolean}
  - key: audit
    zh: 审核
    type: section
    date: date
    fields:
      - {key: date, zh: 日期, type: date}
      - {key: by, zh: 办理人, type: reference, means: signer, to: staff}
      - {key: opinion, zh: 意见, type: prose}
  - key: exit
    zh: 终止
    type: section
    fields:
      - {key: end_on, zh: 终止日期, type: date, planned: true}
      - {key: ground, zh: 情形, type: choice, choices: [{value: danger, zh: 危险}, {value: left, zh: 离开}]}
      - key: conferences
        zh: 会议
        type: list
        date: date
        fields:
          - {key: date, zh: 日期, type: date}
          - key: strategies
            zh: 策略
            type: list
            name: what
            fields:
              - {key: what, zh: 内容, type: text}
              - {key: until, zh: 期限, type: date, planned: true}
              - {key: ended_on, zh: 结束, type: date}
              - {key: result, zh: 结果, type: choice, choices: [{value: failed, zh: 无效}, {value: works, zh: 有效}]}
  - {key: closing, zh: 结案, type: section, date: date, fields: [{key: date, zh: 日期, type: date}]}
)";

constexpr const char* kSite = R"(shape: site
zh: 服务点
linked: true
fields:
  - {key: kind, zh: 种类, type: choice, means: site-kind, choices: [{value: project, zh: 项目}, {value: centre, zh: 中心}, {value: post, zh: 岗位}]}
)";

constexpr const char* kStaff = R"(shape: staff
zh: 同工
linked: true
fields:
  - {key: role, zh: 职务, type: choice, means: role, choices: [{value: worker, zh: 社工}, {value: leader, zh: 组长}]}
  - {key: since, zh: 入行, type: date}
)";

constexpr const char* kAgency = R"(shape: agency
zh: 机构
linked: true
fields:
  - key: settings
    zh: 设定
    type: list
    means: settings
    name: name
    fields:
      - {key: name, zh: 名称, type: text, public: true}
      - {key: value, zh: 数值, type: text, public: true, means: setting-value}
)";

constexpr const char* kHead = R"(handbook: test
version: "1"
title: {zh: 试用, en: for tests}
waiver_approvers: [leader]
settings:
  - {name: soon, type: period, zh: 尽快, en: soon, reading: X-01}
)";

constexpr const char* kFacts = R"(facts:
  - {name: accepted-on, zh: 接案, en: acceptance, applies_to: case, when: {decision.accepted: true}, first: [decision.date]}
  - {name: last-session, zh: 末次面谈, en: last session, applies_to: case, latest: [sessions.date]}
)";

constexpr const char* kClauses = R"(clauses:
  - {id: t.one, place: 一, zh: 甲, en: one}
  - {id: t.two, place: 二, zh: 乙, en: two}
)";

constexpr const char* kReadings = R"(readings:
  - {id: X-01, zh: 读法, en: a reading}
)";

}  // namespace

Tree Parse(std::string path, std::string text) {
  auto file = std::make_shared<File>();
  file->path = std::move(path);
  file->bytes = std::move(text);
  return ParseYaml(file).tree;
}

Loaded Load(const Texts& texts) {
  HandbookFiles files;
  for (const char* shape : {kAgency, kCase, kSite, kStaff}) files.shapes.push_back(Parse("shape.yaml", shape));
  files.common.push_back(Parse("common.yaml", texts.common.empty() ? "facts: []\n" : "rules:\n" + texts.common));
  files.handbook.push_back(Parse("handbook.yaml", kHead + texts.head));
  files.handbook.push_back(Parse("facts.yaml", kFacts + texts.facts));
  files.handbook.push_back(Parse("clauses.yaml", kClauses + texts.clauses));
  files.handbook.push_back(Parse("readings.yaml", kReadings));
  if (!texts.rules.empty()) files.handbook.push_back(Parse("rules.yaml", "rules:\n" + texts.rules));
  if (!texts.agency.empty()) files.agency.push_back(Parse("agency.yaml", texts.agency));
  Loaded loaded;
  loaded.handbook = Handbook::Load(std::move(files), loaded.diagnostics);
  if (!texts.settings.empty()) {
    auto file = std::make_shared<File>();
    file->path = "lanzhi.yaml";
    file->bytes = "agency: ours\nsettings:\n" + texts.settings;
    loaded.agency = ReadRecord(ParseYaml(file), loaded.handbook->shapes(), std::nullopt, nullptr).record;
  }
  loaded.handbook->Compile(loaded.agency.get(), loaded.diagnostics);
  return loaded;
}

std::string Show(const Diagnostics& diagnostics) {
  std::string shown;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!shown.empty()) shown += '\n';
    if (const auto& place = diagnostic.place; place.file) {
      const std::string before = place.file->bytes.substr(0, place.span.begin);
      const auto line = std::count(before.begin(), before.end(), '\n') + 1;
      const auto column = before.size() - (before.find_last_of('\n') + 1) + 1;
      shown += place.file->path + ':' + std::to_string(line) + ':' + std::to_string(column) + ' ';
    }
    shown += diagnostic.message.id;
    for (const Arg& arg : diagnostic.help.args) {
      if (const auto* word = std::get_if<std::string>(&arg.value)) shown += " (" + *word + ')';
    }
  }
  return shown;
}

std::string DeadlineRule(std::string_view id, std::string_view more) {
  std::string text = "  - id: " + std::string(id) + R"(
    kind: deadline
    applies_to: case
    trigger: $accepted-on
    done: assessment.date
    severity: error
    clauses: [t.one]
    title: {zh: 期限, en: limit}
)";
  return text.append(more);
}

}  // namespace lanzhi::fixture
