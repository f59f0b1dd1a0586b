#include "record/casebook.h"

#include <algorithm>

#include "record/reader.h"
#include "record/shown.h"

namespace lanzhi {

void ReportBrokenLink(Diagnostics& to, const Record& record, const Value& value, const Casebook& casebook) {
  const std::string_view kind = value.field->to;
  if (casebook.IsHidden(kind)) return;  // the folder has its finding
  const std::optional<std::string_view> shown = Shown(value);
  Args args{{"to", Text(value.field->to_names)}, {"kind", std::string(kind)}};
  Args with_id = args;
  if (shown) with_id.push_back({"id", std::string(*shown)});
  Diagnostic& diagnostic = Report(to, record.file(), value.span,
                                  shown ? "record-broken-link.named" : "record-broken-link", std::move(with_id));
  diagnostic.pointer = PointerOf(record, value);
  const std::vector<std::string_view> called = casebook.Called(kind, IdIn(value));
  const std::vector<std::string_view> near = casebook.Near(kind, IdIn(value));
  if (called.size() == 1) return SetHelp(diagnostic, "record-broken-link.id", {{"near", std::string(called[0])}});
  if (near.size() == 1) return SetHelp(diagnostic, "record-broken-link.near", {{"near", std::string(near[0])}});
  const std::vector<std::string_view>& ids = !called.empty() ? called : !near.empty() ? near : casebook.Ids(kind);
  constexpr std::size_t kMost = 8;
  std::vector<Text> told;
  for (const std::string_view id : ids) {
    if (told.size() < kMost) told.push_back(AsIs(id));
  }
  args.push_back({"n", static_cast<std::int64_t>(ids.size())});
  args.push_back({"ids", std::move(told)});
  SetHelp(diagnostic,
          ids.empty()          ? "record-broken-link.help"
          : ids.size() > kMost ? "record-broken-link.many.help"
          : near.empty()       ? "record-broken-link.ids.help"
                               : "record-broken-link.likely.help",
          std::move(args));
}

void Casebook::Add(std::unique_ptr<Record> record) {
  const std::pair key(record->shape->kind, record->id);
  const auto [at, added] = records_.try_emplace(key, std::move(record));
  if (added) by_id_.emplace(at->second->id, at->second.get());
}

void Casebook::Name(std::string_view kind, std::string id) { named_.emplace(kind, std::move(id)); }

void Casebook::MarkIncomplete(std::string_view kind) { incomplete_.emplace(kind); }

bool Casebook::IsIncomplete(std::string_view kind) const {
  return incomplete_.contains(kind) || incomplete_.contains("");
}

void Casebook::MarkHidden(std::string_view kind) {
  hidden_.emplace(kind);
  MarkIncomplete(kind);
}

bool Casebook::IsHidden(std::string_view kind) const { return hidden_.contains(kind) || hidden_.contains(""); }

void Casebook::Link(Diagnostics& diagnostics) {
  for (const auto& [key, record] : records_) {
    for (Value& value : record->values) {
      if (!value.given() || !value.field->linked || value.link != nullptr) continue;
      value.link = Find(value.field->to, IdIn(value));
      if (value.link != nullptr) continue;
      value.state = State::unreadable;
      if (!value.defaulted) ReportBrokenLink(diagnostics, *record, value, *this);
    }
  }
}

std::unique_ptr<Casebook> Casebook::AsOf(Date day) const {
  auto then = std::make_unique<Casebook>();
  then->incomplete_ = incomplete_;
  then->hidden_ = hidden_;
  for (const auto& [key, record] : records_) {
    if (auto known = lanzhi::AsOf(*record, day)) then->Add(std::make_unique<Record>(std::move(*known)));
  }
  for (const auto& [key, record] : then->records_) {
    for (Value& value : record->values) {
      if (value.link == nullptr) continue;
      value.link = then->Find(value.link->shape->kind, value.link->id);
      if (value.link == nullptr) value.state = State::absent;  // it leads to what is not known yet
    }
  }
  return then;
}

const Record* Casebook::Find(std::string_view kind, std::string_view id) const {
  const auto [begin, end] = by_id_.equal_range(id);
  const auto found = std::find_if(begin, end, [&](const auto& each) { return each.second->shape->kind == kind; });
  return found != end ? found->second : nullptr;
}

std::vector<const Record*> Casebook::All(std::string_view kind) const {
  std::vector<const Record*> all;
  for (auto at = records_.lower_bound({kind, {}}); at != records_.end() && at->first.first == kind; ++at) {
    all.push_back(at->second.get());
  }
  return all;
}

std::vector<const Record*> Casebook::Naming(std::string_view kind, const Field& field, std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto [at, added] = naming_.try_emplace(&field);
  if (added) {
    for (const Record* record : All(kind)) {
      const bool given = record->values[0].count != 0 && record->Top(field).given();
      at->second[given ? IdIn(record->Top(field)) : std::string_view()].push_back(record);
    }
  }
  std::vector<const Record*> found;
  for (const std::string_view text : std::set<std::string_view>{id, {}}) {
    const auto those = at->second.find(text);
    if (those != at->second.end()) found.insert(found.end(), those->second.begin(), those->second.end());
  }
  std::sort(found.begin(), found.end(), [](const Record* a, const Record* b) { return a->id < b->id; });
  return found;
}

const Record* Casebook::First(std::string_view kind) const {
  const auto at = records_.lower_bound({kind, {}});
  return at != records_.end() && at->first.first == kind ? at->second.get() : nullptr;
}

const std::map<std::string_view, FiledMonth>& Casebook::Filed() const {
  const std::lock_guard lock(mutex_);
  if (filed_) return *filed_;
  filed_.emplace();
  for (const auto& [key, record] : records_) {
    if (record->values.empty()) continue;
    const Value* section = record->Top(Meaning::filed_month);
    const Value* site = record->Top(Meaning::site);
    const Value* month = record->Top(Meaning::month);
    if (section == nullptr || site == nullptr || month == nullptr) continue;
    if (!section->given() || !site->given() || !month->given() || section->field->key_date == nullptr) continue;
    const Value& day = record->Child(*section, *section->field->key_date);
    const Date end = EndOfMonth(month->date());
    // What was handed in before the month was over says nothing of its end.
    if (!day.given() || day.date() <= end) continue;
    FiledMonth& last = (*filed_)[IdIn(*site)];
    if (last.record != nullptr && last.end.date() >= end) continue;
    last = {record.get(), day};
    last.end.number = end.time_since_epoch().count();
  }
  return *filed_;
}

const FiledMonth* Casebook::LastFiled(std::string_view site) const {
  const auto& filed = Filed();
  const auto at = filed.find(site);
  return at == filed.end() ? nullptr : &at->second;
}

bool Casebook::HasFiled() const { return !Filed().empty(); }

const Casebook::Names& Casebook::Named(std::string_view kind) const {
  const std::lock_guard lock(mutex_);
  if (const auto at = names_.find(kind); at != names_.end()) return at->second;
  std::vector<std::string_view> ids;
  std::map<FreeText, std::vector<std::string_view>, std::less<>> called;
  for (const Record* record : All(kind)) {
    ids.push_back(record->id);
    for (const Value& value : record->values) {
      const bool public_text = value.given() && value.parent == 0 && value.field->type == Type::text &&
                               value.field->telling == Telling::always;
      if (!public_text) continue;
      std::vector<std::string_view>& those = called[value.text];
      if (those.empty() || those.back() != record->id) those.push_back(record->id);
    }
  }
  const auto [from, to] = named_.equal_range(kind);
  for (auto at = from; at != to; ++at) ids.push_back(at->second);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  NearWords near(ids);
  return names_.emplace(kind, Names{std::move(ids), std::move(near), std::move(called)}).first->second;
}

std::vector<std::string_view> Casebook::Called(std::string_view kind, std::string_view name) const {
  const Names& names = Named(kind);
  const auto at = names.called.find(name);
  return at == names.called.end() ? std::vector<std::string_view>() : at->second;
}

}  // namespace lanzhi
