// A small folder for the tests of views: a handbook, two sites, two workers, and cases read from text.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>

#include "record/read.h"
#include "rule/handbook.h"
#include "rule/rule.h"

namespace lanzhi::test {

// A deadline of no period: its direction is all that the tests ask about.
inline Deadline DeadlineOf(Within::Direction direction) {
  Deadline deadline;
  deadline.within.emplace().direction = direction;
  return deadline;
}

struct SmallFolder {
  Diagnostics diagnostics;
  std::unique_ptr<Handbook> handbook;
  Casebook casebook;

  SmallFolder() : handbook(Handbook::Load("lantian", {}, diagnostics)) {
    handbook->Compile(nullptr, diagnostics);
    Link("shangsha", "site: shangsha\nname: 上沙\nkind: post\n");
    Link("baihe", "site: baihe\nname: 白河\n");
    Link("chen-jia", "staff: chen-jia\n");
    Link("lin-yu", "staff: lin-yu\n");
  }

  [[nodiscard]] std::unique_ptr<Record> Read(const std::string& id, std::string text) const {
    auto file = std::make_shared<File>(File{id + ".yaml", std::move(text)});
    return ReadRecord(ParseYaml(file), handbook->shapes(), Language::en, &casebook).record;
  }
  // A case of chen-jia in shangsha, with `rest` below its head.
  [[nodiscard]] std::unique_ptr<Record> Case(const std::string& rest, const std::string& id = "C2026-0001") const {
    return Read(id, "case: " + id + "\nsite: shangsha\nworker: chen-jia\n" + rest);
  }

 private:
  void Link(const std::string& id, std::string text) {
    auto file = std::make_shared<File>(File{id + ".yaml", std::move(text)});
    casebook.Add(ReadRecord(ParseYaml(file), handbook->shapes(), Language::en, nullptr).record);
  }
};

}  // namespace lanzhi::test
