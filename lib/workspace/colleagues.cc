#include "workspace/colleagues.h"

#include "view/show.h"

namespace lanzhi {

Colleagues::Colleagues(const Workspace& workspace) {
  const Shape* staff = workspace.handbook->shapes().With(Meaning::role);
  for (const Record* record : workspace.casebook->All(staff->kind)) {
    const ListRow row = ListRowOf(*record, *workspace.handbook);
    if (!row.ended) all_.push_back({row.id, row.site, RolesOn(*record, *workspace.day)});
  }
}

std::vector<std::string> Colleagues::InRole(std::string_view role, std::string_view site) const {
  std::vector<std::string> here, all;
  for (const Colleague& each : all_) {
    if (!each.roles.Holds(role)) continue;
    if (each.site == site && !site.empty()) here.push_back(each.id);
    all.push_back(each.id);
  }
  return here.empty() ? all : here;
}

std::vector<std::string> Colleagues::WhoActs(const DueRow& row) const {
  if (row.actor.empty()) return row.worker.empty() ? std::vector<std::string>() : std::vector{row.worker};
  return row.role.empty() ? std::vector{row.actor} : InRole(row.actor, row.site);
}

}  // namespace lanzhi
