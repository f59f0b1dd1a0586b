// Who is on the staff on the day of a workspace, and who of them must do a duty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/roles.h"
#include "view/due.h"
#include "workspace/workspace.h"

namespace lanzhi {

struct Colleague {
  std::string id, site;
  Roles roles;
};

class Colleagues {
 public:
  // Precondition: the workspace was opened for a day.
  explicit Colleagues(const Workspace& workspace);

  [[nodiscard]] const std::vector<Colleague>& all() const { return all_; }
  // Those in the role at the site; where nobody there is in it, all who are.
  [[nodiscard]] std::vector<std::string> InRole(std::string_view role, std::string_view site) const;
  // Ids of those who must do it: the person named, else those in the role; empty: nobody is.
  [[nodiscard]] std::vector<std::string> WhoActs(const DueRow& row) const;

 private:
  std::vector<Colleague> all_;
};

}  // namespace lanzhi
