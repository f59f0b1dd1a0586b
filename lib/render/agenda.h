// The page of a morning as a document.
#pragma once

#include <string>
#include <vector>

#include "render/document.h"
#include "render/due_words.h"
#include "view/agenda.h"

namespace lanzhi {

struct AgendaPage {
  Agenda agenda;
  DueOptions options;
  std::string worker;            // id of whose page it is; "": of everybody
  Language keys = Language::zh;  // in which the records name their sections
  std::string from = {};         // stands before paths: the way from where the reader is to the folder
};

// What is due as `due` shows it, then findings, then papers with the command that signs each. `page` must outlive it.
[[nodiscard]] Document AgendaDocument(const AgendaPage& page, Language language);

}  // namespace lanzhi
