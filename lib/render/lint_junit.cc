#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"
#include "render/catalogue.h"
#include "render/concise.h"
#include "render/human.h"
#include "render/machine.h"

namespace lanzhi {
namespace {

// XML 1.0 has no way to write control characters and noncharacters: file names may hold them.
bool IsXml(char32_t c) { return c >= 0x20 && (c < 0x7F || c > 0x9F) && (c & 0xFFFE) != 0xFFFE; }

// In an attribute a line end would be read as a blank.
std::string EscapeXml(std::string_view text, bool attribute) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    const std::string_view raw = text.substr(at, std::max<std::size_t>(next.length, 1));
    at += raw.size();
    if (raw == "&") {
      out += "&amp;";
    } else if (raw == "<") {
      out += "&lt;";
    } else if (raw == ">") {
      out += "&gt;";
    } else if (raw == "\"") {
      out += "&quot;";
    } else if (raw == "\n") {
      out += attribute ? "&#10;" : "\n";
    } else if (next.length != 0 && IsXml(next.code_point) && IsUnsafe(next.code_point)) {
      fmt::format_to(std::back_inserter(out), "&#x{:X};", static_cast<std::uint32_t>(next.code_point));
    } else {
      out += next.length != 0 && IsXml(next.code_point) ? raw : "\xEF\xBF\xBD";
    }
  }
  return out;
}

// One file, and where its findings lie.
struct Case {
  std::string path, kind;
  std::vector<std::size_t> bundles;
};

class Suite {
 public:
  Suite(const Findings& findings, std::optional<Severity> fails, const MachineOptions& options)
      : findings_(findings), least_(fails), options_(options) {}

  // The totals stand before the cases, so each is looked at twice.
  void Put(Sink& sink, const std::vector<Case>& cases) {
    const auto failures =
        std::count_if(cases.begin(), cases.end(), [&](const Case& test) { return !Look(test).fails.empty(); });
    const std::string counts =
        fmt::format(R"(name="lanzhi" tests="{}" failures="{}" errors="0")", cases.size(), failures);
    sink.Put(fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {0}>\n  <testsuite {0} skipped=\"0\">\n", counts));
    for (const Case& test : cases) sink.Put(TextOf(test, Look(test)));
    sink.Put("  </testsuite>\n</testsuites>\n");
  }

 private:
  struct Seen {
    std::vector<Finding> fails, others;
  };

  Seen Look(const Case& test) const {
    Seen seen;
    for (const std::size_t bundle : test.bundles) {
      for (Finding& finding : findings_.Unpack(bundle)) {
        if (!IsPrinted(finding, options_.infos)) continue;
        const bool failing = least_ && finding.severity >= *least_ && !finding.standing;
        (failing ? seen.fails : seen.others).push_back(std::move(finding));
      }
    }
    return seen;
  }

  std::string TextOf(const Case& test, const Seen& seen) {
    const auto& [fails, others] = seen;
    const std::string name = EscapeXml(options_.prefix + test.path, true);
    std::string out =
        fmt::format(R"(    <testcase name="{}" classname="lanzhi{}{}")", name, test.kind.empty() ? "" : ".", test.kind);
    if (options_.junit_file) out += fmt::format(R"( file="{}")", name);
    if (fails.empty() && others.empty()) return out + "/>\n";
    out += ">\n";
    // One failure for all: programs show only the first.
    if (!fails.empty()) {
      const Finding& first = fails.front();
      const std::string message = fails.size() == 1 ? Fill(first.message, options_.language)
                                                    : Say("junit.findings", options_.language,
                                                          {{"n", static_cast<std::int64_t>(fails.size())}});
      out += fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n", EscapeXml(message, true),
                         first.rule, Lines(fails));
    }
    if (!others.empty()) out += fmt::format("      <system-out>{}</system-out>\n", Lines(others));
    return out + "    </testcase>\n";
  }

  std::string Lines(const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& finding : findings) {
      const Position at = locator_.Of(finding.place.file, finding.place.span.begin);
      if (!out.empty()) out += '\n';
      out += fmt::format("{}:{}:{}: {} {}: {}", MachinePath(finding.place.file, options_), at.line, at.column,
                         SeverityName(finding.severity), finding.rule, Advice(finding, "\n  ", options_.language));
    }
    return EscapeXml(out, false);
  }

  const Findings& findings_;
  std::optional<Severity> least_;
  const MachineOptions& options_;
  Locator locator_;
};

}  // namespace

void JunitFindings(Sink& sink, const Findings& findings, const std::vector<CheckedFile>& checked,
                   std::optional<Severity> fails, const MachineOptions& options) {
  std::vector<Case> cases;
  for (const CheckedFile& file : checked) cases.push_back({file.path, file.kind, {}});
  MachineOptions below = options;
  below.prefix.clear();
  for (std::size_t bundle = 0; bundle < findings.bundles(); ++bundle) {
    const std::string path = MachinePath(findings.FileOf(bundle), below);
    auto at = std::lower_bound(cases.begin(), cases.end(), path,
                               [](const Case& test, const std::string& name) { return test.path < name; });
    if (at == cases.end() || at->path != path) {
      const std::vector<Finding> all = findings.Unpack(bundle);
      const auto first =
          std::find_if(all.begin(), all.end(), [&](const Finding& each) { return IsPrinted(each, options.infos); });
      if (first == all.end()) continue;
      at = cases.insert(at, Case{path, first->kind, {}});
    }
    at->bundles.push_back(bundle);
  }
  Suite(findings, fails, options).Put(sink, cases);
}

}  // namespace lanzhi
