#include "record/personal/scan.h"

#include <algorithm>
#include <optional>
#include <string>

#include "record/personal/beside.h"
#include "record/personal/digits.h"
#include "record/personal/email.h"
#include "record/personal/numbers.h"
#include "record/personal/starts.h"
#include "record/personal/window.h"

namespace lanzhi {
namespace {

constexpr std::size_t kMostDigits = 23;  // 0086 and 19 more

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether the characters of `span` are no part of a word in which letters and figures alternate, as in a hash.
bool StandsFree(std::string_view text, Span span) {
  std::size_t left = span.begin, right = span.end;
  while (left > 0 && IsLetter(text[left - 1])) --left;
  while (right < text.size() && IsLetter(text[right])) ++right;
  const bool hash_left = left < span.begin && left > 0 && IsFigure(text[left - 1]);
  const bool hash_right = right > span.end && right < text.size() && IsFigure(text[right]);
  return !hash_left && !hash_right;
}

class RunScan {
 public:
  RunScan(std::string_view text, const PersonalWords& words, const DigitRun& run, std::vector<Personal>& found)
      : text_(text), words_(words), run_(run), found_(found) {}

  void Run() {
    for (std::size_t from = 0; from < run_.groups.size();) {
      std::size_t next = 0;
      // The longest first, so that a part of a number is not taken for another.
      for (std::size_t to = LastFrom(from); to > from && next == 0; --to) {
        const auto one = Judge(from, to);
        // A check digit is proof enough that both lines belong together.
        if (one && (one->sort == PersonalSort::identity || !StartsInLineBelow(from, to))) {
          found_.push_back(*one);
          next = to;
        }
      }
      from = next != 0 ? next : from + 1;
    }
  }

 private:
  // Whether a number begins with a line that begins within the groups [from, to): then these only happen to stand
  // above.
  bool StartsInLineBelow(std::size_t from, std::size_t to) {
    for (std::size_t below = from + 1; below < to; ++below) {
      if (run_.groups[below].gap != '\n') continue;
      for (std::size_t end = LastFrom(below); end > below; --end) {
        if (Judge(below, end)) return true;
      }
    }
    return false;
  }

  std::size_t LastFrom(std::size_t from) const {
    std::size_t to = from, digits = 0;
    while (to < run_.groups.size() && digits + run_.groups[to].count <= kMostDigits) digits += run_.groups[to++].count;
    return to;
  }

  // Whether a single figure stands beside the groups [from, to) in their line.
  bool HasFigureBeside(std::size_t from, std::size_t to) const {
    const auto& groups = run_.groups;
    return (from > 0 && groups[from].gap != '\n' && groups[from - 1].count == 1) ||
           (to < groups.size() && groups[to].gap != '\n' && groups[to].count == 1);
  }

  Window WindowOf(std::size_t from, std::size_t to) const {
    Window window;
    const DigitGroup &first = run_.groups[from], &last = run_.groups[to - 1];
    window.digits = std::string_view(run_.digits).substr(first.first, last.first + last.count - first.first);
    window.span = {first.span.begin, last.span.end};
    for (std::size_t i = from; i < to; ++i) {
      const DigitGroup& group = run_.groups[i];
      if (i > from && group.gap == '\n') {
        window.broken = true;
        window.sizes.back() += group.count;
        continue;
      }
      window.sizes.push_back(group.count);
      if (i > from) window.gaps += group.gap;
    }
    // Answers of a questionnaire are written so too, but hardly go beyond 5; a part of a longer row is no number.
    window.spelt = to - from == window.digits.size() && window.digits.find_first_of("6789") != std::string_view::npos &&
                   IsUniform(window) && !HasFigureBeside(from, to);
    return window;
  }

  std::optional<Personal> Judge(std::size_t from, std::size_t to) {
    const DigitGroup &first = run_.groups[from], &last = run_.groups[to - 1];
    const std::size_t count = last.first + last.count - first.first;
    // No number has nine digits, and of those with ten only one with an area code, which begins with a nought.
    const bool area = run_.digits[first.first] == '0';
    if (count < kFewestDigits || count == 9 || (count == 10 && !area)) return std::nullopt;
    constexpr std::size_t kMostGroups = 6;  // of what is not written figure by figure
    if (to - from > kMostGroups && (to - from != count || HasFigureBeside(from, to))) {
      return std::nullopt;
    }
    Window window = WindowOf(from, to);
    if (!StandsFree(text_, window.span)) {
      // The X of an identity number may stand close.
      if (count != 17) return std::nullopt;
    }
    if (!IsOfLongerRow(from, to, window)) {
      if (const auto identity = Identity(window)) return identity;
    }
    if (!StandsFree(text_, window.span)) return std::nullopt;
    const Span whole = window.span;
    if (window.broken) {
      if (IsOfLongerRow(from, to, window) || !IsMobile(window.digits) || !IsBrokenMobile(window)) return std::nullopt;
      return Personal{PersonalSort::mobile, whole};
    }
    const bool abroad = DropCountry(window);
    if (IsLandline(window, abroad)) return Personal{PersonalSort::landline, whole};
    if (IsOfLongerRow(from, to, window)) return std::nullopt;
    if (IsMobile(window.digits) && IsGroupedMobile(window)) return Personal{PersonalSort::mobile, whole};
    if (!abroad && IsBankCard(window.digits) && IsGroupedCard(window)) return Personal{PersonalSort::bank_card, whole};
    return std::nullopt;
  }

  // Some groups of a date, a decimal or a range are no number of their own.
  bool IsOfLongerRow(std::size_t from, std::size_t to, const Window& window) const {
    const auto joins = [](char gap) { return gap == '-' || gap == '.' || gap == '/' || gap == ','; };
    if (to - from == 1) return false;
    if (from > 0 && joins(run_.groups[from].gap)) return true;
    if (to == run_.groups.size() || !joins(run_.groups[to].gap)) return false;
    return window.gaps.find(run_.groups[to].gap) == std::string::npos;
  }

  // As people set an identity number apart: by what its parts mean, or evenly.
  static bool IsGroupedIdentity(const Window& window) {
    if (window.sizes[0] == 1) return window.spelt;
    const auto even = [&] {
      return std::all_of(window.sizes.begin(), window.sizes.end() - 1,
                         [&](auto size) { return size == window.sizes[0]; });
    };
    return window.sizes.size() == 1 || (window.sizes[0] == 6 && window.sizes.size() <= 4 && window.sizes.back() >= 3) ||
           (even() && window.sizes[0] >= 3 && window.sizes.back() <= window.sizes[0]);
  }

  std::optional<Personal> Identity(const Window& window) const {
    if (!OnlyGaps(window, " -./,") || !IsUniform(window) || !IsGroupedIdentity(window)) return std::nullopt;
    if (window.digits.size() == 18 && IsIdentityNumber(window.digits)) {
      return Personal{PersonalSort::identity, window.span};
    }
    if (window.digits.size() == 17) {
      const std::size_t end = EndOfCheckX(text_, window.span.end);
      if (end == 0 || !IsIdentityNumber(std::string(window.digits) + 'X')) return std::nullopt;
      return Personal{PersonalSort::identity, {window.span.begin, static_cast<std::uint32_t>(end)}};
    }
    if (window.broken || !OnlyGaps(window, " -.")) return std::nullopt;  // no check digit
    if (!IsOldIdentityNumber(window.digits) || IsSerial(window) || IsQuantity(window)) return std::nullopt;
    const bool grouped = window.sizes.size() == 1 || window.spelt || IsSizes(window, {6, 6, 3});
    if (!grouped) return std::nullopt;
    return Personal{PersonalSort::identity, window.span};
  }

  // Takes 86 or 0086 off; true where it was there, and what follows lacks the 0 of its area code.
  bool DropCountry(Window& window) const {
    std::size_t drop = 0;
    std::size_t length = 0;
    const char before = PlainBefore(text_, window.span.begin, length);
    const char lower = static_cast<char>(before | 0x20);
    // Behind letters it is the number of a parcel or a form, but for TEL and its like.
    const auto is_serial = [&] {
      return lower >= 'a' && lower <= 'z' && !WordBefore(text_, window.span.begin, words_.phone, 6);
    };
    if (window.digits.starts_with("0086")) drop = 4;
    if (window.digits.starts_with("86") && (before == '+' || (window.digits.size() == 13 && !is_serial()))) drop = 2;
    if (drop == 0) return false;
    window.digits.remove_prefix(drop);
    while (drop > 0) {
      if (window.sizes[0] > drop) {
        window.sizes[0] -= static_cast<std::uint32_t>(drop);
        break;
      }
      drop -= window.sizes[0];
      window.sizes.erase(window.sizes.begin());
      if (!window.gaps.empty()) window.gaps.erase(0, 1);
    }
    return true;
  }

  bool IsGroupedMobile(const Window& window) const {
    if (window.sizes.size() == 1) return !IsSerial(window);
    const bool usual = IsSizes(window, {3, 4, 4}) || IsSizes(window, {4, 3, 4}) || IsSizes(window, {4, 4, 3}) ||
                       IsSizes(window, {3, 3, 5});
    if (usual && IsUniform(window) && OnlyGaps(window, "/,")) return IsListedMobile(window);
    if (usual) return OnlyGaps(window, " -.") && (IsUniform(window) || (!HoldsYear(window) && !IsQuantity(window)));
    if (!OnlyGaps(window, " -")) return false;
    if (window.spelt || WordBefore(text_, window.span.begin, words_.phone, 6)) return true;
    const bool halves = IsSizes(window, {3, 8}) || IsSizes(window, {7, 4}) || IsSizes(window, {5, 6});
    return halves && !HoldsYear(window) && !HasDay(window) && !IsQuantity(window);
  }

  // Numbers of a list are written so too.
  bool IsListedMobile(const Window& window) const {
    if (WordBefore(text_, window.span.begin, words_.phone, 6)) return true;
    return window.gaps[0] == '/' && !HoldsYear(window, window.sizes.size() - 1) && !IsQuantity(window);
  }

  // One number may end a line and another begin the next.
  bool IsBrokenMobile(const Window& window) const {
    if (!OnlyGaps(window, " -") || !IsUniform(window) || IsSerial(window)) return false;
    if (WordBefore(text_, window.span.begin, words_.phone, 6)) return true;
    return !IsQuantity(window) && !HoldsYear(window) && !HasDay(window);
  }

  bool IsGroupedCard(const Window& window) const {
    if (window.sizes.size() == 1) return !IsSerial(window);
    const auto fours = [&] {
      return std::all_of(window.sizes.begin(), window.sizes.end() - 1, [](auto size) { return size == 4; }) &&
             window.sizes.back() <= 4;
    };
    if (fours()) return OnlyGaps(window, " -./");
    if (!OnlyGaps(window, " -") || !IsUniform(window)) return false;
    if (window.spelt) return true;
    return window.sizes[0] == 6 && window.sizes.size() <= 3 && !IsQuantity(window) && !HasDay(window);
  }

  bool IsLandline(const Window& window, bool abroad) const {
    const std::string digits = (abroad && window.digits[0] != '0' ? "0" : "") + std::string(window.digits);
    const std::size_t area = AreaCodeOf(digits);
    if (area == 0) {
      return !abroad && window.sizes.size() <= 2 && OnlyGaps(window, " -") && IsLocalNumber(window.digits) &&
             !IsDay(window.digits) && WordBefore(text_, window.span.begin, words_.phone, 6) && !IsQuantity(window);
    }
    if (!IsLocalNumber(std::string_view(digits).substr(area))) return false;
    if (window.sizes.size() == 1) return !IsSerial(window);
    if (window.spelt) return OnlyGaps(window, " -");
    // The area code stands by itself.
    const bool apart = window.sizes[0] + (digits.size() - window.digits.size()) == area;
    const bool years = HoldsYear(window) && !IsUniform(window);
    const bool list = window.gaps.find(',') != std::string::npos;
    if (list && !WordBefore(text_, window.span.begin, words_.phone, 6)) return false;
    return apart && !years && window.sizes.size() <= 4 && !IsDay(digits.substr(area)) && !IsQuantity(window);
  }

  bool IsSerial(const Window& window) const {
    std::size_t length = 0;
    if (PlainBefore(text_, window.span.begin, length) == '+') return false;
    return WordBefore(text_, window.span.begin, words_.serial, 12, &words_.link) &&
           !WordBefore(text_, window.span.begin, words_.phone, 6);
  }

  bool IsQuantity(const Window& window) const {
    const std::size_t at = window.span.end;
    return BeginsWith(text_, at + (at < text_.size() && text_[at] == ' ' ? 1U : 0U), words_.unit);
  }

  std::string_view text_;
  const PersonalWords& words_;
  const DigitRun& run_;
  std::vector<Personal>& found_;
};

std::vector<std::string_view> ListAt(const Tree& tree, const Node& map, std::string_view key) {
  std::vector<std::string_view> words;
  const Node* list = tree.Find(map, key);
  if (list == nullptr) return words;
  for (const Node& node : Children(tree, *list)) words.push_back(tree.TextOf(node));
  return words;
}

}  // namespace

PersonalWords PersonalWords::Read(const Tree& tree) {
  const Node& root = tree.nodes[0];
  const Node& heads = *tree.Find(root, "register");
  return {ListAt(tree, root, "phone"),
          ListAt(tree, root, "serial"),
          ListAt(tree, root, "link"),
          ListAt(tree, root, "unit"),
          {ListAt(tree, heads, "numbers"), ListAt(tree, heads, "addresses"), ListAt(tree, heads, "names")}};
}

std::vector<Personal> InOrder(std::vector<Personal> found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const Personal& a, const Personal& b) { return a.span.begin < b.span.begin; });
  std::vector<Personal> apart;
  for (const Personal& one : found) {
    if (apart.empty() || one.span.begin >= apart.back().span.end) {
      apart.push_back(one);
    } else {
      apart.back().span.end = std::max(apart.back().span.end, one.span.end);
    }
  }
  return apart;
}

std::vector<Personal> FindPersonal(std::string_view text, const PersonalWords& words) {
  std::vector<Personal> found;
  DigitRun run;
  for (std::size_t at = 0; (at = NextStart(text, at)) < text.size();) {
    std::size_t length = 0;
    if (PlainAt(text, at, length) == '@') {
      const Span email = EmailAround(text, static_cast<std::uint32_t>(at), length);
      if (email.empty()) {
        at += length;
        continue;
      }
      while (!found.empty() && found.back().span.end > email.begin) found.pop_back();
      found.push_back({PersonalSort::email, email});
      at = email.end;
    } else if (const std::size_t skip = LengthOfPlain(text, at); skip > 0) {
      at += skip;
    } else {
      at = ReadDigits(text, at, run);
      if (run.digits.size() >= kFewestDigits) RunScan(text, words, run, found).Run();
    }
  }
  return found;
}

}  // namespace lanzhi
