#include "record/fix.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "record/scaffold/layout.h"
#include "source/lines.h"
#include "source/yaml.h"

namespace lanzhi {
namespace {

// One fault may uncover another (a misspelt kind hides its keys); more rounds than this are never needed.
constexpr int kRounds = 8;
// Where fixes do harm and it cannot be seen which: so many versions of the text are read to find out.
constexpr int kTries = 64;

// Remedies whose `near` is the one thing to write.
constexpr std::array<std::string_view, 9> kNear{
    "record-unknown-key.near",    "record-unknown-kind.near", "record-bad-choice.near",
    "record-other-language.near", "record-date.near",         "record-other-language.kind.help",
    "record-wrong-type.near",     "record-broken-link.id",    "record-wrong-type.several.help"};

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

// A blank behind the dash that begins at `at`, and behind those of the same list: they are one fault. The lines below a
// dash move with what stood right behind it. Other dashes than the full-width `-` may be meant as they are.
std::vector<Edit> Dashes(std::uint32_t at, std::string_view text) {
  constexpr std::string_view kDashes[] = {"-", "－"};
  std::vector<Edit> edits;
  const Line first = LineFrom(text, LineAround(text, at));
  bool parted = false, moves = false;  // the dash above got its blank; so the lines below it move
  for (Line line = first; line.begin < text.size(); line = LineFrom(text, line.next)) {
    if (line.blank()) continue;
    if (line.indent() > first.indent()) {
      moves = moves || (std::exchange(parted, false) && line.indent() == first.indent() + 1);
      if (moves) edits.push_back({{line.begin, line.begin}, " "});
      continue;
    }
    const std::string_view rest = text.substr(line.first, line.end - line.first);
    const auto* const dash =
        std::find_if(std::begin(kDashes), std::end(kDashes), [&](auto each) { return rest.starts_with(each); });
    if (line.indent() < first.indent() || dash == std::end(kDashes)) break;
    const auto end = line.first + static_cast<std::uint32_t>(dash->size());
    const bool alone = end == line.end || IsSpace(text[end]);
    if (!alone || dash->size() > 1) edits.push_back({{line.first, end}, alone ? "-" : "- "});
    parted = !alone;
    moves = false;
  }
  return edits;
}

// The entries of `list` in place of the one that holds them: each behind a dash of its own, where that one has one.
std::vector<Edit> Apart(Span one, std::string list, std::string_view text) {
  const std::uint32_t begin = LineAround(text, one.begin);
  const std::string lead(text.substr(begin, one.begin - begin));
  const std::size_t dash = lead.find_first_not_of(' ');
  if (dash == std::string::npos || lead[dash] != '-' || lead.find_first_not_of(' ', dash + 1) != std::string::npos)
    return {{one, std::move(list)}};
  for (std::size_t at = list.find(", "); at != std::string::npos; at = list.find(", ", at + lead.size() + 1))
    list.replace(at, 2, '\n' + lead);
  return {{one, std::move(list)}};
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
  std::set<std::uint32_t> keys;  // where keys end that their places take, or that are a slip of one
};

// A sentence with a full-width colon is no key.
std::set<std::uint32_t> EndsOfKeys(const Reading& reading) {
  std::set<std::uint32_t> ends;
  if (reading.record != nullptr) {
    for (const Value& value : reading.record->values) {
      if (value.field != nullptr && !value.field->key.empty()) ends.insert(value.key.end);
    }
  }
  for (const Diagnostic& fault : reading.diagnostics) {
    const bool slip = fault.help.id == "record-unknown-key.near" || fault.help.id == "record-unknown-key.present";
    if (slip) ends.insert(fault.place.span.end);
  }
  return ends;
}

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
    const int named = faults;
    if (wants_("")) faults += TrimLines(state);
    return {state.file->bytes, faults, named};
  }

 private:
  struct Fix {
    std::vector<Edit> edits;
    std::size_t harm = 0;  // that it promises to take away
  };
  using Fixes = std::vector<Fix>;

  Version Read(const FilePtr& file) const {
    Parsed parsed = ParseYaml(file);
    Version state{file, {}, parsed.tree, {}};
    Reading reading = ReadRecord(std::move(parsed), shapes_, keys_, casebook_);
    state.keys = EndsOfKeys(reading);
    state.diagnostics = std::move(reading.diagnostics);
    return state;
  }

  // A fault that a splice may take away but not bring.
  static bool DoesHarm(const Diagnostic& fault) {
    return fault.rule.starts_with("yaml-") || fault.rule == "record-key-twice";
  }
  static std::size_t Harm(const Version& state) {
    return static_cast<std::size_t>(std::count_if(state.diagnostics.begin(), state.diagnostics.end(), DoesHarm));
  }

  static FilePtr Spliced(const FilePtr& file, std::span<const Fix> fixes) {
    std::vector<Edit> edits;
    for (const Fix& fix : fixes) edits.insert(edits.end(), fix.edits.begin(), fix.edits.end());
    // From the end, so that of two that overlap the later is made: the other comes in the next round.
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
    std::size_t after = file->bytes.size();
    std::erase_if(edits, [&](const Edit& edit) {
      const bool overlaps = edit.span.end > after;
      if (!overlaps) after = edit.span.begin;
      return overlaps;
    });
    std::string bytes;
    bytes.reserve(file->bytes.size());
    std::size_t from = 0;
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      bytes.append(file->bytes, from, edit->span.begin - from);
      bytes += edit->text;
      from = edit->span.end;
    }
    bytes.append(file->bytes, from);
    return std::make_shared<const File>(File{file->path, std::move(bytes)});
  }

  // How many faults were mended.
  int Round(Version& state) const {
    Fixes fixes = FixesFor(state);
    if (fixes.empty()) return 0;
    const Version next = With(state, fixes);
    if (Take(state, next, fixes)) return static_cast<int>(fixes.size());
    // One of them does harm. First those that have nothing to do with what went wrong; what is left comes in the next
    // round.
    Fixes sound = SoundOnes(next, fixes);
    if (!sound.empty() && sound.size() < fixes.size() && Take(state, With(state, sound), sound)) {
      return static_cast<int>(sound.size());
    }
    std::erase_if(fixes, [](const Fix& fix) { return fix.edits.size() != 1; });
    std::stable_sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) { return BeginOf(a) < BeginOf(b); });
    int tries = kTries;
    return Halve(state, fixes, tries);
  }

  // What the faults of a text ask for, without what cannot but name a field twice: of the keys of one map that would
  // come to be the same the last, and none where it stands there already.
  Fixes FixesFor(const Version& state) const {
    Fixes fixes;
    std::map<std::uint32_t, std::size_t> at;  // of those of one edit, by where it begins
    for (const Diagnostic& fault : state.diagnostics) {
      const bool wide = fault.message.id == "yaml-no-colon.wide";
      if (!wants_(fault.rule) || (wide && !state.keys.contains(fault.place.span.begin))) continue;
      std::vector<Edit> edits = EditsFor(fault, state.file->bytes);
      if (edits.empty()) continue;
      if (edits.size() == 1) at.emplace(edits.front().span.begin, fixes.size());
      fixes.push_back({std::move(edits), fault.rule.starts_with("yaml-") ? 1U : 0U});
    }
    if (fixes.size() < 2) return fixes;
    std::vector<bool> drop(fixes.size());
    for (const Node& map : state.tree.nodes) {
      if (map.kind != NodeKind::map) continue;
      std::map<std::string_view, std::optional<std::size_t>> named;  // by which fix; nullopt: it stands there
      for (const Node& entry : Children(state.tree, map)) {
        const auto found = at.find(entry.key.begin);
        const Edit* edit = found == at.end() ? nullptr : &fixes[found->second].edits.front();
        if (edit == nullptr || !(edit->span == entry.key)) {
          const auto [twin, added] = named.emplace(state.tree.KeyOf(entry), std::nullopt);
          if (!added && twin->second) drop[*std::exchange(twin->second, std::nullopt)] = true;
          continue;
        }
        const auto [twin, added] = named.emplace(edit->text, found->second);
        if (added) continue;
        drop[twin->second.value_or(found->second)] = true;
        if (twin->second) twin->second = found->second;
      }
    }
    Fixes kept;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
      if (!drop[i]) kept.push_back(std::move(fixes[i]));
    }
    return kept;
  }

  // Those in whose lines `next`, the text with all of them, has no harm.
  static Fixes SoundOnes(const Version& next, const Fixes& fixes) {
    std::set<std::uint32_t> harmed;  // beginnings of lines of `next`
    const std::string_view text = next.file->bytes;
    for (const Diagnostic& fault : next.diagnostics) {
      if (!DoesHarm(fault)) continue;
      harmed.insert(LineAround(text, fault.place.span.begin));
      for (const Related& other : fault.related) harmed.insert(LineAround(text, other.place.span.begin));
    }
    std::vector<std::pair<const Edit*, std::size_t>> edits;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
      for (const Edit& edit : fixes[i].edits) edits.emplace_back(&edit, i);
    }
    std::stable_sort(edits.begin(), edits.end(),
                     [](const auto& a, const auto& b) { return a.first->span.begin < b.first->span.begin; });
    std::vector<bool> near(fixes.size());
    std::int64_t moved = 0;
    for (const auto& [edit, fix] : edits) {
      if (harmed.contains(LineAround(text, static_cast<std::uint32_t>(edit->span.begin + moved)))) near[fix] = true;
      moved += static_cast<std::int64_t>(edit->text.size()) - (edit->span.end - edit->span.begin);
    }
    Fixes sound;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
      if (!near[i]) sound.push_back(fixes[i]);
    }
    return sound;
  }

  // Fixes by their places, none of several edits: as many as go well together, found by halves from the end, so that
  // the places of the others stay.
  int Halve(Version& state, std::span<const Fix> fixes, int& tries) const {
    if (fixes.empty() || tries-- == 0) return 0;
    if (Take(state, With(state, fixes), fixes)) return static_cast<int>(fixes.size());
    if (fixes.size() == 1) return 0;
    const int later = Halve(state, fixes.subspan(fixes.size() / 2), tries);
    return later + Halve(state, fixes.first(fixes.size() / 2), tries);
  }

  Version With(const Version& state, std::span<const Fix> fixes) const { return Read(Spliced(state.file, fixes)); }

  // Whether `next`, which is `state` with these fixes, may stand in its place.
  static bool Take(Version& state, Version next, std::span<const Fix> fixes) {
    std::size_t promised = 0;
    for (const Fix& fix : fixes) promised += fix.harm;
    if (Harm(next) + promised > Harm(state) || next.file->bytes == state.file->bytes) return false;
    state = std::move(next);
    return true;
  }

  static std::uint32_t BeginOf(const Fix& fix) { return fix.edits.front().span.begin; }

  // Blanks at line ends say nothing, but in a block they are text: values must stay as they are.
  int TrimLines(Version& state) const {
    if (Harm(state) != 0) return 0;
    Fixes fixes;
    const std::string_view text = state.file->bytes;
    const std::vector<Span> blocks = Blocks(state);
    auto block = blocks.begin();
    for (Line line = LineFrom(text, 0); line.begin < text.size(); line = LineFrom(text, line.next)) {
      const std::uint32_t back = line.end > line.begin && text[line.end - 1] == '\r' ? line.end - 1 : line.end;
      const std::uint32_t end = TrimEnd(text, line.begin, back);
      while (block != blocks.end() && block->end <= line.begin) ++block;
      const bool inside = block != blocks.end() && block->begin < line.begin;
      if (end != back && !inside) fixes.push_back({{{{end, back}, ""}}});
    }
    if (fixes.empty()) return 0;
    Version next = Read(Spliced(state.file, fixes));
    if (Values(next.tree) != Values(state.tree)) return 0;
    state = std::move(next);
    return static_cast<int>(fixes.size());
  }

  // Texts of several lines, in their order; none lies in another.
  static std::vector<Span> Blocks(const Version& state) {
    std::vector<Span> found;
    for (const Node& node : state.tree.nodes) {
      const std::string_view bytes = state.file->bytes;
      const bool lines = bytes.substr(node.span.begin, node.span.end - node.span.begin).find('\n') != std::string::npos;
      if (node.kind == NodeKind::scalar && lines) found.push_back(node.span);
    }
    std::sort(found.begin(), found.end(), [](Span a, Span b) { return a.begin < b.begin; });
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
  if (fault.message.id == "yaml-syntax.dash-space" || fault.message.id == "yaml-syntax.wide-dash")
    return Dashes(fault.place.span.begin, text);
  if (fault.help.id == "record-wrong-type.list.brackets.help") {
    const Span span = fault.place.span;
    return {{span, "[" + std::string(text.substr(span.begin, span.end - span.begin)) + "]"}};
  }
  if (fault.help.id == "record-wrong-type.several.help") return Apart(fault.place.span, NearOf(fault.help), text);
  const std::string near = NearOf(fault.help);
  if (near.empty() || fault.place.span.empty()) return {};
  return {{fault.place.span, near}};
}

Mended Mend(const FilePtr& file, const Shapes& shapes, KeyLanguage keys, const Casebook* casebook,
            const std::function<bool(std::string_view)>& wants) {
  return Mender(shapes, keys, casebook, wants).Run(file);
}

}  // namespace lanzhi
