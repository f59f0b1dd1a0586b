// The words that kinds, waivers and evidence ask for exist, and nothing is there that nobody asks for.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "source/packed.h"

namespace lanzhi::test {
namespace {

std::set<std::string> IdsOf(std::string_view path) {
  std::set<std::string> ids;
  for (const EmbeddedFile* file = EmbeddedBegin(); file != EmbeddedEnd(); ++file) {
    if (file->path != path) continue;
    const Tree tree = Unpack(file->packed);
    for (const Node& message : Children(tree, *tree.Find(tree.nodes.front(), "messages"))) {
      ids.emplace(tree.TextOf(*tree.Find(message, "id")));
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("the kinds' own words") {
  CHECK(IdsOf("messages/kinds.yaml") == std::set<std::string>{"kind.required.missing",
                                                              "kind.holds.missing",
                                                              "kind.holds.violated",
                                                              "kind.sequence.missing",
                                                              "kind.sequence.violated",
                                                              "kind.sequence.violated.together",
                                                              "kind.sequence.violated.ascending",
                                                              "kind.sequence.violated.starts",
                                                              "kind.sequence.violated.gapless",
                                                              "kind.deadline.missing",
                                                              "kind.deadline.missed",
                                                              "kind.deadline.missed.undated",
                                                              "kind.deadline.missed.month",
                                                              "kind.deadline.late.timely",
                                                              "kind.deadline.violated.early",
                                                              "kind.deadline.late.after",
                                                              "kind.deadline.late.by",
                                                              "kind.deadline.late.before",
                                                              "kind.deadline.late.lead",
                                                              "kind.deadline.late.after-all",
                                                              "kind.deadline.late.not-before",
                                                              "kind.deadline.violated",
                                                              "kind.recurring.missed",
                                                              "kind.recurring.missed.in",
                                                              "kind.recurring.missed.together",
                                                              "kind.recurring.late",
                                                              "kind.approval.missing",
                                                              "kind.approval.violated",
                                                              "kind.approval.violated.early",
                                                              "kind.approval.missed",
                                                              "kind.approval.missed.undated",
                                                              "kind.approval.missed.month",
                                                              "kind.approval.late.timely",
                                                              "kind.approval.late",
                                                              "kind.count.violated.few",
                                                              "kind.count.violated.many",
                                                              "kind.agree.missing",
                                                              "kind.agree.contradicted.sum",
                                                              "kind.agree.contradicted.same",
                                                              "kind.agree.contradicted.differ",
                                                              "kind.agree.contradicted.distinct",
                                                              "kind.agree.violated.includes",
                                                              "kind.agree.contradicted.at-most",
                                                              "kind.agree.contradicted.hours",
                                                              "kind.agree.contradicted.backwards",
                                                              "kind.attendance.missing.roll",
                                                              "kind.attendance.violated.both",
                                                              "kind.attendance.violated.twice",
                                                              "kind.attendance.violated.in-both",
                                                              "kind.attendance.violated.stranger",
                                                              "kind.attendance.violated.stranger-near",
                                                              "kind.attendance.missing.form",
                                                              "kind.attendance.late.form",
                                                              "kind.target.missed",
                                                              "kind.variance.missed",
                                                              "kind.variance.missed.share",
                                                              "kind.assigned.missing",
                                                              "kind.assigned.late",
                                                              "related.trigger",
                                                              "related.passed",
                                                              "related.settled",
                                                              "related.earlier",
                                                              "related.also",
                                                              "related.lacking",
                                                              "related.attended",
                                                              "related.compared",
                                                              "related.part",
                                                              "related.filed",
                                                              "related.linked"});
}

TEST_CASE("the words for waivers") {
  CHECK(IdsOf("messages/waiver.yaml") == std::set<std::string>{"waiver-malformed.missing",
                                                               "waiver-malformed.missing.help",
                                                               "waiver-malformed.rule",
                                                               "waiver-malformed.rule.help",
                                                               "waiver-malformed.rule.near",
                                                               "waiver-malformed.until",
                                                               "waiver-malformed.until.help",
                                                               "waiver-malformed.approved",
                                                               "waiver-malformed.approved.help",
                                                               "waiver-self-approved.asked",
                                                               "waiver-self-approved.asked.help",
                                                               "waiver-self-approved.worker",
                                                               "waiver-self-approved.worker.help",
                                                               "waiver-self-approved.actor",
                                                               "waiver-self-approved.actor.help",
                                                               "waiver-endless",
                                                               "waiver-endless.help",
                                                               "waiver-approver-role.role",
                                                               "waiver-approver-role.role.help",
                                                               "waiver-element",
                                                               "waiver-element.help",
                                                               "waiver-unmatched",
                                                               "waiver-unmatched.help"});
}

}  // namespace lanzhi::test
