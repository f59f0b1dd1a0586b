// A finding as bytes. What is written and read again is listed once, in finding_packing.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "view/findings.h"

namespace lanzhi {

class FindingPacker {
 public:
  // Keeps references to both: words and files that are new are added.
  FindingPacker(FindingWords& words, std::vector<FilePtr>& files) : words_(words), files_(files) {}

  void Pack(const Finding& finding);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  // For the list of fields.
  void Number(const std::int64_t& number);
  void Name(const std::string& name);
  void Typed(const std::string& text);
  void View(const std::string_view& words);
  void File(const FilePtr& file);

 private:
  void Put(std::uint64_t number);

  FindingWords& words_;
  std::vector<FilePtr>& files_;
  std::string bytes_;
};

class FindingUnpacker {
 public:
  // Keeps the views. Precondition: the bytes were packed with these words and files.
  FindingUnpacker(const FindingWords& words, const std::vector<FilePtr>& files, std::string_view bytes)
      : words_(words), files_(files), bytes_(bytes) {}

  // The next one.
  void Unpack(Finding& finding);

  void Number(std::int64_t& number);
  void Name(std::string& name);
  void Typed(std::string& text);
  void View(std::string_view& words);
  void File(FilePtr& file);

 private:
  std::uint64_t Take();

  const FindingWords& words_;
  const std::vector<FilePtr>& files_;
  std::string_view bytes_;
};

}  // namespace lanzhi
