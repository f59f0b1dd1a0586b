#include <algorithm>

#include "cli/export_folder.h"
#include "cli/filter.h"
#include "cli/workspace.h"
#include "render/data_package.h"
#include "render/json.h"
#include "render/table_csv.h"
#include "source/write.h"
#include "workspace/agency.h"
#include "workspace/export.h"
#include "workspace/secrets.h"

namespace lanzhi {
namespace {

struct ExportArguments {
  std::string folder, site, worker;
  std::vector<std::string> kinds;
  bool prose = false;
};

// In the order of the shapes; all of them where none is named. Errors: nullopt, having said so.
std::optional<std::vector<const Shape*>> KindsOf(const Context& context, const Shapes& shapes,
                                                 const std::vector<std::string>& words) {
  std::vector<const Shape*> asked, kinds;
  for (const std::string& word : words) {
    asked.push_back(KindNamed(context, shapes, word));
    if (asked.back() == nullptr) return std::nullopt;
  }
  for (const auto& shape : shapes.All()) {
    if (words.empty() || std::count(asked.begin(), asked.end(), shape.get()) > 0) kinds.push_back(shape.get());
  }
  return kinds;
}

// Where the rows of a record go while they are made.
class RowsOfRecord {
 public:
  explicit RowsOfRecord(Exported& out) : out_(out), csv_(sink_, false) {}

  Csv& csv() { return csv_; }
  void EndRow(std::size_t table) {
    const std::size_t size = sink_.text.size() - ended_;
    ended_ = sink_.text.size();
    if (out_.pieces.empty() || out_.pieces.back().table != table) {
      out_.pieces.push_back({static_cast<std::uint32_t>(table), 0});
    }
    out_.pieces.back().size += static_cast<std::uint32_t>(size);
  }
  void End() {
    sink_.text.shrink_to_fit();
    out_.bytes = std::move(sink_.text);
    out_.pieces.shrink_to_fit();
  }

 private:
  Exported& out_;
  TextSink sink_;
  Csv csv_;
  std::size_t ended_ = 0;
};

// The tables with their rows; the last is that of the duties.
class Tables {
 public:
  Tables(std::vector<RecordTable> tables, const Export& found) : tables_(std::move(tables)), found_(found) {}

  [[nodiscard]] const std::vector<RecordTable>& records() const { return tables_; }
  [[nodiscard]] std::size_t size() const { return tables_.size() + 1; }
  [[nodiscard]] std::string File(std::size_t table) const {
    return TableFile(table < tables_.size() ? std::string_view(tables_[table].name) : kDutyTable);
  }

  void Put(Sink& sink, std::size_t table) const {
    Csv csv(sink);
    if (table < tables_.size()) {
      PutHeads(csv, tables_[table]);
    } else {
      PutDutyHeads(csv);
    }
    for (const Exported& record : found_.records) {
      if (table < tables_.size() && record.shape != tables_[table].shape) continue;
      std::size_t at = 0;
      for (const Exported::Piece& piece : record.pieces) {
        if (piece.table == table) sink.Put(std::string_view(record.bytes).substr(at, piece.size));
        at += piece.size;
      }
    }
  }

  // Of each table.
  [[nodiscard]] std::vector<std::uint64_t> Sizes() const {
    class Counter final : public Sink {
     public:
      void Put(std::string_view bytes) override { size += bytes.size(); }
      std::uint64_t size = 0;
    };
    std::vector<std::uint64_t> sizes;
    for (std::size_t table = 0; table < size(); ++table) {
      Counter counter;
      Put(counter, table);
      sizes.push_back(counter.size);
    }
    return sizes;
  }

 private:
  std::vector<RecordTable> tables_;
  const Export& found_;
};

// The description comes first: should the tables not all follow, the next export knows by it what it may replace.
int WriteTables(Context& context, const ExportFolder& folder, const Tables& tables, const PackageFacts& facts) {
  std::vector<std::string> names;
  for (std::size_t table = 0; table < tables.size(); ++table) names.push_back(tables.File(table));
  if (const int code = RemoveOldTables(context, folder, names); code != kClean) return code;
  const std::string package = DumpJson(DataPackage(tables.records(), facts, context.language), kJsonIndent) + '\n';
  const std::string path = folder.path + '/' + std::string(kPackageFile);
  if (const int code = CodeOf(context, path, WriteOwnIn(folder.path, std::string(kPackageFile), package));
      code != kClean) {
    return code;
  }
  for (std::size_t table = 0; table < tables.size(); ++table) {
    const Written written = WriteOwnIn(folder.path, names[table], [&](Sink& sink) { tables.Put(sink, table); });
    if (const int code = CodeOf(context, folder.path + '/' + names[table], written); code != kClean) return code;
  }
  context.Print(Shown(context, path) + '\n');
  return kClean;
}

int RunExport(Context& context, const ExportArguments& arguments) {
  if (arguments.folder.empty()) return context.Fail({"cli.export.no-dir", {}, {}}, {"cli.export.no-dir.help", {}, {}});
  const std::optional<std::string> root = RootFrom(context);
  if (!root) return kUsage;
  const std::optional<Today> today = TodayOf(context, AgencyOf(context, *root).utc_offset_minutes);
  if (!today) return kUsage;
  int code = kUsage;
  const std::optional<ExportFolder> folder = ExportFolderAt(context, *root, arguments.folder, code);
  if (!folder) return code;
  const std::optional<Workspace> workspace = Open(context, StoreOf(context, *root), today->date, code);
  if (!workspace) return code;
  const auto kinds = KindsOf(context, workspace->handbook->shapes(), arguments.kinds);
  if (!kinds || !KnowsId(context, *workspace, "--site", "site", arguments.site) ||
      !KnowsId(context, *workspace, "--worker", "staff", arguments.worker)) {
    return kUsage;
  }

  const Secrets secrets;
  TextCells cells{arguments.prose, [&](std::string_view text) { return secrets.Concealed(text); }};
  std::vector<RecordTable> tables = TablesOf(*kinds, arguments.prose);
  ExportQuery query{*kinds, arguments.site, arguments.worker, arguments.prose, {}};
  query.put = [&](const Record& record, const std::string& id, std::vector<DueRow>& duties, Exported& out) {
    const std::string told = arguments.prose ? id : secrets.Concealed(id);
    RowsOfRecord rows(out);
    ForEachRow(record, tables, [&](const RecordRow& row) {
      PutRow(rows.csv(), tables[row.table], record, row, told, cells);
      rows.EndRow(row.table);
    });
    for (DueRow& duty : duties) {
      duty.element = secrets.Concealed(duty.element);
      PutDuty(rows.csv(), duty, told, today->date);
      rows.EndRow(tables.size());
    }
    rows.End();
  };
  const Export found = ExportRecords(*workspace, query, context.jobs);
  PrintUnreadable(context, *workspace, found.faults);

  const Tables made(tables, found);
  PackageFacts facts;
  facts.agency = AgencyName(*workspace->agency);
  facts.handbook = workspace->handbook->name();
  facts.version = workspace->handbook->version();
  facts.today = today->date;
  facts.site = arguments.site;
  facts.worker = arguments.worker;
  facts.words = arguments.prose;
  for (const LeftOutRecord& each : found.left_out) {
    facts.left_out.emplace_back(secrets.Concealed(each.path), secrets.Concealed(each.id));
  }
  facts.bytes = made.Sizes();
  if (const int failed = WriteTables(context, *folder, made, facts); failed != kClean) return failed;
  context.Note(context.Say("cli.export.done", {{"n", static_cast<std::int64_t>(found.records.size())},
                                               {"tables", static_cast<std::int64_t>(made.size())},
                                               {"today", today->date}}));
  if (arguments.prose) context.Note(context.Say("cli.export.has-prose"));
  if (!found.left_out.empty()) {
    context.Note(context.Say("cli.export.left-out", {{"n", static_cast<std::int64_t>(found.left_out.size())}}));
  }
  return context.unreadable || !found.left_out.empty() ? kFindings : kClean;
}

}  // namespace

Command ExportCommand() {
  const auto arguments = std::make_shared<ExportArguments>();
  Command command;
  command.name = "export";
  command.options = {
      {"dir", "dir", "cli.export.dir", &arguments->folder, {}, true},
      {"--kind", "kind", "cli.export.kind", &arguments->kinds, {}},
      {"--site", "site", "cli.export.site", &arguments->site, {}},
      {"--worker", "worker", "cli.export.worker", &arguments->worker, {}},
      {"--prose", "", "cli.export.prose", &arguments->prose, {}},
  };
  command.run = [arguments](Context& context) { return RunExport(context, *arguments); };
  return command;
}

}  // namespace lanzhi
