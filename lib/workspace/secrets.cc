#include "workspace/secrets.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "record/personal/mask.h"
#include "source/packed.h"
#include "source/read_file.h"

namespace lanzhi {
namespace {

constexpr std::string_view kWordsFile = "private.yaml";

// The tables below private/, by path.
std::vector<std::string> RegistersIn(const std::string& root, Diagnostics& faults) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator at(root + "/" + std::string(kPrivateFolder), error), end; at != end && !error;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.size() > 4 && name.ends_with(".csv")) paths.push_back(at->path().lexically_relative(root).string());
  }
  if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory) {
    if (!Lasts(error.value())) throw ReadFailure(std::string(kPrivateFolder), error.value());
    faults.push_back(
        PrivateFault(MakeFile(std::string(kPrivateFolder), {}), "record-private.unread", Severity::warning));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool HasMilderPrivate(const Record& agency) {
  const Value* severity = agency.Top(Meaning::personal_data);
  return severity != nullptr && severity->given() &&
         severity->field->choices[static_cast<std::size_t>(severity->number)].value == "warning";
}

using FoundIn = std::map<const File*, std::vector<Personal>>;

// What was found in each file, beside what the words of its text alone tell.
FoundIn FoundBy(const Findings& findings) {
  FoundIn found;
  for (const Finding& finding : findings) {
    const Span span = finding.place.span;
    if (finding.rule == kPrivateRule && !span.empty()) {
      found[finding.place.file.get()].push_back({PersonalSort::hidden, span});
    }
  }
  return found;
}

// Conceals findings one after the other; each file is searched once.
class Concealer {
 public:
  Concealer(const Sought& sought, FoundIn found) : sought_(sought), found_(std::move(found)) {}

  // Returns whether it held anything.
  bool Conceal(Finding& finding) {
    pieces_.clear();
    changed_ = false;
    const bool in_place = Hide(finding.place);
    for (Related& related : finding.related) Hide(related.place);
    const bool in_id = Hide(finding.record), in_element = Hide(finding.element);
    Hide(finding.pointer);
    Hide(finding.waiver);
    Hide(finding.expired_waiver);
    for (Message* message : {&finding.message, &finding.label, &finding.help}) Hide(message->args);
    for (Related& related : finding.related) {
      Hide(related.pointer);
      Hide(related.label.args);
    }
    if (!in_place && !in_id && !in_element) return changed_;
    const std::string_view path = finding.place.file == nullptr ? std::string_view() : finding.place.file->path;
    const std::string_view record = finding.record.empty() ? StemOf(path) : std::string_view(finding.record);
    finding.fingerprint = Fingerprint(finding.rule, record, finding.element);
    return true;
  }

  // Returns whether it held anything.
  bool Hide(std::string& text) {
    const std::vector<Personal> found = sought_.In(text);
    bool held = !found.empty();
    if (held) text = Mask(text, found);
    // What only the words beside it tell from other numbers.
    for (const std::string_view piece : pieces_) {
      const std::string stars = Mask(piece, {{PersonalSort::hidden, {0, static_cast<std::uint32_t>(piece.size())}}});
      for (std::size_t at = 0; stars != piece && (at = text.find(piece, at)) != std::string::npos; held = true) {
        text.replace(at, piece.size(), stars);
      }
    }
    changed_ = changed_ || held;
    return held;
  }

 private:
  // A file as it may be shown.
  struct Veiled {
    FilePtr file, veiled;
    std::vector<std::string_view> pieces;  // of `file`: what was found in it
  };

  void Hide(Text& text) {
    Hide(text.zh);
    Hide(text.en);
  }

  void Hide(Args& args) {
    for (Arg& arg : args) {
      if (auto* typed = std::get_if<std::string>(&arg.value)) Hide(*typed);
      if (auto* text = std::get_if<Text>(&arg.value)) Hide(*text);
      if (auto* texts = std::get_if<std::vector<Text>>(&arg.value)) {
        for (Text& each : *texts) Hide(each);
      }
    }
  }

  bool Hide(Place& place) {
    if (place.file == nullptr) return false;
    const Veiled& veiled = VeiledOf(place.file);
    pieces_.insert(pieces_.end(), veiled.pieces.begin(), veiled.pieces.end());
    place.file = veiled.veiled;
    const bool held = veiled.veiled != veiled.file;
    changed_ = changed_ || held;
    return held;
  }

  const Veiled& VeiledOf(const FilePtr& file) {
    const auto [at, added] = veiled_.try_emplace(file.get());
    Veiled& one = at->second;
    if (!added) return one;
    one.file = one.veiled = file;
    std::vector<Personal> in_bytes = sought_.In(file->bytes);
    if (const auto more = found_.find(file.get()); more != found_.end()) {
      in_bytes.insert(in_bytes.end(), more->second.begin(), more->second.end());
      std::sort(in_bytes.begin(), in_bytes.end(),
                [](const Personal& a, const Personal& b) { return a.span.begin < b.span.begin; });
    }
    const std::vector<Personal> in_path = sought_.In(file->path);
    if (in_path.empty() && in_bytes.empty()) return one;
    one.veiled = std::make_shared<const File>(File{Mask(file->path, in_path), Mask(file->bytes, in_bytes)});
    for (const Personal& each : in_bytes) {
      one.pieces.push_back(std::string_view(file->bytes).substr(each.span.begin, each.span.end - each.span.begin));
    }
    return one;
  }

  const Sought& sought_;
  FoundIn found_;
  std::map<const File*, Veiled> veiled_;
  std::vector<std::string_view> pieces_;  // of the files of the finding at hand
  bool changed_ = false;                  // it has
};

}  // namespace

Secrets::Secrets() : tree_(Unpack(FindEmbedded(kWordsFile)->packed)), sought_{PersonalWords::Read(tree_), {}} {}

Secrets::Secrets(const Workspace& workspace) : Secrets() {
  if (HasMilderPrivate(*workspace.agency)) sought_.severity = Severity::warning;
  for (const std::string& path : RegistersIn(workspace.store->Name(), faults_)) {
    const std::string table = ReadFile(workspace.store->Name() + "/" + path).value_or(std::string());
    const FilePtr file = MakeFile(path, {});
    if (FindIllFormed(table) != std::string::npos) {
      faults_.push_back(PrivateFault(file, "record-private.unread", Severity::warning));
    } else if (!sought_.listed.Add(table, sought_.words.heads)) {
      faults_.push_back(PrivateFault(file, "record-private.columns", Severity::warning));
    }
  }
}

Diagnostics Secrets::In(const Seen& seen) const {
  return seen.file == nullptr ? Diagnostics{} : FindPrivate(seen.file, seen.record, sought_);
}

Diagnostics Secrets::Beside(const Workspace& workspace) const {
  Diagnostics faults;
  for (const std::string_view folder : kOwnData) {
    for (const std::string& path : workspace.store->List(folder).paths) {
      const FilePtr file = workspace.store->Read(path).file;
      if (file != nullptr) Append(faults, FindPrivate(file, nullptr, sought_));
    }
  }
  for (const Diagnostic& fault : workspace.listing) {
    Append(faults, FindPrivateName(fault.place.file, sought_));
  }
  return faults;
}

void Secrets::Conceal(Findings& findings, std::vector<CheckedFile>& checked) const {
  Concealer concealer(sought_, FoundBy(findings));
  findings.Change([&](Finding& finding) { return concealer.Conceal(finding); });
  findings.Sort();
  bool held = false;
  for (CheckedFile& file : checked) held = concealer.Hide(file.path) || held;
  if (!held) return;
  std::stable_sort(checked.begin(), checked.end(),
                   [](const CheckedFile& a, const CheckedFile& b) { return a.path < b.path; });
}

std::string Secrets::Concealed(std::string_view text) const { return Mask(text, sought_.In(text)); }

}  // namespace lanzhi
