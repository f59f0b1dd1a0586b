#include "cli/options.h"

namespace lanzhi {

std::vector<Option> GlobalOptions(Globals& globals) {
  return {
      {"-C", "dir", "cli.global.directory", &globals.directory, {}, true},
      {"--today", "date", "cli.global.today", &globals.today, {}, false},
      {"--lang", "lang", "cli.global.lang", &globals.lang, {"zh", "en"}, false},
      {"-f,--format", "format", "cli.global.format", &globals.formats, {}, false},
      {"--color", "when", "cli.global.color", &globals.color, {"auto", "always", "never"}, false},
      {"-j,--jobs", "n", "cli.global.jobs", &globals.jobs, {}, false},
      {"-q,--quiet", "", "cli.global.quiet", &globals.quiet, {}, false},
      {"-v,--verbose", "", "cli.global.verbose", &globals.verbose, {}, false},
      {"--version", "", "cli.global.version", &globals.version, {}, false},
      {"-h,--help", "", "cli.global.help", &globals.help, {}, false},
  };
}

}  // namespace lanzhi
