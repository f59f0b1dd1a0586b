#include "render/data_package.h"

#include <algorithm>

#include "render/catalogue.h"
#include "render/json.h"
#include "render/table_csv.h"

namespace lanzhi {
namespace {

constexpr const char* kOurs = "lanzhi_export";  // the property that tells a package of ours, with its form

std::string_view SchemaType(Type type) {
  switch (type) {
    case Type::date:
      return "date";
    case Type::time:
      return "time";
    case Type::month:
      return "yearmonth";
    case Type::year:
      return "year";
    case Type::decimal:
      return "number";
    case Type::count:
      return "integer";
    case Type::boolean:
      return "boolean";
    default:
      return "string";
  }
}

Json KeyField(const std::string& name, std::string_view type, std::string_view title, std::string_view about,
              Language language) {
  return {{"name", name},
          {"type", type},
          {"title", Say(title, language)},
          {"description", Say(about, language)},
          {"constraints", {{"required", true}}}};
}

Json FieldOf(const TableColumn& column, Language language) {
  const Field& field = *column.field;
  Json json{{"name", column.name},
            {"type", SchemaType(field.type)},
            {"title", column.title.In(language)},
            {"description", field.help.In(language)}};
  if (field.type == Type::time) json["format"] = "%H:%M";
  if (field.help.empty()) json["description"] = field.parent->help.In(language);  // of a list of single values
  if (field.type != Type::choice) return json;
  Json values = Json::array(), categories = Json::array();
  for (const Choice& choice : field.choices) {
    values.push_back(choice.value);
    categories.push_back({{"value", choice.value}, {"label", choice.names.In(language)}});
  }
  json["constraints"] = {{"enum", std::move(values)}};
  json["categories"] = std::move(categories);
  return json;
}

Json KeyTo(const Json& fields, std::string_view table, const Json& keys) {
  return {{"fields", fields}, {"reference", {{"resource", table}, {"fields", keys}}}};
}

class Packer {
 public:
  Packer(const std::vector<RecordTable>& tables, const PackageFacts& facts, Language language)
      : tables_(tables), facts_(facts), language_(language) {}

  Json Make() {
    Json resources = Json::array();
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      Json resource = Resource(tables_[i].name, tables_[i].title.In(language_), AboutOf(tables_[i]), i);
      resource["schema"] = SchemaOf(tables_[i]);
      resources.push_back(std::move(resource));
    }
    Json duties =
        Resource(kDutyTable, Say("export.duties", language_), Say("export.duties.about", language_), tables_.size());
    duties["schema"] = DutySchema();
    resources.push_back(std::move(duties));
    Json left_out = Json::array();
    for (const auto& [path, id] : facts_.left_out) left_out.push_back({{"path", path}, {"record", JsonOrNull(id)}});
    const Args about{{"today", facts_.today}};
    return {{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
            {"profile", "tabular-data-package"},
            {"name", "lanzhi"},
            {"title", Say("export.title", language_, {{"agency", Verbatim(facts_.agency)}})},
            {"description", Say(facts_.words ? "export.about.prose" : "export.about", language_, about)},
            {kOurs, 1},
            {"handbook", facts_.handbook},
            {"handbook_version", facts_.version},
            {"today", FormatDate(facts_.today)},
            {"site", JsonOrNull(facts_.site)},
            {"worker", JsonOrNull(facts_.worker)},
            {"prose", facts_.words},
            {"left_out", std::move(left_out)},
            {"resources", std::move(resources)}};
  }

 private:
  [[nodiscard]] std::string AboutOf(const RecordTable& table) const {
    const Words& help = table.list == nullptr ? table.shape->help : table.list->help;
    return std::string(help.In(language_));
  }

  [[nodiscard]] Json Resource(std::string_view name, const std::string& title, const std::string& about,
                              std::size_t index) const {
    return {{"name", name},
            {"type", "table"},
            {"profile", "tabular-data-resource"},
            {"path", TableFile(name)},
            {"title", title},
            {"description", about},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"bytes", facts_.bytes[index]}};
  }

  [[nodiscard]] Json SchemaOf(const RecordTable& table) const {
    Json fields = Json::array(), foreign = Json::array();
    fields.push_back(KeyField(table.keys.front(), "string", "export.id", "export.id.about", language_));
    for (std::size_t i = 1; i < table.keys.size(); ++i) {
      fields.push_back(KeyField(table.keys[i], "integer", "export.n", "export.n.about", language_));
    }
    if (!table.key_name.empty()) {
      Json key = KeyField(table.key_name, "string", "export.key", "export.key.about", language_);
      key.erase("constraints");
      fields.push_back(std::move(key));
    }
    if (table.list != nullptr) {
      const Json around(tables_[table.within].keys);
      foreign.push_back(KeyTo(around, tables_[table.within].name, around));
    }
    for (const TableColumn& column : table.columns) {
      fields.push_back(FieldOf(column, language_));
      for (const Meaning whole : {Meaning::role, Meaning::site_kind}) {
        const RecordTable* to = TableWith(whole);
        if (to != nullptr && column.field->to == to->shape->kind) AddKeyTo(to, column.name, foreign);
      }
    }
    return {{"fields", std::move(fields)}, {"primaryKey", table.keys}, {"foreignKeys", std::move(foreign)}};
  }

  // The table of sites or staff, of which all are there whatever is asked for; nullptr: it is not among the tables.
  [[nodiscard]] const RecordTable* TableWith(Meaning meaning) const {
    const auto found = std::find_if(tables_.begin(), tables_.end(), [&](const RecordTable& table) {
      return table.list == nullptr && table.shape->Meant(meaning) != nullptr;
    });
    return found == tables_.end() ? nullptr : &*found;
  }

  static void AddKeyTo(const RecordTable* table, std::string_view column, Json& foreign) {
    if (table != nullptr) foreign.push_back(KeyTo(Json::array({column}), table->name, Json(table->keys)));
  }

  [[nodiscard]] Json DutySchema() const {
    Json fields = Json::array(), foreign = Json::array();
    for (const DutyColumn& column : DutyColumns()) {
      fields.push_back({{"name", column.name},
                        {"type", column.type},
                        {"title", Say(column.title, language_)},
                        {"description", Say(column.about, language_)}});
      if (column.to != Meaning::none) AddKeyTo(TableWith(column.to), column.name, foreign);
    }
    return {{"fields", std::move(fields)}, {"foreignKeys", std::move(foreign)}};
  }

  const std::vector<RecordTable>& tables_;
  const PackageFacts& facts_;
  Language language_;
};

bool IsTableFile(const std::string& name) {
  return name.size() > 4 && name.ends_with(".csv") &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string::npos && name[0] != '.';
}

}  // namespace

std::string TableFile(std::string_view table) { return std::string(table) + ".csv"; }

Json DataPackage(const std::vector<RecordTable>& tables, const PackageFacts& facts, Language language) {
  return Packer(tables, facts, language).Make();
}

std::optional<std::vector<std::string>> FilesOfPackage(const std::string& json) {
  std::vector<std::string> files;
  try {
    const Json package = Json::parse(json);
    if (!package.at(kOurs).is_number_integer()) return std::nullopt;
    for (const Json& resource : package.at("resources")) {
      files.push_back(resource.at("path").get<std::string>());
      if (!IsTableFile(files.back())) return std::nullopt;
    }
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  return files;
}

}  // namespace lanzhi
