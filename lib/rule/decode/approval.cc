#include "rule/decode/decode.h"

namespace lanzhi {
namespace {

// A role must be one that the shape of whoever signs knows.
void CheckRoles(Params& params, const Path& what, const std::vector<std::string_view>& roles, Part part) {
  const Field* by = what.target == nullptr ? nullptr : what.target->Meant(Meaning::signer);
  const Shape* signer = by == nullptr ? nullptr : params.scope().shapes->Find(by->to);
  const Field* role = signer == nullptr ? nullptr : signer->Meant(Meaning::role);
  if (role == nullptr || role->type != Type::choice) return;
  for (const std::string_view name : roles) {
    if (!ReadLiteral(*role, name).fits) {
      params.faults().AddNear(part.place(), "handbook-choice", {Typed("value", name), Typed("field", "role")}, name,
                              LiteralsOf(*role));
    }
  }
}

}  // namespace

Kind DecodeApproval(Params& params) {
  Approval approval;
  approval.what = params.NeedPath("what", {Expect::What::section, false});
  if (approval.what.target != nullptr && approval.what.target->Meant(Meaning::signer) == nullptr) {
    params.faults().Add(params.Get("what").place(), "handbook-path.unsigned", {Typed("path", approval.what.text)});
  }
  if (const Part by = params.Get("by")) {
    if (!by.is_list() || by.is_blank()) params.WrongType(by, "handbook-type.list");
    for (const Part part : by) {
      Params inner(params.scope(), part);
      Signer signer;
      signer.is = inner.GetPath("is", {Expect::What::reference, false});
      signer.roles = inner.WordList("role");
      CheckRoles(params, approval.what, signer.roles, part);
      if (signer.is.has_value() != signer.roles.empty()) inner.Missing("is, role");
      inner.Finish();
      approval.by.push_back(std::move(signer));
    }
  }
  approval.not_by = params.Paths("not_by", {Expect::What::reference, false});
  approval.need = params.Paths("need", kAnything);
  approval.trigger = params.GetPath("trigger", kDate);
  approval.within = params.GetWithin();
  if (approval.trigger && !approval.within) params.Missing("within");
  if (approval.within && !approval.trigger) params.Missing("trigger");
  return approval;
}

}  // namespace lanzhi
