// Personal data in the texts of a records folder: found, and kept out of whatever is told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/personal/private.h"
#include "view/findings.h"
#include "workspace/visit.h"

namespace lanzhi {

// What is looked for. Thread-safe.
class Secrets {
 public:
  // Numbers and addresses by their form.
  Secrets();
  // With what the private register beside the records lists (private/*.csv), as severe as the agency wants it.
  // Errors: ReadFailure.
  explicit Secrets(const Workspace& workspace);

  // record-private, of a file that was visited.
  [[nodiscard]] Diagnostics In(const Seen& seen) const;
  // What of the private register could not be looked for.
  [[nodiscard]] const Diagnostics& faults() const { return faults_; }
  // record-private of what is no record: the agency's handbook, and names of files that are not read.
  [[nodiscard]] Diagnostics Beside(const Workspace& workspace) const;

  // Puts stars in place of it in all that these hold: files, their names, ids, arguments of messages. Fingerprints are
  // made anew of what is left. Comes last: by its path or id a record is not found any more.
  void Conceal(Findings& findings, std::vector<CheckedFile>& checked) const;
  // The same of one text. Thread-safe.
  [[nodiscard]] std::string Concealed(std::string_view text) const;

 private:
  Tree tree_;  // owns the words
  Sought sought_;
  Diagnostics faults_;
};

}  // namespace lanzhi
