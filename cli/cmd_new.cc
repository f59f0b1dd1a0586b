#include <algorithm>

#include <fmt/format.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/sets.h"
#include "cli/typed.h"
#include "cli/workspace.h"
#include "record/scaffold/template.h"
#include "record/spelling.h"
#include "record/suggest.h"
#include "render/catalogue.h"
#include "source/write.h"
#include "workspace/judge_text.h"

namespace lanzhi {
namespace {

constexpr int kTries = 100;  // ids that others take while we write

struct NewOptions {
  std::string kind, id, site, worker, on;
  std::vector<std::string> set;
};

// What is known of the record to be made.
struct Begun {
  const Shape* shape = nullptr;
  std::vector<FieldValue> values;
  Date day{};  // of the record: today unless --on gives another
};

bool IsWritable(const Shape& shape) { return !shape.folder.empty(); }

std::vector<std::string> Kinds(const Shapes& shapes, Language language) {
  std::vector<std::string> kinds;
  for (const auto& shape : shapes.All()) {
    if (IsWritable(*shape)) kinds.emplace_back(shape->names.In(language));
  }
  return kinds;
}

const Shape* FindKind(const Context& context, const Shapes& shapes, const std::string& word, Language keys) {
  Language typed{};
  const Shape* shape = shapes.FindByName(word, typed);
  if (shape != nullptr && IsWritable(*shape)) return shape;
  context.Fail({"cli.unknown-kind", {}, {{"value", Verbatim(word)}}},
               DidYouMeanKind(word, shapes, keys, Kinds(shapes, keys)));
  return nullptr;
}

// Puts a value given by an option of its own; false, having said so, when this kind has no such field.
bool PutOption(const Context& context, Begun& draft, const std::string& option, const Field* field,
               const std::string& value) {
  if (value.empty()) return true;
  if (field == nullptr) {
    context.Fail({"cli.new.no-such-option", {}, {{"option", Verbatim(option)}, {"kind", Text(draft.shape->names)}}});
    return false;
  }
  draft.values.push_back({field, value});
  return true;
}

bool PutSets(const Context& context, Begun& draft, const std::vector<std::string>& sets, Language keys) {
  const std::optional<std::vector<FieldValue>> values = ReadSets(context, *draft.shape, draft.shape->root, sets, keys);
  if (!values) return false;
  draft.values.insert(draft.values.end(), values->begin(), values->end());
  return true;
}

// Fills in what can only be one thing, and asks for the rest.
bool PutNeeded(const Context& context, Begun& draft, const Casebook& casebook, Language keys) {
  std::vector<Text> asked;
  std::vector<std::string> choices;
  for (const Field* field : LackingFields(*draft.shape, draft.values)) {
    if (field == RecordDate(*draft.shape)) {
      draft.values.push_back({field, FormatDate(draft.day)});
      continue;
    }
    std::vector<std::string> known;
    for (const std::string_view id : casebook.Ids(field->to)) known.emplace_back(id);
    if (known.size() == 1) {
      draft.values.push_back({field, known.front()});
      continue;
    }
    for (const Choice& choice : field->choices) known.emplace_back(choice.names.In(keys));
    if (asked.empty()) choices = known;
    const bool has_option =
        field->parent == &draft.shape->root && (field->means == Meaning::site || field->means == Meaning::worker);
    asked.push_back(Verbatim(has_option ? fmt::format("--{}", field->key)
                                        : fmt::format("--set {}=", PathName(*field).In(context.language))));
  }
  if (asked.empty()) return true;
  Message hint;
  if (!choices.empty()) hint = {"cli.choose-from", {}, {{"values", std::vector<Text>()}}};
  if (!choices.empty()) {
    std::vector<Text> list;
    for (const std::string& choice : choices) list.push_back(Verbatim(choice));
    hint.args.front().value = std::move(list);
  }
  context.Fail({"cli.new.lacking", {}, {{"kind", Text(draft.shape->names)}, {"options", std::move(asked)}}}, hint);
  return false;
}

bool IsGoodId(const std::string& id) {
  if (id.empty() || id.size() > 100 || id.front() == '.' || id.front() == '-') return false;
  if (FindIllFormed(id) != std::string::npos || EscapeControls(id) != id) return false;
  return std::none_of(id.begin(), id.end(), [](unsigned char c) {
    return c < 0x80 && std::isalnum(c) == 0 && c != '-' && c != '_' && c != '.';
  });
}

// The number after the highest one in use; gaps are left, since an id that was given up may still be on paper.
int NextNumber(const Workspace& workspace, const std::string& prefix) {
  int highest = 0;
  for (const Entry& entry : workspace.entries) {
    const std::string id(StemOf(entry.path));
    if (!id.starts_with(prefix) || id.size() != prefix.size() + 4) continue;
    const std::string digits = id.substr(prefix.size());
    if (std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) {
      highest = std::max(highest, std::stoi(digits));
    }
  }
  return highest + 1;
}

// As it will stand in the file; "" where none is given.
std::string ValueOf(const Begun& draft, const Field& field) {
  const auto found =
      std::find_if(draft.values.begin(), draft.values.end(), [&](const auto& value) { return value.field == &field; });
  return found == draft.values.end() ? std::string() : ScalarIn(field, found->text, Language::en);
}

// Of a kind whose ids are made of what the record says.
std::string MadeId(const Begun& draft) {
  std::vector<std::string> words;
  for (const Field* part : draft.shape->id_parts) words.push_back(ValueOf(draft, *part));
  return IdMadeOf(*draft.shape, {words.begin(), words.end()});
}

// What a month is of tells its year, else the day does.
int YearFor(const Begun& draft) {
  for (const Field* part : draft.shape->id_parts) {
    const std::optional<CalendarUnit> unit = UnitOf(part->type);
    const std::optional<Date> first = unit ? ParseUnit(ValueOf(draft, *part), *unit) : std::nullopt;
    if (first) return YearOf(*first);
  }
  return YearOf(draft.day);
}

std::string PathFor(const Begun& draft, const std::string& id) {
  std::string folder(draft.shape->folder);
  if (const std::size_t year = folder.find("{year}"); year != std::string::npos) {
    folder.replace(year, 6, std::to_string(YearFor(draft)));
  }
  return folder + '/' + id + ".yaml";
}

std::string RecordText(const Begun& draft, const std::string& id, Language keys) {
  NewRecord record;
  record.id = id;
  record.values = draft.values;
  if (const Field* date = RecordDate(*draft.shape)) record.suggestions.push_back({date, FormatDate(draft.day)});
  record.keys = keys;
  record.help = keys;  // for those who will write in it
  record.intro = Say("cli.new.intro", keys, {{"kind", Text(draft.shape->names)}});
  return NewRecordText(*draft.shape, record);
}

// Writes the file. Returns kClean, kUsage or kIncomplete; `taken`: somebody else has this name.
int WriteRecord(Context& context, const std::string& root, const Begun& draft, const std::string& id, Language keys,
                bool& taken) {
  const std::string path = PathFor(draft, id);
  const std::string text = RecordText(draft, id, keys);
  const JudgedText judged = JudgeText(OpenDisk(root), path, text, context.jobs);
  bool refused = false;
  for (const Finding& finding : judged.findings) {
    // A waiver may wait for its approval; anything else that is new begins without an error.
    if (finding.severity != Severity::error || finding.rule.starts_with("waiver-")) continue;
    context.Fail(finding.message, finding.help);
    refused = true;
  }
  if (refused) {
    context.Note(context.Say("cli.new.refused"));
    return kUsage;
  }
  const Written written = WriteNewIn(root, path, text);
  taken = written.status == WriteStatus::exists;
  if (taken) return kUsage;
  if (const int code = CodeOf(context, root + '/' + path, written); code != kClean) return code;
  context.Print(Shown(context, root + '/' + path) + '\n');
  for (const Finding& finding : judged.findings) {
    if (finding.severity == Severity::info || !finding.waiver.empty()) continue;
    context.Note(context.Say("cli.new.to-do", {{"rule", Verbatim(finding.rule)},
                                               {"text", Verbatim(Fill(finding.message, context.language))}}));
  }
  return kClean;
}

int WriteWithId(Context& context, const std::string& root, const Workspace& workspace, const Begun& draft,
                const std::string& id, Language keys) {
  if (!IsGoodId(id)) return context.Fail({"cli.new.bad-id", {}, {{"id", Verbatim(id)}}});
  bool taken = std::any_of(workspace.entries.begin(), workspace.entries.end(),
                           [&](const Entry& entry) { return StemOf(entry.path) == id; });
  if (!taken) {
    const int code = WriteRecord(context, root, draft, id, keys, taken);
    if (!taken) return code;
  }
  return context.Fail({"cli.new.taken", {}, {{"id", Verbatim(id)}}});
}

int RunNew(Context& context, const NewOptions& options) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), std::nullopt, code);
  if (!workspace) return code;
  const Language keys = workspace->keys.value_or(context.language);

  if (options.kind.empty()) {
    return context.Fail({"cli.new.no-kind", {}, {}}, DidYouMean("", Kinds(workspace->handbook->shapes(), keys)));
  }
  Begun draft;
  draft.day = today->date;
  draft.shape = FindKind(context, workspace->handbook->shapes(), options.kind, keys);
  if (draft.shape == nullptr) return kUsage;
  const bool made = !draft.shape->id_parts.empty();
  if (options.id.empty() && draft.shape->id_prefix.empty() && !made) {
    return context.Fail({"cli.new.needs-id", {}, {{"kind", Text(draft.shape->names)}}},
                        {"cli.new.needs-id.help", {}, {{"kind", Verbatim(options.kind)}}});
  }
  if (!options.on.empty()) {
    const std::optional<Date> on = TypedDate(options.on);
    if (!on) return context.Fail(NoDate("--on", options.on));
    draft.day = *on;
    if (RecordDate(*draft.shape) == nullptr) {
      return context.Fail(
          {"cli.new.no-such-option", {}, {{"option", Verbatim("--on")}, {"kind", Text(draft.shape->names)}}});
    }
  }
  if (!IsDayOfRecords(draft.day)) return context.Fail({"cli.new.bad-year", {}, {{"date", draft.day}}});
  if (!PutOption(context, draft, "--site", draft.shape->Meant(Meaning::site), options.site) ||
      !PutOption(context, draft, "--worker", draft.shape->Meant(Meaning::worker), options.worker) ||
      !PutSets(context, draft, options.set, keys) || !PutNeeded(context, draft, *workspace->casebook, keys)) {
    return kUsage;
  }

  if (made && options.id.empty()) return WriteWithId(context, *root, *workspace, draft, MadeId(draft), keys);
  if (!options.id.empty()) return WriteWithId(context, *root, *workspace, draft, options.id, keys);
  const std::string prefix = fmt::format("{}{}-", draft.shape->id_prefix, YearOf(draft.day));
  const int first = NextNumber(*workspace, prefix);
  for (int number = first; number < first + kTries && number <= 9999; ++number) {
    bool taken = false;
    code = WriteRecord(context, *root, draft, fmt::format("{}{:04}", prefix, number), keys, taken);
    if (!taken) return code;
  }
  return context.Fail({"cli.new.no-free-id", {}, {{"id", Verbatim(prefix)}}});
}

}  // namespace

Command NewCommand() {
  const auto options = std::make_shared<NewOptions>();
  Command command;
  command.name = "new";
  command.options = {
      {"kind", "kind", "cli.new.kind", &options->kind, {}},
      {"id", "id", "cli.new.id", &options->id, {}, false, true},
      {"--site", "site", "cli.new.site", &options->site, {}},
      {"--worker", "worker", "cli.new.worker", &options->worker, {}},
      {"--on", "date", "cli.new.on", &options->on, {}},
      {"--set", "set", "cli.new.set", &options->set, {}},
  };
  command.run = [options](Context& context) { return RunNew(context, *options); };
  return command;
}

}  // namespace lanzhi
