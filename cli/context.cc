#include "cli/context.h"

#include <filesystem>

#include "base/wrap.h"
#include "cli/typed.h"
#include "render/catalogue.h"
#include "source/write.h"

namespace lanzhi {
namespace {

constexpr std::streamsize kMostInput = std::streamsize{1} << 20;  // more than any record may hold

void Complain(const Context& context, const Message& message, const Message& hint) {
  const auto say = [&](std::string_view id, const Message& what) {
    const std::string line = context.Say(id, {{"text", Verbatim(Fill(what, context.language))}});
    *context.env.err << Hang(line, context.ErrWidth()) << '\n';
  };
  say("cli.error", message);
  if (!hint.empty()) say("cli.hint", hint);
}

}  // namespace

std::string Context::Say(std::string_view id, Args args) const { return lanzhi::Say(id, language, std::move(args)); }

void Context::Print(std::string_view text) const { *env.out << text; }

void Context::Note(std::string_view text) const {
  if (!globals.quiet) *env.err << Hang(text, ErrWidth()) << '\n';
}

int Context::Fail(const Message& message, const Message& hint) const {
  Complain(*this, message, hint);
  return kUsage;
}

int Context::Broken(const Message& message) const {
  Complain(*this, message, {});
  return kIncomplete;
}

std::string Shown(const Context& context, const std::string& path) {
  const std::string relative = std::filesystem::path(path).lexically_relative(context.cwd).string();
  return relative.empty() || relative.size() > path.size() ? path : relative;
}

std::string FromHere(const Context& context) {
  if (context.root.empty()) return {};
  const std::string relative = std::filesystem::path(context.root).lexically_relative(context.env.cwd).string();
  if (relative == ".") return {};
  return (relative.empty() || relative.size() > context.root.size() ? context.root : relative) + '/';
}

int Deliver(Context& context, const Output& output, const Filling& fill) {
  if (output.file.empty()) {
    StreamSink sink(*context.env.out);
    fill(sink);
    return kClean;
  }
  const Written written = WriteReplace(output.file, fill);
  if (written.status == WriteStatus::written) return kClean;
  return context.Broken({"cli.cannot-write", {}, {{"path", Verbatim(output.file)}, {"why", Verbatim(written.error)}}});
}

int DeliverAll(Context& context, const std::string& default_format,
               const std::function<void(Sink&, const Output&)>& render) {
  std::vector<Output> outputs = context.outputs;
  if (outputs.empty()) outputs.push_back({default_format, {}});
  for (const Output& output : outputs) {
    if (output.format == kWorkbook && output.file.empty()) return context.Fail({"cli.workbook-where", {}, {}});
  }
  for (const Output& output : outputs) {
    const int code = Deliver(context, output, [&](Sink& sink) { render(sink, output); });
    if (code != kClean) return code;
  }
  return kClean;
}

std::string ReadInput(const Context& context) {
  std::string bytes(static_cast<std::size_t>(kMostInput), '\0');
  context.env.in->read(bytes.data(), kMostInput);
  bytes.resize(static_cast<std::size_t>(context.env.in->gcount()));
  return bytes;
}

std::optional<Today> TodayOf(const Context& context, int utc_offset_minutes) {
  Today today;
  std::string text = context.globals.today;
  if (!text.empty()) {
    today.source = "--today";
  } else if (const std::optional<std::string> variable = context.env.variable("LANZHI_TODAY");
             variable && !variable->empty()) {
    text = *variable;
    today.source = "LANZHI_TODAY";
  } else {
    today.date = context.env.today(utc_offset_minutes);
    return today;
  }
  const std::optional<Date> date = TypedDate(text);
  if (!date) {
    context.Fail(NoDate(today.source, text));
    return std::nullopt;
  }
  today.date = *date;
  return today;
}

std::string Describe(const Context& context, const Today& today) {
  const std::string source = today.source.empty() ? context.Say("cli.clock") : today.source;
  return context.Say("cli.today", {{"date", today.date}, {"source", Verbatim(source)}});
}

}  // namespace lanzhi
