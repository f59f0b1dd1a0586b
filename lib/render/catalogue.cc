#include "render/catalogue.h"

#include <cassert>
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "base/decimal.h"
#include "base/hash.h"
#include "base/hash_index.h"
#include "base/utf8.h"
#include "source/packed.h"

namespace lanzhi {
namespace {

constexpr int kTextColumns = 60;  // text of a record in a message
constexpr std::string_view kFolder = "messages/";

// The words by their ids. Most runs say few of them: of the others only the id is read.
class Catalogue {
 public:
  Catalogue() {
    std::size_t count = 0;
    for (const EmbeddedFile& file : EmbeddedBelow(kFolder)) {
      const Tree& tree = trees_.emplace_back(Unpack(file.packed));
      if (const Node* list = ListIn(tree)) count += list->count;
    }
    entries_.reserve(count);
    by_id_ = HashIndex(count);
    for (const Tree& tree : trees_) Read(tree);
  }

  [[nodiscard]] std::optional<Words> Find(std::string_view id) const {
    std::optional<Words> found;
    by_id_.Find(QuickHash(id), [&](std::size_t place) {
      const Entry& entry = entries_[place];
      if (entry.id == id) found = Words{entry.Text("zh"), entry.Text("en")};
      return found.has_value();
    });
    return found;
  }

  // Calls look(id) for each.
  template <typename Look>
  void ForEachId(const Look& look) const {
    for (const Entry& entry : entries_) look(entry.id);
  }

 private:
  struct Entry {
    std::string_view id;
    const Tree* tree = nullptr;
    const Node* node = nullptr;

    // A test reads every file for entries without one of these.
    [[nodiscard]] std::string_view Text(std::string_view key) const {
      const Node* text = tree->Find(*node, key);
      return text == nullptr ? std::string_view() : tree->TextOf(*text);
    }
  };

  static const Node* ListIn(const Tree& tree) {
    return tree.nodes.empty() ? nullptr : tree.Find(tree.nodes[0], "messages");
  }

  void Read(const Tree& tree) {
    const Node* list = ListIn(tree);
    if (list == nullptr) return;
    for (const Node& node : Children(tree, *list)) {
      Entry entry{{}, &tree, &node};
      entry.id = entry.Text("id");
      by_id_.Add(QuickHash(entry.id), entries_.size());
      entries_.push_back(entry);
    }
  }

  std::deque<Tree> trees_;  // own the words
  std::vector<Entry> entries_;
  HashIndex by_id_;
};

// Read on first use: a run that prints nothing must not pay for the words.
const Catalogue& TheCatalogue() {
  static const Catalogue catalogue;
  return catalogue;
}

std::string Cut(std::string text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = DecodeUtf8(text, at);
    width += DisplayWidth(next.code_point);
    if (width > kTextColumns) {
      // One column less than the limit is kept, for the mark of the cut.
      while (at > 0 && DisplayWidth(std::string_view(text).substr(0, at)) > kTextColumns - 1) {
        do --at;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
      }
      text.resize(at);
      return text + "…";
    }
    at += next.length == 0 ? 1 : next.length;
  }
  return text;
}

std::string_view NameIn(const Text& text, Language language) {
  const std::string& name = text.In(language);
  return !name.empty() ? name : text.In(language == Language::zh ? Language::en : Language::zh);
}

struct Printer {
  Language language;

  [[nodiscard]] std::string operator()(const std::string& text) const { return Cut(EscapeControls(text)); }
  [[nodiscard]] std::string operator()(std::int64_t number) const { return std::to_string(number); }
  [[nodiscard]] std::string operator()(Date date) const { return FormatDate(date); }
  [[nodiscard]] std::string operator()(const DueDate& due) const {
    const Args args{{"due", due.day}, {"raw", due.raw}};
    if (!due.moved()) return Say("due-day.provisional", language, args);
    return Say(due.provisional ? "due-day.moved.provisional" : "due-day.moved", language, args);
  }
  [[nodiscard]] std::string operator()(const Period& period) const { return FormatPeriod(period, language); }
  [[nodiscard]] std::string operator()(Decimal decimal) const { return FormatDecimal(decimal.hundredths); }
  [[nodiscard]] std::string operator()(const Text& text) const { return EscapeControls(NameIn(text, language)); }
  template <typename T>
  [[nodiscard]] std::string operator()(const std::vector<T>& list) const {
    const std::string_view separator = FindWords("list.separator").In(language);
    std::string out;
    for (const T& item : list) {
      if (!out.empty()) out += separator;
      out += (*this)(item);
    }
    return out;
  }
};

const Arg* FindArg(const Args& args, std::string_view name) {
  for (const Arg& arg : args) {
    if (arg.name == name) return &arg;
  }
  return nullptr;
}

bool IsOne(const ArgValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number == 1;
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->hundredths == 100;
  return false;
}

bool EndsWithIdeograph(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  if (at == 0) return false;
  const char32_t last = DecodeUtf8(text, at - 1).code_point;
  return last >= 0x4E00 && last <= 0x9FFF;
}

// `inside` is what stands between < and >: `name` or `name:one|many`. False: no such argument, nothing is written.
bool FillOne(std::string& out, std::string_view inside, const Args& args, Language language) {
  const std::size_t colon = inside.find(':');
  const Arg* arg = FindArg(args, inside.substr(0, colon));
  if (arg == nullptr) return false;
  const std::string value = std::visit(Printer{language}, arg->value);
  // Chinese sets the number of a period off on both sides: "前 7 天", but "当月月底" stands close.
  const bool number = !value.empty() && value[0] >= '0' && value[0] <= '9';
  if (number && std::holds_alternative<Period>(arg->value) && EndsWithIdeograph(out)) out += ' ';
  out += value;
  if (colon == std::string_view::npos) return true;
  const std::string_view nouns = inside.substr(colon + 1);
  const std::size_t bar = nouns.find('|');
  out += ' ';
  out += bar == std::string_view::npos || IsOne(arg->value) ? nouns.substr(0, bar) : nouns.substr(bar + 1);
  return true;
}

std::string FillTemplate(std::string_view text, const Args& args, Language language) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    const std::size_t open = text.find('<');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const std::size_t close = text.find('>');
    if (close == std::string_view::npos || !FillOne(out, text.substr(1, close - 1), args, language)) {
      out += '<';
      text.remove_prefix(1);
    } else {
      text.remove_prefix(close + 1);
    }
  }
  return out;
}

}  // namespace

bool HasWords(std::string_view id) { return TheCatalogue().Find(id).has_value(); }

Words FindWords(std::string_view id) {
  const std::optional<Words> found = TheCatalogue().Find(id);
  assert(found.has_value());
  return found.value_or(Words{"?", "?"});
}

std::vector<std::string> DiagnosticRules() {
  std::set<std::string> rules;
  TheCatalogue().ForEachId([&](std::string_view id) {
    for (const std::string_view prefix : {"yaml-", "record-", "waiver-", "handbook-"}) {
      if (id.starts_with(prefix)) rules.emplace(id.substr(0, id.find('.')));
    }
  });
  return {rules.begin(), rules.end()};
}

std::string DiagnosticTitle(std::string_view rule, Language language) {
  const std::string own = "title." + std::string(rule);
  return Say(HasWords(own) ? own : "explain.own-" + std::string(rule.substr(0, rule.find('-'))), language);
}

std::string Fill(const Message& message, Language language) {
  if (!message.text.empty()) return FillTemplate(message.text.In(language), message.args, language);
  if (message.id.empty()) return {};
  // A message without words still names itself rather than nothing.
  if (!HasWords(message.id)) return message.id;
  return FillTemplate(FindWords(message.id).In(language), message.args, language);
}

std::string Say(std::string_view id, Language language, const Args& args) {
  return FillTemplate(FindWords(id).In(language), args, language);
}

std::string SettingText(const SettingValue& value, Language language) {
  if (const auto* period = std::get_if<Period>(&value)) return FormatPeriod(*period, language);
  return std::to_string(std::get<Percent>(value).n) + "%";
}

std::string FormatPeriod(const Period& period, Language language) {
  const auto say = [&](std::string_view id) {
    return Say(id, language, {{"n", std::int64_t{period.n}}, {"month", std::int64_t{period.month}}});
  };
  switch (period.unit) {
    case Period::Unit::days:
      return say("period.days");
    case Period::Unit::weeks:
      return say("period.weeks");
    case Period::Unit::months:
      return say("period.months");
    case Period::Unit::years:
      return say("period.years");
    case Period::Unit::working_days:
      return say("period.working-days");
    case Period::Unit::end_of_month:
      return say("period.end-of-month");
    case Period::Unit::day_of_next_month:
      return say("period.day-of-next-month");
    case Period::Unit::month_day_of_next_year:
      return say("period.month-day-of-next-year");
    case Period::Unit::calendar_months:
      if (period.n == 12) return say("period.calendar-year");
      return say(period.n == 6 ? "period.calendar-half-year" : "period.calendar-month");
  }
  return {};
}

}  // namespace lanzhi
