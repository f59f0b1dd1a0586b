#include "view/findings.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "view/finding_packing.h"

namespace lanzhi {
namespace {

constexpr std::size_t kBundle = 256;

std::string_view PathOf(const FilePtr& file) { return file == nullptr ? std::string_view() : file->path; }

}  // namespace

std::size_t FindingWords::NumberOf(const std::string& name) {
  const auto [at, added] = by_name_.try_emplace(name, names_.size());
  if (added) names_.push_back(&at->first);
  return at->second;
}

std::size_t FindingWords::NumberOf(std::string_view words) {
  const auto [at, added] = by_words_.try_emplace({words.data(), words.size()}, words_.size());
  if (added) words_.push_back(words);
  return at->second;
}

Findings::Findings(std::vector<Finding> findings) { Append(0, findings, false, bundles_); }

void Findings::Add(std::size_t order, std::vector<Finding> findings) {
  SortFindings(findings);
  Append(order, findings, true, bundles_);
}

void Findings::Append(std::size_t order, const std::vector<Finding>& findings, bool sorted, std::vector<Bundle>& to) {
  std::span<const Finding> rest = findings;
  while (!rest.empty()) {
    const std::string_view path = PathOf(rest.front().place.file);
    const auto end =
        std::find_if(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(std::min(kBundle, rest.size())),
                     [&](const Finding& each) { return PathOf(each.place.file) != path; });
    Bundle bundle{order, static_cast<std::size_t>(end - rest.begin()), sorted, {rest.front().place.file}, {}};
    FindingPacker packer(words_, bundle.files);
    for (const Finding& finding : rest.first(bundle.count)) packer.Pack(finding);
    bundle.bytes = packer.bytes();  // a copy has no room to spare
    bundle.files.shrink_to_fit();
    size_ += bundle.count;
    rest = rest.subspan(bundle.count);
    to.push_back(std::move(bundle));
  }
}

std::vector<Finding> Findings::Unpack(std::size_t bundle) const {
  const Bundle& packed = bundles_[bundle];
  std::vector<Finding> findings(packed.count);
  FindingUnpacker unpacker(words_, packed.files, packed.bytes);
  for (Finding& finding : findings) unpacker.Unpack(finding);
  return findings;
}

bool Findings::InOrder(std::size_t begin, std::size_t end) const {
  if (end - begin == 1 && bundles_[begin].sorted) return true;
  std::optional<Finding> last;
  for (; begin < end; ++begin) {
    std::vector<Finding> findings = Unpack(begin);
    if (last && IsBefore(findings.front(), *last)) return false;
    if (!std::is_sorted(findings.begin(), findings.end(), IsBefore)) return false;
    last = std::move(findings.back());
  }
  return true;
}

void Findings::Sort() {
  std::stable_sort(bundles_.begin(), bundles_.end(), [&](const Bundle& a, const Bundle& b) {
    const std::string_view first = PathOf(a.files.front()), second = PathOf(b.files.front());
    return first != second ? first < second : a.order < b.order;
  });
  std::vector<Bundle> sorted;
  size_ = 0;
  for (std::size_t at = 0; at < bundles_.size();) {
    std::size_t end = at + 1;
    while (end < bundles_.size() && PathOf(FileOf(end)) == PathOf(FileOf(at))) ++end;
    if (InOrder(at, end)) {
      for (; at < end; ++at) {
        size_ += bundles_[at].count;
        sorted.push_back(std::move(bundles_[at]));
      }
      continue;
    }
    const std::size_t order = bundles_[at].order;
    std::vector<Finding> of_file;
    for (; at < end; ++at) {
      std::vector<Finding> more = Unpack(at);
      of_file.insert(of_file.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    SortFindings(of_file);
    Append(order, of_file, true, sorted);
  }
  bundles_ = std::move(sorted);
}

void Findings::Change(const std::function<bool(Finding&)>& change) {
  std::vector<Bundle> changed;
  size_ = 0;
  for (std::size_t at = 0; at < bundles_.size(); ++at) {
    std::vector<Finding> findings = Unpack(at);
    bool any = false;
    for (Finding& finding : findings) any = change(finding) || any;
    if (any) {
      SortFindings(findings);
      Append(at, findings, true, changed);
    } else {
      size_ += findings.size();
      changed.push_back(std::move(bundles_[at]));
      changed.back().order = at;
    }
  }
  bundles_ = std::move(changed);
}

}  // namespace lanzhi
