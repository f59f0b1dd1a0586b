#include "view/finding_packing.h"

#include <algorithm>
#include <chrono>
#include <concepts>
#include <type_traits>
#include <utility>

namespace lanzhi {
namespace {

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// The one list of what is packed, for both ways: values are const and written, or are filled.
template <class Archive>
class Fields {
 public:
  explicit Fields(Archive& archive) : archive_(archive) {}

  template <class... T>
  void operator()(T&... values) {
    (One(values), ...);
  }

  template <class... T>
  void Names(T&... names) {
    (archive_.Name(names), ...);
  }

  void One(Is<Finding> auto& f) {
    Names(f.rule, f.kind, f.record, f.setting);
    (*this)(f.severity, f.place, f.message, f.label, f.help, f.related, f.element, f.pointer, f.due, f.actual, f.days,
            f.derivation, f.site_kind, f.site_kind_unknown, f.waiver, f.expired_waiver, f.fingerprint, f.handbook_rule,
            f.by_month, f.periods, f.standing);
    Resize(f.clauses);
    for (auto& clause : f.clauses) Names(clause);
  }

 private:
  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void One(T& value) {
    auto number = static_cast<std::int64_t>(value);
    archive_.Number(number);
    if constexpr (!std::is_const_v<T>) value = static_cast<T>(number);
  }
  void One(Is<std::string> auto& text) { archive_.Typed(text); }
  void One(Is<Words> auto& words) {
    archive_.View(words.zh);
    archive_.View(words.en);
  }
  template <Is<Text> T>
  void One(T& text) {
    bool alike = text.zh == text.en;
    One(alike);
    if (!alike) return Names(text.zh, text.en);
    One(text.zh);
    if constexpr (!std::is_const_v<T>) text.en = text.zh;
  }
  template <Is<Date> T>
  void One(T& date) {
    auto days = date.time_since_epoch().count();
    One(days);
    if constexpr (!std::is_const_v<T>) date = Date(std::chrono::days(days));
  }
  void One(Is<Period> auto& period) { (*this)(period.unit, period.n, period.month); }
  void One(Is<Decimal> auto& decimal) { One(decimal.hundredths); }
  void One(Is<Arg> auto& arg) {
    Names(arg.name);
    Variant(arg.value, std::make_index_sequence<std::variant_size_v<ArgValue>>());
  }
  void One(Is<Message> auto& message) {
    Names(message.id);
    (*this)(message.text, message.args);
  }
  void One(Is<Place> auto& place) {
    archive_.File(place.file);
    (*this)(place.span.begin, place.span.end);
  }
  void One(Is<Related> auto& related) { (*this)(related.place, related.pointer, related.label); }
  void One(Is<Derivation> auto& derivation) {
    Names(derivation.setting);
    (*this)(derivation.anchor, derivation.anchor_name, derivation.period, derivation.backwards, derivation.times,
            derivation.due);
  }
  void One(Is<DueDate> auto& due) { (*this)(due.day, due.raw, due.provisional); }
  template <class T>
  requires Is<T, std::vector<typename T::value_type>>
  void One(T& list) {
    Resize(list);
    for (auto& each : list) One(each);
  }
  template <class T>
  requires Is<T, std::optional<typename T::value_type>>
  void One(T& optional) {
    bool any = optional.has_value();
    One(any);
    if constexpr (!std::is_const_v<T>) {
      if (any) optional.emplace();
    }
    if (any) One(*optional);
  }

  template <class T>
  void Resize(T& list) {
    std::size_t size = list.size();
    One(size);
    if constexpr (!std::is_const_v<T>) list.resize(size);
  }

  template <class T, std::size_t... Is>
  void Variant(T& value, std::index_sequence<Is...>) {
    std::size_t index = value.index();
    One(index);
    if constexpr (!std::is_const_v<T>) {
      static_cast<void>(((Is == index && (value.template emplace<Is>(), true)) || ...));
    }
    std::visit([&](auto& each) { One(each); }, value);
  }

  Archive& archive_;
};

}  // namespace

void FindingPacker::Pack(const Finding& finding) { Fields(*this).One(finding); }

void FindingUnpacker::Unpack(Finding& finding) { Fields(*this).One(finding); }

// Numbers near to 0 take one byte: seven bits in each, the sign in the lowest.
void FindingPacker::Number(const std::int64_t& number) {
  Put(static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63));
}

void FindingUnpacker::Number(std::int64_t& number) {
  const std::uint64_t bits = Take();
  number = static_cast<std::int64_t>(bits >> 1) ^ -static_cast<std::int64_t>(bits & 1);
}

void FindingPacker::Put(std::uint64_t number) {
  for (; number > 0x7F; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
  bytes_ += static_cast<char>(number);
}

std::uint64_t FindingUnpacker::Take() {
  std::uint64_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte <= 0x7F) return number;
  }
}

void FindingPacker::Name(const std::string& name) { Put(words_.NumberOf(name)); }
void FindingUnpacker::Name(std::string& name) { name = words_.Name(Take()); }

void FindingPacker::View(const std::string_view& words) { Put(words_.NumberOf(words)); }
void FindingUnpacker::View(std::string_view& words) { words = words_.Words(Take()); }

void FindingPacker::Typed(const std::string& text) {
  Put(text.size());
  bytes_ += text;
}
void FindingUnpacker::Typed(std::string& text) {
  const std::size_t size = Take();
  text.assign(bytes_.substr(0, size));
  bytes_.remove_prefix(size);
}

void FindingPacker::File(const FilePtr& file) {
  auto at = std::find(files_.begin(), files_.end(), file);
  if (at == files_.end()) at = files_.insert(at, file);
  Put(static_cast<std::uint64_t>(at - files_.begin()));
}
void FindingUnpacker::File(FilePtr& file) { file = files_[Take()]; }

}  // namespace lanzhi
