// In the place of xlsx/, where libxlsxwriter was not there when the program was built.
#include "render/write.h"

namespace lanzhi {

std::string XlsxLibrary() { return {}; }

void WriteXlsx(Sink&, const Document&, const Page&) { throw WorkbookFailure("libxlsxwriter"); }

}  // namespace lanzhi
