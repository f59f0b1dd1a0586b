// The law of `lint --staged` and `--changed`: they say of the records that changed, of those that these link to or did,
// and of those that link to them, exactly what a run over the whole folder says; and an error drives the exit code
// unless its file did not change and a run over the whole folder as it was before says the same of it. Held against
// random small folders with random changes, seed by seed, with and without the index of earlier rounds.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "golden/scratch.h"
#include "source/read_file.h"
#include "workspace/brief.h"
#include "workspace/open.h"
#include "workspace/visit.h"

namespace lanzhi::test {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;
using Strings = std::set<std::string>;

int failures = 0;
int findings_compared = 0;
int errors_standing = 0, errors_brought = 0;

Files ReadFiles(const fs::path& root) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string path = fs::relative(entry.path(), root).string();
    if (!entry.is_regular_file() || path.rfind(".git", 0) == 0) continue;
    files[path] = ReadFile(entry.path()).value();
  }
  return files;
}

class Disturber {
 public:
  explicit Disturber(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  // One change of one record.
  void Change(Files& files, const std::vector<std::string>& ids) {
    auto file = files.begin();
    do {
      file = std::next(files.begin(), static_cast<std::ptrdiff_t>(Below(files.size())));
    } while (file->first == "lanzhi.yaml");
    std::string& text = file->second;
    const std::string copy = text, name = fs::path(file->first).filename().string();
    switch (Below(8)) {
      case 0:  // gone
        files.erase(file);
        break;
      case 1:  // moved
        files.erase(file);
        files["moved/" + name] = copy;
        break;
      case 2:  // there twice
        files[(Below(2) == 0 ? "a/" : "z/") + name] = copy;
        break;
      case 3:  // by another id
        text.insert(text.find(": ") + 2, "X");
        break;
      case 4:  // not readable
        text += "  '\n";
        break;
      case 5: {  // another day
        const std::size_t at = text.find("2026-0", Below(text.size()));
        if (at != std::string::npos) text[at + 6] = static_cast<char>('1' + Below(9));
        break;
      }
      default: {  // a link to something else, or to nothing
        const std::string& id = ids[Below(ids.size())];
        const std::size_t at = text.find(id, text.find('\n'));
        if (at == std::string::npos) return Change(files, ids);
        text.replace(at, id.size(), Below(3) == 0 ? id + "x" : ids[Below(ids.size())]);
      }
    }
  }

 private:
  std::mt19937 random_;
};

void WriteFiles(const Scratch& scratch, const Files& files) {
  for (const auto& entry : fs::directory_iterator(scratch.root())) {
    if (entry.path().filename() != ".git") fs::remove_all(entry.path());
  }
  for (const auto& [path, text] : files) scratch.Write(path, text);
}

// What each file is and links to, by reading all of them.
std::map<std::string, Brief> Briefs(const Files& files, const Workspace& workspace) {
  std::map<std::string, Brief> briefs;
  for (const auto& [path, text] : files) {
    if (path != "lanzhi.yaml") {
      briefs[path] = BriefOf(MakeFile(path, text), workspace.handbook->shapes(), workspace.keys);
    }
  }
  return briefs;
}

std::string IdOf(const std::string& path, const Brief& brief) {
  return brief.id.empty() ? fs::path(path).stem().string() : brief.id;
}

// Where rules judge records of one kind by those of another that the folder holds: all that this one may count for.
// When it links to one of them, that is told as any link is.
void AddThoseJudgedBy(const Brief& brief, const std::map<std::string, Brief>& all, const Workspace& workspace,
                      Strings& told) {
  for (const auto& [asker, kind] : workspace.handbook->LookedFor()) {
    if (brief.kind != kind) continue;
    if (asker == "agency") told.insert("lanzhi.yaml");
    Strings askers, ids;
    for (const auto& [path, each] : all) {
      if (each.kind != asker) continue;
      askers.insert(path);
      ids.insert(IdOf(path, each));
    }
    const bool one =
        std::any_of(brief.refs.begin(), brief.refs.end(), [&](const std::string& ref) { return ids.count(ref) != 0; });
    if (!one) told.insert(askers.begin(), askers.end());
  }
}

// The records that the law speaks of, by its words.
Strings Told(const Files& before, const Files& after, const Workspace& workspace) {
  const auto old_briefs = Briefs(before, workspace), new_briefs = Briefs(after, workspace);
  Strings changed, ids, refs, told;
  for (const auto* files : {&before, &after}) {
    for (const auto& [path, text] : *files) {
      const auto was = before.find(path), is = after.find(path);
      if (was == before.end() || is == after.end() || was->second != is->second) changed.insert(path);
    }
  }
  for (const std::string& path : changed) {
    if (const auto was = old_briefs.find(path); was != old_briefs.end()) {
      if (!was->second.id.empty()) ids.insert(was->second.id);
      refs.insert(was->second.refs.begin(), was->second.refs.end());
    }
    if (const auto is = new_briefs.find(path); is != new_briefs.end()) {
      ids.insert(IdOf(path, is->second));
      refs.insert(is->second.refs.begin(), is->second.refs.end());
    }
  }
  for (const auto& [path, brief] : new_briefs) {
    const Strings names{brief.id, fs::path(path).stem().string()};
    const auto is_in = [](const auto& some, const Strings& all) {
      return std::any_of(some.begin(), some.end(), [&](const std::string& one) { return all.count(one) != 0; });
    };
    if (changed.count(path) != 0 || is_in(names, ids) || is_in(names, refs) || is_in(brief.refs, ids))
      told.insert(path);
  }
  if (refs.count(std::string(workspace.agency->id)) != 0) told.insert("lanzhi.yaml");
  for (const std::string& path : changed) {
    for (const auto* briefs : {&old_briefs, &new_briefs}) {
      if (const auto brief = briefs->find(path); brief != briefs->end()) {
        AddThoseJudgedBy(brief->second, new_briefs, workspace, told);
      }
    }
  }
  return told;
}

std::multiset<std::string> FindingsOf(const RunResult& result, const Strings* only) {
  std::multiset<std::string> findings;
  const auto json = nlohmann::ordered_json::parse(result.out, nullptr, false);
  if (!json.is_object()) return {"no JSON: " + result.out + result.err};
  for (const auto& finding : json["findings"]) {
    auto said = finding;
    said.erase("standing");
    if (only == nullptr || only->count(finding["path"].get<std::string>()) != 0) findings.insert(said.dump());
  }
  return findings;
}

// An error that counts, as it is known again while its file does not change; "" for any other finding.
std::string ErrorOf(const nlohmann::ordered_json& finding) {
  if (finding["severity"] != "error" || !finding["waiver"].is_null()) return {};
  std::string error;
  for (const char* key : {"path", "pointer", "rule", "fingerprint"}) error += finding[key].get<std::string>() + ' ';
  return error;
}

Strings Errors(const RunResult& result) {
  Strings errors;
  const auto json = nlohmann::ordered_json::parse(result.out, nullptr, false);
  for (const auto& finding : json["findings"]) errors.insert(ErrorOf(finding));
  return errors;
}

// Which errors stand, and what comes of the others. `errors_before`: of the whole folder before the change.
void CompareStanding(const std::string& what, const RunResult& result, const Files& before, const Files& after,
                     const Strings& errors_before) {
  bool fails = false;
  const auto json = nlohmann::ordered_json::parse(result.out, nullptr, false);
  for (const auto& finding : json["findings"]) {
    const auto path = finding["path"].get<std::string>();
    const auto was = before.find(path), is = after.find(path);
    const bool changed = was == before.end() || is == after.end() || was->second != is->second;
    const std::string error = ErrorOf(finding);
    const bool stands = !changed && !error.empty() && errors_before.count(error) != 0;
    if (!error.empty()) ++(stands ? errors_standing : errors_brought);
    fails = fails || (!error.empty() && !stands);
    if (finding["standing"] == stands) continue;
    ++failures;
    std::cerr << "FAILED " << what << ": " << (stands ? "is said to be brought " : "is said to stand ") << finding
              << "\n";
  }
  if (result.exit == (fails ? 1 : 0)) return;
  ++failures;
  std::cerr << "FAILED " << what << ": exit code " << result.exit << "\n";
}

void Compare(const std::string& what, const RunResult& result, const std::multiset<std::string>& want) {
  const std::multiset<std::string> have = FindingsOf(result, nullptr);
  findings_compared += static_cast<int>(want.size());
  if (have == want) return;
  ++failures;
  std::cerr << "FAILED " << what << "\n";
  for (const std::string& each : want) {
    if (have.count(each) == 0) std::cerr << "  lacks " << each << "\n";
  }
  for (const std::string& each : have) {
    if (want.count(each) == 0) std::cerr << "  has   " << each << "\n";
  }
}

void Try(const fs::path& example, unsigned seed, int rounds) {
  Disturber random(seed);
  Scratch scratch;
  Files files = ReadFiles(example);
  // A third of the records is enough, and the links that lead nowhere now are among what must be told alike.
  std::erase_if(files, [&](const auto& file) {
    return file.first != "lanzhi.yaml" && file.first.rfind("staff/", 0) != 0 && file.first.rfind("waivers/", 0) != 0 &&
           random.Below(5) > 1;
  });
  std::vector<std::string> ids;
  for (const auto& [path, text] : files) {
    if (path != "lanzhi.yaml") ids.push_back(fs::path(path).stem().string());
  }
  WriteFiles(scratch, files);
  scratch.Git("init -q");
  scratch.Git("add -A");
  scratch.Git("commit -qm start");
  for (int round = 0; round < rounds; ++round) {
    const Files before = files;
    const Strings errors_before = Errors(scratch.Run("lint -f json", ""));
    for (std::size_t i = 0; i <= random.Below(3); ++i) random.Change(files, ids);
    WriteFiles(scratch, files);
    scratch.Git("add -A");
    const Workspace workspace = OpenWorkspace(OpenDisk(scratch.root().string()), std::nullopt, 1);
    const Strings told = Told(before, files, workspace);
    const std::multiset<std::string> want = FindingsOf(scratch.Run("lint -f json", ""), &told);
    const std::string where = "seed " + std::to_string(seed) + ", round " + std::to_string(round);
    if (random.Below(3) == 0) fs::remove_all(scratch.root() / ".git/lanzhi");
    const RunResult staged = scratch.Run("lint --staged -f json", "");
    Compare(where + ": --staged", staged, want);
    const RunResult changed = scratch.Run("lint --changed HEAD -f json", "");
    Compare(where + ": --changed", changed, want);
    CompareStanding(where + ": --staged", staged, before, files, errors_before);
    CompareStanding(where + ": --changed", changed, before, files, errors_before);
    const auto json = nlohmann::ordered_json::parse(staged.out, nullptr, false);
    const std::size_t records = told.size() - told.count("lanzhi.yaml");
    if (!json.is_object() || json["summary"]["records"] != records) {
      ++failures;
      std::cerr << "FAILED " << where << ": not " << records << " records: " << staged.out.substr(0, 300) << "\n";
    }
    scratch.Git("commit --allow-empty -qm round");
    const RunResult between = scratch.Run("lint --changed HEAD~1..HEAD -f json", "");
    Compare(where + ": of two commits", between, want);
    CompareStanding(where + ": of two commits", between, before, files, errors_before);
  }
}

}  // namespace
}  // namespace lanzhi::test

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: law EXAMPLE SEEDS ROUNDS\n";
    return 2;
  }
  for (unsigned seed = 1; seed <= static_cast<unsigned>(std::stoi(argv[2])); ++seed) {
    lanzhi::test::Try(argv[1], seed, std::stoi(argv[3]));
  }
  using namespace lanzhi::test;
  std::cout << findings_compared << " findings compared, " << errors_standing << " errors stand, " << errors_brought
            << " are brought, " << failures << " failures\n";
  return failures == 0 && findings_compared > 0 && errors_standing > 0 && errors_brought > 0 ? 0 : 1;
}
