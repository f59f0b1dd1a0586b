#include "record/fix.h"

#include <algorithm>
#include <array>
#include <utility>

#include "source/lines.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

// One fault may uncover another (a misspelt kind hides its keys); more rounds than this are never needed.
constexpr int kRounds = 8;

// Remedies whose `near` is the one thing to write.
constexpr std::array<std::string_view, 6> kNear{"record-unknown-key.near", "record-unknown-kind.near",
                                                "record-bad-choice.near",  "record-other-language.near",
                                                "record-date.near",        "record-other-language.kind.help"};

std::string NearOf(const Message& help) {
  if (std::find(kNear.begin(), kNear.end(), help.id) == kNear.end()) return {};
  for (const Arg& arg : help.args) {
    const auto* near = std::get_if<std::string>(&arg.value);
    if (arg.name == "near" && near != nullptr) return *near;
  }
  return {};
}

std::vector<Edit> WideColon(Span colon, std::string_view text) {
  const char next = colon.end < text.size() ? text[colon.end] : '\n';
  return {{colon, next == ' ' || next == '\n' || next == '\r' ? ":" : ": "}};
}

// Those of the greater part of the lines.
std::vector<Edit> LineEnds(std::string_view text) {
  std::vector<Edit> with, without;  // without and with a carriage return, if the other sort is to stay
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const auto end = static_cast<std::uint32_t>(at);
    if (at > 0 && text[at - 1] == '\r') {
      with.push_back({{end - 1, end}, ""});
    } else {
      without.push_back({{end, end}, "\r"});
    }
  }
  return with.size() > without.size() ? without : with;
}

struct Version {
  FilePtr file;
  Diagnostics diagnostics;
  Tree tree;
};

class Mender {
 public:
  Mender(const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
         const std::function<bool(std::string_view)>& wants)
      : shapes_(shapes), keys_(keys), casebook_(casebook), wants_(wants) {}

  Mended Run(const FilePtr& file) {
    Version state = Read(file);
    int faults = 0;
    for (int round = 0; round < kRounds; ++round) {
      const int mended = Round(state);
      faults += mended;
      if (mended == 0) break;
    }
    if (wants_("")) faults += TrimLines(state);
    return {state.file->bytes, faults};
  }

 private:
  struct Fix {
    std::vector<Edit> edits;
    std::size_t harm = 0;  // that it promises to take away
  };
  using Fixes = std::vector<Fix>;

  Version Read(const FilePtr& file) const {
    Parsed parsed = ParseYaml(file);
    Version state{file, {}, parsed.tree};
    state.diagnostics = ReadRecord(std::move(parsed), shapes_, keys_, casebook_).diagnostics;
    return state;
  }

  // Faults that a splice may take away but not bring.
  static std::size_t Harm(const Version& state) {
    return static_cast<std::size_t>(std::count_if(
        state.diagnostics.begin(), state.diagnostics.end(),
        [](const Diagnostic& fault) { return fault.rule.starts_with("yaml-") || fault.rule == "record-key-twice"; }));
  }

  static FilePtr Spliced(const FilePtr& file, const Fixes& fixes) {
    std::vector<Edit> edits;
    for (const Fix& fix : fixes) edits.insert(edits.end(), fix.edits.begin(), fix.edits.end());
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
    std::string bytes = file->bytes;
    std::size_t after = bytes.size();
    for (const Edit& edit : edits) {
      if (edit.span.end > after) continue;  // overlaps one that was made: in the next round
      bytes.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
      after = edit.span.begin;
    }
    return std::make_shared<const File>(File{file->path, std::move(bytes)});
  }

  // How many faults were mended.
  int Round(Version& state) const {
    Fixes fixes;
    for (const Diagnostic& fault : state.diagnostics) {
      if (!wants_(fault.rule)) continue;
      std::vector<Edit> edits = EditsFor(fault, state.file->bytes);
      if (!edits.empty()) fixes.push_back({std::move(edits), fault.rule.starts_with("yaml-") ? 1U : 0U});
    }
    if (fixes.empty()) return 0;
    if (Try(state, fixes)) return static_cast<int>(fixes.size());
    // One of them does harm: each by itself, from the end, so that the places of the others stay.
    std::stable_sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) {
      return a.edits.front().span.begin > b.edits.front().span.begin;
    });
    int mended = 0;
    for (const Fix& fix : fixes) {
      if (fix.edits.size() == 1 && Try(state, {fix})) ++mended;
    }
    return mended;
  }

  bool Try(Version& state, const Fixes& fixes) const {
    std::size_t promised = 0;
    for (const Fix& fix : fixes) promised += fix.harm;
    Version next = Read(Spliced(state.file, fixes));
    if (Harm(next) + promised > Harm(state) || next.file->bytes == state.file->bytes) return false;
    state = std::move(next);
    return true;
  }

  // Blanks at line ends say nothing, but in a block they are text: values must stay as they are.
  int TrimLines(Version& state) const {
    if (Harm(state) != 0) return 0;
    Fixes fixes;
    const std::string_view text = state.file->bytes;
    const std::vector<Span> blocks = Blocks(state);
    for (Line line = LineFrom(text, 0); line.begin < text.size(); line = LineFrom(text, line.next)) {
      const std::uint32_t back = line.end > line.begin && text[line.end - 1] == '\r' ? line.end - 1 : line.end;
      const std::uint32_t end = TrimEnd(text, line.begin, back);
      const bool inside = std::any_of(blocks.begin(), blocks.end(),
                                      [&](Span block) { return block.begin < line.begin && line.begin < block.end; });
      if (end != back && !inside) fixes.push_back({{{{end, back}, ""}}});
    }
    if (fixes.empty()) return 0;
    Version next = Read(Spliced(state.file, fixes));
    if (Values(next.tree) != Values(state.tree)) return 0;
    state = std::move(next);
    return static_cast<int>(fixes.size());
  }

  // Texts of several lines.
  static std::vector<Span> Blocks(const Version& state) {
    std::vector<Span> found;
    for (const Node& node : state.tree.nodes) {
      const std::string_view bytes = state.file->bytes;
      const bool lines = bytes.substr(node.span.begin, node.span.end - node.span.begin).find('\n') != std::string::npos;
      if (node.kind == NodeKind::scalar && lines) found.push_back(node.span);
    }
    return found;
  }

  static std::vector<std::string> Values(const Tree& tree) {
    std::vector<std::string> values;
    for (const Node& node : tree.nodes) {
      values.emplace_back(tree.KeyOf(node));
      values.emplace_back(node.kind == NodeKind::scalar ? tree.TextOf(node) : std::string_view());
    }
    return values;
  }

  const Shapes& shapes_;
  KeyLanguage keys_;
  const Casebook* casebook_;
  const std::function<bool(std::string_view)>& wants_;
};

}  // namespace

std::vector<Edit> EditsFor(const Diagnostic& fault, std::string_view text) {
  if (fault.message.id == "yaml-no-colon.wide") return WideColon(fault.place.span, text);
  if (fault.message.id == "yaml-line-ends.mixed") return LineEnds(text);
  const std::string near = NearOf(fault.help);
  if (near.empty() || fault.place.span.empty()) return {};
  return {{fault.place.span, near}};
}

Mended Mend(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
            const std::function<bool(std::string_view)>& wants) {
  return Mender(shapes, keys, casebook, wants).Run(file);
}

}  // namespace lanzhi
