#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "cli/hook_script.h"
#include "cli/workspace.h"
#include "source/read_file.h"

namespace lanzhi {
namespace {

namespace fs = std::filesystem;

struct Hook {
  HookKind kind = HookKind::pre_commit;
  std::string path;     // absolute
  std::string folder;   // the records folder, from the top of the work tree
  bool shared = false;  // it lies in the work tree, for everybody who has the repository

  [[nodiscard]] std::string Before() const { return path + ".before-lanzhi"; }
};

// A link that leads nowhere is there too.
bool IsThere(const std::string& path) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  if (type == fs::file_type::none) throw ReadFailure(path, error.value());
  return type != fs::file_type::not_found;
}

// Errors: GitFailure.
Hook HookOf(const Repository& repository, HookKind kind) {
  // A relative core.hooksPath is meant from the top.
  GitResult found = repository.TryAtTop({"rev-parse", "--git-path", "hooks/" + std::string(HookName(kind))});
  if (found.status != 0 || found.out.empty()) throw FailureOf(found);
  found.out.pop_back();
  Hook hook{kind, Absolute(repository.top(), found.out), repository.prefix(), false};
  if (hook.folder.empty()) hook.folder = "./";
  hook.folder.pop_back();
  hook.shared = hook.path.starts_with(repository.top() + "/") && hook.path.find("/.git/") == std::string::npos;
  return hook;
}

// What lies where the hook is to be, and what is to lie there.
struct Plan {
  Hook hook;
  bool there = false;
  std::string old;
  std::optional<std::vector<std::string>> folders;  // that it checks; nullopt: it is none of ours
};

bool Checks(const Plan& plan) {
  return plan.folders && std::find(plan.folders->begin(), plan.folders->end(), plan.hook.folder) != plan.folders->end();
}

std::string TextFor(const Context& context, const Hook& hook, std::vector<std::string> folders) {
  const bool push = hook.kind == HookKind::pre_push;
  HookScript script;
  script.kind = hook.kind;
  script.folders = std::move(folders);
  if (!hook.shared) script.program = context.env.program;
  script.not_found = context.Say(push ? "cli.hook.no-lanzhi.push" : "cli.hook.no-lanzhi");
  if (push) script.refused = context.Say("cli.hook.refused");
  return script.Text();
}

int WriteHook(const Context& context, const Hook& hook, const std::string& text) {
  return CodeOf(context, hook.path, WriteInPlace(hook.path, text, Runs::yes));
}

// Whether the file that is to be called first is the one that stands where the hook is to be: an installation that was
// broken off between the two.
bool IsSecondName(const Hook& hook) {
  std::error_code error;
  const bool same = fs::equivalent(hook.path, hook.Before(), error);
  if (error && !Lasts(error.value())) throw ReadFailure(hook.path, error.value());
  return same;
}

// A second name for what is there, so that one rename puts the hook in its place and another takes it away.
std::error_code NameTwice(const Hook& hook) {
  std::error_code error;
  if (IsThere(hook.Before())) return error;  // IsSecondName()
  if (linkat(AT_FDCWD, hook.path.c_str(), AT_FDCWD, hook.Before().c_str(), 0) == 0) return error;
  fs::copy(hook.path, hook.Before(), fs::copy_options::copy_symlinks, error);  // a file system without such names
  return error;
}

int RefuseHook(const Context& context, const Hook& hook, const char* id) {
  return context.Fail({id, {}, {{"path", Verbatim(Shown(context, hook.path))}}},
                      {std::string(id) + ".help", {}, {{"path", Verbatim(Shown(context, hook.Before()))}}});
}

void PrintHook(const Context& context, std::string_view id, const std::string& path, const Hook& hook) {
  context.Print(context.Say(id, {{"path", Verbatim(Shown(context, path))}, {"folder", Verbatim(hook.folder)}}) + '\n');
}

// Errors: false, having said so: what lies there cannot be touched.
bool CanTouch(const Context& context, const Plan& plan, bool install) {
  if (LooksLikeOurs(plan.old) && !plan.folders) {
    RefuseHook(context, plan.hook, "cli.hook.changed");
    return false;
  }
  if (install && plan.there && !plan.folders && IsThere(plan.hook.Before()) && !IsSecondName(plan.hook)) {
    RefuseHook(context, plan.hook, "cli.hook.two");
    return false;
  }
  return true;
}

int Install(const Context& context, const Plan& plan) {
  const Hook& hook = plan.hook;
  std::vector<std::string> folders = plan.folders.value_or(std::vector<std::string>());
  if (!Checks(plan)) folders.push_back(hook.folder);
  const std::string text = TextFor(context, hook, std::move(folders));
  if (text == plan.old) {
    PrintHook(context, "cli.hook.already", hook.path, hook);
    return kClean;
  }
  // What was there before stays where the hook will call it.
  const bool other = plan.there && !plan.folders;
  std::error_code error;
  if (other) error = NameTwice(hook);
  if (error) return CannotWrite(context, hook.Before(), error.message());
  if (const int code = WriteHook(context, hook, text); code != kClean) {
    if (other) fs::remove(hook.Before(), error);
    return code;
  }
  PrintHook(context, "cli.hook.installed." + std::string(HookName(hook.kind)), hook.path, hook);
  if (IsThere(hook.Before())) PrintHook(context, "cli.hook.kept", hook.Before(), hook);
  return kClean;
}

int Uninstall(const Context& context, const Plan& plan) {
  const Hook& hook = plan.hook;
  std::error_code error;
  if (!plan.folders) {  // an installation that was broken off: the user's hook stands in its place
    fs::remove(hook.Before(), error);
    if (error) return CannotWrite(context, hook.Before(), error.message());
    PrintHook(context, "cli.hook.restored", hook.path, hook);
    return kClean;
  }
  std::vector<std::string> folders = *plan.folders;
  std::erase(folders, hook.folder);
  if (!folders.empty()) {
    if (const int code = WriteHook(context, hook, TextFor(context, hook, std::move(folders))); code != kClean)
      return code;
    PrintHook(context, "cli.hook.less", hook.path, hook);
    return kClean;
  }
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

// The hooks that are to be written or taken away. A hook of a push is one of them where it is asked for, or is there.
std::vector<Plan> PlansFor(const Repository& repository, bool install, bool pre_push) {
  std::vector<Plan> plans;
  for (const HookKind kind : kHookKinds) {
    Plan plan{HookOf(repository, kind), false, {}, {}};
    plan.there = IsThere(plan.hook.path);
    if (plan.there) plan.old = ReadFile(plan.hook.path).value_or("");
    plan.folders = FoldersOf(plan.old);
    const bool wanted = install && (kind != HookKind::pre_push || pre_push);
    const bool broken_off =
        !install && plan.there && !LooksLikeOurs(plan.old) && IsThere(plan.hook.Before()) && IsSecondName(plan.hook);
    if (wanted || broken_off || Checks(plan) || (!install && LooksLikeOurs(plan.old) && !plan.folders))
      plans.push_back(std::move(plan));
  }
  return plans;
}

struct HookArguments {
  std::string action;
  bool pre_push = false;
};

int RunHook(Context& context, const HookArguments& arguments) {
  if (arguments.action.empty())
    return context.Fail({"cli.hook.no-action", {}, {}}, {"cli.hook.no-action.help", {}, {}});
  const bool install = arguments.action == "install";
  if (!install && arguments.pre_push) {
    return context.Fail({"cli.exclude", {}, {{"a", Verbatim(arguments.action)}, {"b", Verbatim("--pre-push")}}});
  }
  try {
    const std::optional<std::string> root = RootFrom(context);
    if (!root) return kUsage;
    const std::optional<Repository> repository = RepositoryOf(context, *root);
    if (!repository) return kUsage;
    const std::vector<Plan> plans = PlansFor(*repository, install, arguments.pre_push);
    // All or none.
    for (const Plan& plan : plans) {
      if (!CanTouch(context, plan, install)) return kUsage;
    }
    for (const Plan& plan : plans) {
      if (const int code = install ? Install(context, plan) : Uninstall(context, plan); code != kClean) return code;
    }
    if (plans.empty()) {
      const Hook hook = HookOf(*repository, HookKind::pre_commit);
      PrintHook(context, "cli.hook.none", hook.path, hook);
    }
    return kClean;
  } catch (const GitFailure& failure) {
    return context.Broken({"cli.git.failed", {}, {{"why", Verbatim(failure.what())}}});
  }
}

}  // namespace

Command HookCommand() {
  const auto arguments = std::make_shared<HookArguments>();
  Command command;
  command.name = "hook";
  command.options = {
      {"action", "action", "cli.hook.action", &arguments->action, {"install", "uninstall"}},
      {"--pre-push", "", "cli.hook.pre-push", &arguments->pre_push, {}},
  };
  command.run = [arguments](Context& context) { return RunHook(context, *arguments); };
  return command;
}

}  // namespace lanzhi
