#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/human.h"

namespace lanzhi {
namespace {

std::string Tally(const RunSummary& run, Language language, const Style& style) {
  const Summary& summary = run.summary;
  std::string out;
  const auto add = [&](std::string_view id, int n, Paint paint) {
    if (n == 0) return;
    if (!out.empty()) out += FindWords("summary.separator").In(language);
    out += style.In(paint, Say(id, language, {{"n", std::int64_t{n}}}));
  };
  add("summary.errors", summary.errors, Paint::error);
  add("summary.warnings", summary.warnings, Paint::warning);
  add(run.infos ? "summary.infos" : "summary.infos.hidden", summary.infos, Paint::info);
  if (summary.standing > 0) out += Say("summary.standing", language, {{"n", std::int64_t{summary.standing}}});
  if (out.empty()) out = style.In(Paint::good, FindWords("summary.none").In(language));
  add("summary.waived", summary.waived, Paint::plain);
  if (run.waivers_ending > 0) {
    out += Say("summary.waivers-ending", language, {{"n", std::int64_t{run.waivers_ending}}});
  }
  return out;
}

}  // namespace

std::string SummaryText(const RunSummary& run, Language language, const Style& style) {
  std::string out = Say("summary.checked", language, {{"records", std::int64_t{run.summary.records}}});
  if (run.seconds) out += Say("summary.time", language, {{"seconds", fmt::format("{:.2f}", *run.seconds)}});
  if (!run.handbook.empty()) {
    out += Say("summary.handbook", language, {{"handbook", run.handbook}, {"version", run.version}});
  }
  if (run.summary.unreadable > 0) {
    out += Say("summary.unreadable", language, {{"n", std::int64_t{run.summary.unreadable}}});
  }
  out += '\n' + Tally(run, language, style) + '\n';
  if (run.may_fix && run.summary.mendable > 0)
    out += Say("summary.mendable", language, {{"n", std::int64_t{run.summary.mendable}}}) + '\n';
  if (run.complete_to_unset) out += Say("summary.complete-to-unset", language) + '\n';
  return out;
}

}  // namespace lanzhi
