// Runs the program in process, in a folder of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "cli/env.h"
#include "source/read_file.h"
#include "support/environment.h"

namespace lanzhi {

struct Ran {
  int code = -1;
  std::string out, err;
};

// A folder below the system's temporary one, removed at the end.
class Sandbox {
 public:
  Sandbox() {
    std::string name = (std::filesystem::temp_directory_path() / "lanzhi-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
    // Searching for lanzhi.yaml upwards ends here.
    std::filesystem::create_directory(root_ + "/.git");
  }
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;
  ~Sandbox() { std::filesystem::remove_all(root_); }

  [[nodiscard]] const std::string& root() const { return root_; }
  void Variable(const std::string& name, const std::string& value) { variables_[name] = value; }
  void Input(std::string text) { input_ = std::move(text); }
  void Terminal(bool is) { terminal_ = is; }
  // Standard error is a terminal, and each look at the clock takes so long.
  void Waiting(std::chrono::milliseconds each) { waiting_ = each; }
  void Cwd(const std::string& below) { cwd_ = root_ + "/" + below; }

  void Write(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(root_ + "/" + path).parent_path());
    std::ofstream(root_ + "/" + path, std::ios::binary) << text;
  }
  [[nodiscard]] std::string Read(const std::string& path) const { return ReadFile(root_ + "/" + path).value(); }
  [[nodiscard]] bool Has(const std::string& path) const { return std::filesystem::exists(root_ + "/" + path); }

  [[nodiscard]] Ran Run(const std::vector<std::string>& args) const {
    std::ostringstream out, err;
    std::istringstream in(input_);
    Env env;
    env.out = &out;
    env.err = &err;
    env.in = &in;
    env.cwd = cwd_.empty() ? root_ : cwd_;
    env.variable = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = variables_.find(name);
      if (found == variables_.end()) return std::nullopt;
      return found->second;
    };
    env.environment = lanzhi::test::Environment();
    env.today = [](int offset) { return MakeDate(2026, 11, 22) + std::chrono::days{offset > 600 ? 1 : 0}; };
    env.out_is_terminal = env.in_is_terminal = terminal_;
    std::chrono::milliseconds elapsed{0};
    if (waiting_.count() > 0) {
      env.err_is_terminal = true;
      env.elapsed = [&] { return elapsed += waiting_; };
    }
    const int code = lanzhi::Run(args, env);
    return {code, out.str(), err.str()};
  }

  // A folder with one site, two members of staff and nothing else.
  void MakeFolder(const std::string& keys = "en", const std::string& handbook = "lantian") const {
    Write("lanzhi.yaml", "agency: a\nhandbook: " + handbook + "\nkeys: " + keys + "\n");
    if (keys == "zh") {
      Write("lanzhi.yaml", "机构: a\n手册: " + handbook + "\n键名语言: 中文\n");
      Write("sites/east.yaml", "服务点: east\n种类: 中心\n");
      Write("staff/chen.yaml", "同工: chen\n职务: 社工\n从业起始日期: 2015-01-01\n受过训练: 是\n资格: [社会工作师]\n");
      return;
    }
    Write("sites/east.yaml", "site: east\nkind: centre\n");
    Write("staff/chen.yaml",
          "staff: chen\nrole: worker\nsocial_work_since: 2015-01-01\ntrained: true\nqualifications: [social worker]\n");
  }

 private:
  std::string root_, cwd_, input_;
  std::map<std::string, std::string> variables_;
  bool terminal_ = false;
  std::chrono::milliseconds waiting_{0};
};

inline bool Contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace lanzhi
