#include "record/scaffold/commented.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "record/scaffold/writer.h"
#include "record/spelling.h"
#include "source/lines.h"

namespace lanzhi {
namespace {

// What a scaffold may say of a section, in either language and any mixture.
struct Vocabulary {
  std::set<std::string, std::less<>> help;                      // lines of it
  std::multimap<std::string, const Field*, std::less<>> names;  // of the fields in the section

  void AddHelp(const Field& field) {
    for (const Language keys : {Language::zh, Language::en}) {
      for (const Language help_language : {Language::zh, Language::en}) {
        std::string text = HelpText(field, keys, help_language);
        for (std::size_t begin = 0; begin <= text.size();) {
          const std::size_t end = std::min(text.find('\n', begin), text.size());
          help.insert(text.substr(begin, end - begin));
          begin = end + 1;
        }
      }
    }
  }
  void AddInside(const Field& section) {
    for (const auto& field : section.Inner()) {
      AddHelp(*field);
      names.emplace(field->names.zh, field.get());
      if (field->names.en != field->names.zh) names.emplace(field->names.en, field.get());
      AddInside(*field);
    }
  }
};

struct Comment {
  std::uint32_t before = 0, behind = 0;  // blanks before and behind its `#`
  std::string_view text;                 // without blanks around
};

std::optional<Comment> CommentIn(std::string_view text, const Line& line) {
  if (line.blank() || text[line.first] != '#') return std::nullopt;
  const std::uint32_t at = SkipSpaces(text, line.first + 1, line.end);
  const std::uint32_t end = TrimEnd(text, at, line.end);
  return Comment{line.indent(), at - line.first - 1, text.substr(at, end - at)};
}

// What stands behind `name:`; nullopt where the text is no such line.
std::optional<std::string_view> BehindName(std::string_view text, std::string_view name) {
  if (!text.starts_with(name) || text.substr(name.size(), 1) != ":") return std::nullopt;
  const std::string_view rest = text.substr(name.size() + 1);
  if (!rest.empty() && rest.front() != ' ') return std::nullopt;
  return Trim(rest);
}

// A value in a comment is taken for what it says only where it needs no reading.
bool IsPlainValue(std::string_view value) {
  return !value.empty() && value.find_first_of("\"'#|>{}[]&*!") == std::string_view::npos;
}

// Takes one line of what is in a section; false where somebody else has written it.
bool TakeLine(std::string_view line, const Vocabulary& known, std::vector<FieldValue>& values) {
  if (known.help.contains(line)) return true;
  while (line.starts_with("# ")) line = Trim(line.substr(2));
  if (known.help.contains(line) || line == "-") return true;
  if (line.starts_with("- ")) line = Trim(line.substr(2));
  const std::string_view name = line.substr(0, line.find(':'));
  const std::optional<std::string_view> value = BehindName(line, name);
  const auto [first, last] = known.names.equal_range(name);
  if (!value || first == last) return false;
  if (value->empty()) return true;
  if (std::next(first) != last || !IsSingle(*first->second) || !IsPlainValue(*value)) return false;
  values.push_back({first->second, std::string(*value)});
  return true;
}

// Lines of these are text, whatever they begin with.
std::vector<Span> TextsOfLines(const Tree& tree) {
  std::vector<Span> found;
  for (const Node& node : tree.nodes) {
    const std::string_view bytes = tree.file->bytes;
    if (node.kind != NodeKind::scalar || node.span.end <= node.span.begin) continue;
    if (bytes.substr(node.span.begin, node.span.end - node.span.begin).find('\n') != std::string_view::npos)
      found.push_back(node.span);
  }
  return found;
}

}  // namespace

std::optional<CommentedOut> CommentedInside(const Tree& tree, const Field& field, std::size_t column,
                                            std::uint32_t begin) {
  const std::string_view text = tree.file->bytes;
  Vocabulary known;
  known.AddInside(field);
  CommentedOut found{{begin, begin}, {}};
  while (found.span.end < text.size()) {
    const Line line = LineFrom(text, found.span.end);
    const std::optional<Comment> comment = CommentIn(text, line);
    // Of older scaffolds the `#` is the first byte of the line.
    if (!comment || comment->text.empty()) break;
    if (comment->before <= column && comment->before + comment->behind < column + 2) break;
    if (!TakeLine(comment->text, known, found.values)) return std::nullopt;
    found.span.end = line.next;
  }
  return found;
}

std::optional<CommentedOut> FindCommentedOut(const Tree& tree, const Field& field, std::size_t column, Span within) {
  const std::string_view text = tree.file->bytes;
  const std::vector<Span> texts = TextsOfLines(tree);
  for (Line line = LineFrom(text, within.begin); line.begin < within.end; line = LineFrom(text, line.next)) {
    const std::optional<Comment> comment = CommentIn(text, line);
    if (!comment || comment->before != column || comment->behind != 0) continue;
    std::optional<std::string_view> value = BehindName(comment->text, field.names.zh);
    if (!value) value = BehindName(comment->text, field.names.en);
    const bool in_text = std::any_of(texts.begin(), texts.end(),
                                     [&](Span span) { return span.begin < line.begin && line.begin < span.end; });
    if (!value || in_text || (!value->empty() && !(IsSingle(field) && IsPlainValue(*value)))) continue;
    std::optional<CommentedOut> found = CommentedInside(tree, field, column, line.next);
    if (!found) return std::nullopt;
    found->span.begin = line.begin;
    if (!value->empty()) found->values.push_back({&field, std::string(*value)});
    return found;
  }
  return std::nullopt;
}

}  // namespace lanzhi
