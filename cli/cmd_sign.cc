#include <algorithm>

#include "base/nearest.h"
#include "cli/added.h"
#include "cli/filter.h"
#include "cli/one_record.h"
#include "cli/typed.h"
#include "git/repository.h"
#include "record/scaffold/part_name.h"
#include "view/checklist.h"
#include "view/signable.h"
#include "workspace/add.h"

namespace lanzhi {
namespace {

struct SignOptions {
  std::string id, as, section, on;
  bool print = false;
};

// Who signs, when, and as what.
struct Hand {
  const Record* staff = nullptr;
  Roles roles;
  Date day{};
};

std::vector<Text> NamesOf(const std::vector<const Signable*>& signables, Language keys) {
  std::vector<Text> names;
  for (const Signable* each : signables) names.push_back(Verbatim(PathName(*each->section).In(keys)));
  return names;
}

// "may sign: tan-ying, liang-min"; empty where nobody may.
Message WhoMay(const Workspace& workspace, const Signable& signable, Date day) {
  std::vector<Text> who;
  for (const Record* staff : workspace.casebook->All(workspace.handbook->shapes().With(Meaning::role)->kind)) {
    if (MayBeSignedBy(signable, staff->id, RolesOn(*staff, day)) == MaySign::yes) who.push_back(Verbatim(staff->id));
  }
  if (who.empty()) return {"sign.nobody", {}, {}};
  return {"sign.who", {}, {{"who", std::move(who)}}};
}

int FailMaySign(const Context& context, const Workspace& workspace, const Signable& signable, const Hand& hand,
                MaySign may) {
  const Shapes& shapes = workspace.handbook->shapes();
  Args args{{"staff", Verbatim(hand.staff->id)}, {"section", PathName(*signable.section)}};
  if (may == MaySign::own_work) return context.Fail({"sign.own-work", {}, args}, WhoMay(workspace, signable, hand.day));
  std::vector<Text> roles;
  for (const std::string_view role : signable.roles) roles.emplace_back(shapes.NamesOfRole(role));
  args.push_back({"role", Text(shapes.NamesOfRole(hand.roles.known ? hand.roles.words.front() : std::string_view()))});
  args.push_back({"roles", std::move(roles)});
  return context.Fail({"sign.wrong-role", {}, std::move(args)}, WhoMay(workspace, signable, hand.day));
}

// What is to be signed when nobody says so: what this hand may sign and is not there yet; of several what a rule asks
// for now. Errors: nullptr, having said so.
const Signable* Choose(const Context& context, const Workspace& workspace, const Seen& seen,
                       const std::vector<Signable>& signables, const Hand& hand, Language keys) {
  std::vector<const Signable*> lacking, mine, wanted;
  for (const Signable& each : signables) {
    if (each.there || each.section->parent != &seen.record->shape->root) continue;
    lacking.push_back(&each);
    if (MayBeSignedBy(each, hand.staff->id, hand.roles) != MaySign::yes) continue;
    mine.push_back(&each);
    if (each.wanted) wanted.push_back(&each);
  }
  if (mine.size() == 1) return mine.front();
  if (wanted.size() == 1) return wanted.front();
  const Args args{{"id", Verbatim(seen.id)}};
  if (lacking.empty()) {
    context.Fail({"sign.nothing", {}, args}, {});
  } else if (mine.empty()) {
    const Signable& first = *lacking.front();
    (void)FailMaySign(context, workspace, first, hand, MayBeSignedBy(first, hand.staff->id, hand.roles));
  } else {
    context.Fail({"sign.which", {}, args}, {"cli.choose-from", {}, {{"values", NamesOf(mine, keys)}}});
  }
  return nullptr;
}

// The questions that the section's checklist has not answered yet, as pairs of clause and answer.
Addition Questions(const Workspace& workspace, const Record& record, const Field& list, Language language) {
  Addition addition;
  addition.field = &list;
  addition.to_fill = false;
  addition.parts.clear();
  const Field* clause = list.Meant(Meaning::clause);
  const Field* answer = list.Meant(Meaning::answer);
  const Checklist checklist = ChecklistOf(record, *workspace.handbook, workspace.handbook->LoadClauses());
  for (const ChecklistItem& item : checklist.items) {
    if (!item.answer.empty() || clause == nullptr || answer == nullptr) continue;
    addition.parts.push_back({{clause, std::string(item.clause->id), false}, {answer, {}, true}});
    addition.remarks.emplace_back(item.clause->ask.In(language));
  }
  return addition;
}

const Field* ChecklistIn(const Field& section) { return section.Meant(Meaning::checklist); }

// Says when whoever commits is another than who signs.
void CompareEmail(const Context& context, const Record& staff) {
  const Value* email = staff.Top(Meaning::email);
  if (email == nullptr || !email->given()) return;
  try {
    const std::optional<Repository> repository = Repository::Find(context.root, context.env.environment);
    if (!repository) return;
    const GitResult found = repository->Try({"config", "-z", "--get", "user.email"});
    std::string own = found.out.substr(0, found.out.find('\0'));
    if (found.status != 0 || own.empty() || email->text == own) return;
    context.Note(context.Say("sign.other-email", {{"email", Verbatim(own)}, {"staff", Verbatim(staff.id)}}));
  } catch (const GitFailure&) {  // nobody is known to commit here
  }
}

int Sign(Context& context, const SignOptions& options, const Workspace& workspace, const Seen& seen, const Hand& hand,
         const Signable& signable, const NamedPart& part) {
  const Language keys = workspace.keys.value_or(context.language);
  Addition addition;
  addition.field = signable.section;
  addition.which = part.which;
  addition.omit = ChecklistIn(*signable.section);
  if (const Field* date = signable.section->key_date) addition.parts[0].push_back({date, FormatDate(hand.day)});
  addition.parts[0].push_back({signable.section->Meant(Meaning::signer), std::string(hand.staff->id)});
  Spliced signed_text = AddTo(workspace, seen, keys, addition);
  std::size_t questions = 0;
  if (signed_text.file && addition.omit != nullptr) {
    Addition list = Questions(workspace, *seen.record, *addition.omit, keys);
    questions = list.parts.size();
    if (questions > 0) {
      Seen half;
      half.path = seen.path;
      half.kind = seen.kind;
      half.id = seen.id;
      half.file = signed_text.file;
      Spliced whole = AddTo(workspace, half, keys, list);
      if (!whole.file) return FailRefused(context, workspace, half, whole);
      whole.part.begin = signed_text.part.begin;
      signed_text = std::move(whole);
    }
  }
  const int code = DeliverAdded(context, {options.print, options.id == "-"}, workspace, seen, signed_text);
  if (code != kClean) return code;
  if (questions > 0) context.Note(context.Say("sign.questions", {{"n", static_cast<std::int64_t>(questions)}}));
  CompareEmail(context, *hand.staff);
  return kClean;
}

int RunSign(Context& context, const SignOptions& options) {
  return WithRecord(context, options.id, [&](const Workspace& workspace, const Today& today, const Seen& seen) -> int {
    const std::string_view staff = workspace.handbook->shapes().With(Meaning::role)->kind;
    if (options.as.empty()) return context.Fail({"sign.no-hand", {}, {}}, {"sign.no-hand.help", {}, {}});
    if (!KnowsId(context, workspace, "--as", staff, options.as)) return kUsage;
    Hand hand{workspace.casebook->Find(staff, options.as), {}, today.date};
    if (!options.on.empty()) {
      const std::optional<Date> day = TypedDate(options.on);
      if (!day) return context.Fail(NoDate("--on", options.on));
      hand.day = *day;
    }
    hand.roles = RolesOn(*hand.staff, hand.day);
    const Language keys = workspace.keys.value_or(context.language);
    const std::vector<Signable> signables = SignablesOf(*seen.record, *workspace.handbook, seen.outcomes);
    if (options.section.empty()) {
      const Signable* chosen = Choose(context, workspace, seen, signables, hand, keys);
      return chosen == nullptr ? kUsage : Sign(context, options, workspace, seen, hand, *chosen, {});
    }
    const NamedPart part = FindPart(*seen.record, options.section, keys);
    if (part.field == nullptr) return context.FailWith(part.problem);
    std::vector<const Signable*> all;
    const Signable* chosen = nullptr;
    for (const Signable& each : signables) {
      all.push_back(&each);
      if (each.section == part.field) chosen = &each;
    }
    if (chosen == nullptr) {
      const Message hint = all.empty() ? Message() : Message{"cli.choose-from", {}, {{"values", NamesOf(all, keys)}}};
      return context.Fail({"sign.no-signature", {}, {{"section", PathName(*part.field)}}}, hint);
    }
    const MaySign may = MayBeSignedBy(*chosen, hand.staff->id, hand.roles);
    if (may != MaySign::yes) return FailMaySign(context, workspace, *chosen, hand, may);
    return Sign(context, options, workspace, seen, hand, *chosen, part);
  });
}

}  // namespace

Command SignCommand() {
  const auto options = std::make_shared<SignOptions>();
  Command command;
  command.name = "sign";
  command.options = {
      {"id", "record", "cli.add.id", &options->id, {}},
      {"--as", "worker", "cli.sign.as", &options->as, {}},
      {"--section", "section", "cli.sign.section", &options->section, {}},
      {"--on", "date", "cli.sign.on", &options->on, {}},
      {"--print", "", "cli.add.print", &options->print, {}},
  };
  command.run = [options](Context& context) { return RunSign(context, *options); };
  return command;
}

}  // namespace lanzhi
