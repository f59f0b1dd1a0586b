#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/hook_script.h"
#include "cli/workspace.h"
#include "source/read_file.h"
#include "source/write.h"

namespace lanzhi {
namespace {

namespace fs = std::filesystem;

struct Hook {
  std::string path;     // absolute
  std::string folder;   // the records folder, from the top of the work tree
  bool shared = false;  // it lies in the work tree, for everybody who has the repository

  [[nodiscard]] std::string Before() const { return path + ".before-lanzhi"; }
};

// A link that leads nowhere is there too.
bool IsThere(const std::string& path) {
  std::error_code error;
  return fs::symlink_status(path, error).type() != fs::file_type::not_found;
}

// Errors: nullopt, having said so: no records folder, no repository.
std::optional<Hook> HookOf(Context& context) {
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return std::nullopt;
  const std::optional<Repository> repository = RepositoryOf(context, *root);
  if (!repository) return std::nullopt;
  // A relative core.hooksPath is meant from the top.
  GitResult found = repository->TryAtTop({"rev-parse", "--git-path", "hooks/pre-commit"});
  if (found.status != 0 || found.out.empty()) throw FailureOf(found);
  found.out.pop_back();
  Hook hook{Absolute(repository->top(), found.out), repository->prefix(), false};
  if (hook.folder.empty()) hook.folder = "./";
  hook.folder.pop_back();
  hook.shared = hook.path.starts_with(repository->top() + "/") && hook.path.find("/.git/") == std::string::npos;
  return hook;
}

std::string TextFor(const Context& context, const Hook& hook, std::vector<std::string> folders) {
  HookScript script;
  script.folders = std::move(folders);
  if (!hook.shared) script.program = context.env.program;
  script.not_found = context.Say("cli.hook.no-lanzhi");
  return script.Text();
}

int WriteHook(const Context& context, const Hook& hook, const std::string& text) {
  const Written written = WriteReplace(hook.path, text);
  if (written.status != WriteStatus::written) return CannotWrite(context, hook.path, written.error);
  std::error_code error;
  fs::permissions(hook.path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                  fs::perm_options::add, error);
  return error ? CannotWrite(context, hook.path, error.message()) : kClean;
}

int RefuseHook(const Context& context, const Hook& hook, const char* id) {
  return context.Fail({id, {}, {{"path", Verbatim(Shown(context, hook.path))}}},
                      {std::string(id) + ".help", {}, {{"path", Verbatim(Shown(context, hook.Before()))}}});
}

void PrintHook(const Context& context, const char* id, const std::string& path, const Hook& hook) {
  context.Print(context.Say(id, {{"path", Verbatim(Shown(context, path))}, {"folder", Verbatim(hook.folder)}}) + '\n');
}

// Puts what was there before out of the way, where the hook will call it. Returns kClean or why not.
int SetAside(const Context& context, const Hook& hook) {
  if (IsThere(hook.Before())) return RefuseHook(context, hook, "cli.hook.two");
  std::error_code error;
  fs::rename(hook.path, hook.Before(), error);
  return error ? CannotWrite(context, hook.Before(), error.message()) : kClean;
}

int Install(const Context& context, const Hook& hook) {
  const bool there = IsThere(hook.path);
  const std::string old = there ? ReadFile(hook.path).value_or("") : std::string();
  std::vector<std::string> folders;
  const bool other = there && !LooksLikeOurs(old);
  if (there && !other) {
    const std::optional<std::vector<std::string>> known = FoldersOf(old);
    if (!known) return RefuseHook(context, hook, "cli.hook.changed");
    folders = *known;
  }
  if (std::find(folders.begin(), folders.end(), hook.folder) == folders.end()) folders.push_back(hook.folder);
  const std::string text = TextFor(context, hook, std::move(folders));
  if (text == old) {
    PrintHook(context, "cli.hook.already", hook.path, hook);
    return kClean;
  }
  if (other) {
    if (const int code = SetAside(context, hook); code != kClean) return code;
  }
  if (const int code = WriteHook(context, hook, text); code != kClean) {
    std::error_code ignored;
    if (other) fs::rename(hook.Before(), hook.path, ignored);
    return code;
  }
  PrintHook(context, "cli.hook.installed", hook.path, hook);
  if (IsThere(hook.Before())) PrintHook(context, "cli.hook.kept", hook.Before(), hook);
  return kClean;
}

int Uninstall(const Context& context, const Hook& hook) {
  const std::string old = IsThere(hook.path) ? ReadFile(hook.path).value_or("") : std::string();
  std::optional<std::vector<std::string>> folders = FoldersOf(old);
  if (!folders && LooksLikeOurs(old)) return RefuseHook(context, hook, "cli.hook.changed");
  if (!folders || std::erase(*folders, hook.folder) == 0) {
    PrintHook(context, "cli.hook.none", hook.path, hook);
    return kClean;
  }
  if (!folders->empty()) {
    if (const int code = WriteHook(context, hook, TextFor(context, hook, std::move(*folders))); code != kClean)
      return code;
    PrintHook(context, "cli.hook.less", hook.path, hook);
    return kClean;
  }
  std::error_code error;
  const bool before = IsThere(hook.Before());
  if (before) {
    fs::rename(hook.Before(), hook.path, error);
  } else {
    fs::remove(hook.path, error);
  }
  if (error) return CannotWrite(context, hook.path, error.message());
  PrintHook(context, before ? "cli.hook.restored" : "cli.hook.removed", hook.path, hook);
  return kClean;
}

int RunHook(Context& context, const std::string& action) {
  if (action.empty()) return context.Fail({"cli.hook.no-action", {}, {}}, {"cli.hook.no-action.help", {}, {}});
  try {
    const std::optional<Hook> hook = HookOf(context);
    if (!hook) return kUsage;
    return action == "install" ? Install(context, *hook) : Uninstall(context, *hook);
  } catch (const GitFailure& failure) {
    return context.Broken({"cli.git.failed", {}, {{"why", Verbatim(failure.what())}}});
  }
}

}  // namespace

Command HookCommand() {
  const auto action = std::make_shared<std::string>();
  Command command;
  command.name = "hook";
  command.options = {{"action", "action", "cli.hook.action", action.get(), {"install", "uninstall"}}};
  command.run = [action](Context& context) { return RunHook(context, *action); };
  return command;
}

}  // namespace lanzhi
