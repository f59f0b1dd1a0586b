#include "rule/compile/read.h"

#include <utility>

#include "rule/compile/template.h"
#include "rule/compile/test.h"

namespace lanzhi {
namespace {

Part Find(Params& params, const ParameterTraits& row) {
  return row.needed && !params.overlay() ? params.Need(row.key) : params.Get(row.key);
}

// A value that the field does not hold.
void Refuse(Params& params, const Asked& asked, Part part, std::string_view value) {
  params.faults().AddNear(part.place(), "handbook-choice",
                          {Typed("value", value), Typed("field", params.Get(asked.like_key).text())}, value,
                          LiteralsOf(*asked.like));
}

}  // namespace

void Read(Params& params, const Asked& asked, Path& into) { into = params.NeedPath(asked.row.key, asked.row.expect); }

void Read(Params& params, const Asked& asked, std::optional<Path>& into) {
  into = params.GetPath(asked.row.key, asked.row.expect);
}

void Read(Params& params, const Asked& asked, std::vector<Path>& into) {
  into = params.Paths(asked.row.key, asked.row.expect);
}

void Read(Params& params, const Asked& asked, std::vector<std::vector<Path>>& into) {
  const Part list = params.Get(asked.row.key);
  if (!list) return;
  if (!list.is_list() || list.node->count < asked.row.least) params.WrongType(list, asked.row.few);
  for (const Part paths : list) into.push_back(params.PathsOf(paths, asked.row.expect));
}

void Read(Params& params, const Asked& asked, PathsOrAll& into) {
  const Part part = params.Get(asked.row.key);
  if (part && part.is_list()) {
    into.paths = params.PathsOf(part, asked.row.expect);
  } else {
    into.all = params.Flag(asked.row.key);
  }
}

void Read(Params& params, const Asked& asked, Tests& into) {
  if (const Part part = Find(params, asked.row)) into = CompileTests(params.scope(), part);
}

void Read(Params& params, const Asked& asked, Limit& into) { into = params.LimitOf(params.Need(asked.row.key)); }

void Read(Params& params, const Asked& asked, std::optional<Limit>& into) {
  const Part part = params.Get(asked.row.key);
  if (!part) return;
  const Part after = part.Find("after");
  if (!after || part.node->count != 1) params.WrongType(part, "handbook-type.limit");
  if (after) into = params.LimitOf(after);
}

void Read(Params& params, const Asked&, Within& into) {
  if (const auto within = params.GetWithin()) {
    into = *within;
  } else {
    params.Missing(Within::kAnyKey);
  }
}

void Read(Params& params, const Asked&, std::optional<Within>& into) { into = params.GetWithin(); }

void Read(Params& params, const Asked& asked, Restart& into) {
  const Part part = params.Get(asked.row.key);
  if (!part) return;
  into = Restart::done;
  if (part.text() != "done") params.WrongType(part, "handbook-type.restart");
}

void Read(Params& params, const Asked& asked, std::optional<Timely>& into) {
  const Part part = params.Get(asked.row.key);
  if (!part) return;
  // An unset setting leaves the duty without a day; it does not switch the rule off.
  const std::string_view waiting = std::exchange(params.scope().waiting_for, std::string_view());
  into = Timely{params.LimitOf(part), true};
  into->set = params.scope().waiting_for.empty();
  params.scope().waiting_for = waiting;
}

void Read(Params& params, const Asked& asked, std::optional<Share>& into) {
  if (const Part part = params.Get(asked.row.key)) into = params.ShareOf(part);
}

void Read(Params& params, const Asked& asked, Early& into) {
  const Part part = params.Get(asked.row.key);
  if (!part) return;
  into = part.text() == "keep" ? Early::keep : Early::again;
  if (part.text() != "keep" && part.text() != "again") params.WrongType(part, "handbook-type.early");
}

void Read(Params& params, const Asked& asked, std::vector<Settlement>& into) {
  const Part list = Find(params, asked.row);
  if (!list) return;
  into.clear();
  if (!list.is_list() || list.is_blank()) params.WrongType(list, asked.row.few);
  for (const Part part : list) {
    Settlement& settlement = into.emplace_back();
    if (part.text() == "month") {
      settlement.months = 1;
    } else if (!part.is_map()) {
      settlement.fact = params.PathOf(part, kDates);
    } else {
      Params map(params.scope(), part);
      settlement.later = map.GetPath("later", kAnything);
      settlement.months = map.Number("months").value_or(0);
      settlement.severity = map.GetSeverity("severity");
      if (settlement.later.has_value() == (settlement.months > 0)) map.Missing("later, months");
      map.Finish();
    }
  }
}

void Read(Params& params, const Asked& asked, std::optional<Elsewhere>& into) {
  const Part part = params.Get(asked.row.key);
  if (!part) return;
  Elsewhere& elsewhere = into.emplace();
  Scope there = params.scope();
  there.asker = there.shape;
  there.element = nullptr;
  Params in(there, part);
  if (in.Get("list")) {
    there.asker = nullptr;
    elsewhere.list = in.GetPath("list", kSections);
    elsewhere.shape = elsewhere.list ? there.shape : nullptr;
    if (!elsewhere.list) return;
    there.element = elsewhere.list->target->item ? elsewhere.list->target->item.get() : elsewhere.list->target;
  } else {
    there.shape = elsewhere.shape = in.NeedShape("kind");
    if (there.shape == nullptr) return;
    if (!there.shape->linked) {
      params.faults().Add(part.Find("kind").place(), "handbook-not-held", {Typed("name", there.shape->kind)});
    }
  }
  elsewhere.where = in.GetTests("where");
  elsewhere.of = in.GetPath("of", kUnit);
  in.Finish();
}

void Read(Params& params, const Asked& asked, std::optional<ValueLike>& into) {
  const Part part = params.Get(asked.row.key);
  if (!part || asked.like == nullptr) return;
  const Literal literal = ReadLiteral(*asked.like, part.text());
  if (literal.fits && !literal.is_text) {
    into = ValueLike{asked.like, literal.number};
  } else {
    Refuse(params, asked, part, part.text());
  }
}

void Read(Params& params, const Asked& asked, PathsAndValues& into) {
  const Part list = params.Get(asked.row.key);
  if (!list || asked.like == nullptr) return;
  if (!list.is_list() || list.is_blank()) params.WrongType(list, "handbook-type.list");
  // A value is a word of the list's own vocabulary or, of references, an id.
  for (const Part part : list) {
    if (asked.like->type == Type::choice && ReadLiteral(*asked.like, part.text()).fits) {
      into.values.push_back(part.text());
    } else {
      into.paths.push_back(params.PathOf(part, asked.row.expect));
    }
  }
}

void Read(Params& params, const Asked& asked, std::string_view& into) {
  if (Find(params, asked.row)) into = params.Word(asked.row.key);
}

void Read(Params& params, const Asked& asked, std::vector<std::string_view>& into) {
  const Part part = Find(params, asked.row);
  if (!part) return;
  into = params.WordList(asked.row.key);
  if (asked.like == nullptr) return;
  for (const std::string_view value : into) {
    if (!ReadLiteral(*asked.like, value).fits) Refuse(params, asked, part, value);
  }
}

void Read(Params& params, const Asked& asked, Words& into) {
  const Part part = Find(params, asked.row);
  if (!part) return;
  into = params.GetWords(asked.row.key);
  CheckTemplate(params.scope(), into, part.place());
}

void Read(Params& params, const Asked& asked, Severity& into) {
  if (!Find(params, asked.row)) return;
  if (const auto severity = params.GetSeverity(asked.row.key)) into = *severity;
}

void Read(Params& params, const Asked& asked, std::optional<Severity>& into) {
  into = params.GetSeverity(asked.row.key);
}

void Read(Params& params, const Asked& asked, const Shape*& into) { into = params.NeedShape(asked.row.key); }

void Read(Params& params, const Asked& asked, bool& into) {
  if (params.Get(asked.row.key)) into = params.Flag(asked.row.key);
}

void Read(Params& params, const Asked& asked, std::int64_t& into) {
  if (const auto number = params.Number(asked.row.key)) into = *number;
}

void Read(Params& params, const Asked& asked, std::optional<std::int64_t>& into) {
  into = params.Number(asked.row.key);
}

}  // namespace lanzhi
