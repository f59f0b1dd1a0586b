#include "render/xlsx/whole.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include <zlib.h>

namespace lanzhi {
namespace {

// The format of zip files, APPNOTE.TXT 4.3: sizes of its headers and places in them.
constexpr std::size_t kEndSize = 22, kEntrySize = 46, kLocalSize = 30;
constexpr std::uint32_t kEndMark = 0x06054b50, kEntryMark = 0x02014b50, kLocalMark = 0x04034b50;

// A number of `size` bytes, the least first; beyond the end 0.
std::uint32_t NumberAt(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) {
    const std::uint32_t byte = at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    number = number << 8U | byte;
  }
  return number;
}

std::optional<std::string> Inflate(std::string_view packed, std::size_t size) {
  std::string out(size + 1, '\0');  // one more, to see whether it is longer
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
  std::string in(packed);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = inflate(&stream, Z_FINISH);
  const bool whole = code == Z_STREAM_END && stream.total_out == size;
  inflateEnd(&stream);
  if (!whole) return std::nullopt;
  out.resize(size);
  return out;
}

// The part whose entry in the directory begins at `entry`.
std::optional<std::string> PartAt(std::string_view bytes, std::size_t entry) {
  const std::size_t local = NumberAt(bytes, entry + 42, 4);
  if (NumberAt(bytes, local, 4) != kLocalMark) return std::nullopt;
  const std::size_t begin = local + kLocalSize + NumberAt(bytes, local + 26, 2) + NumberAt(bytes, local + 28, 2);
  const std::size_t packed = NumberAt(bytes, entry + 20, 4), size = NumberAt(bytes, entry + 24, 4);
  if (begin > bytes.size() || packed > bytes.size() - begin) return std::nullopt;
  std::optional<std::string> part = Inflate(bytes.substr(begin, packed), size);
  if (!part) return std::nullopt;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(part->data()), static_cast<uInt>(part->size()));
  return sum == NumberAt(bytes, entry + 16, 4) ? part : std::nullopt;
}

}  // namespace

bool IsWholeXml(std::string_view xml) {
  int open = 0;
  std::size_t last = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', last)) {
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) return false;
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    if (tag.empty()) return false;
    if (tag.front() == '/') {
      if (--open < 0) return false;
    } else if (tag.front() != '?' && tag.back() != '/') {
      ++open;
    }
    last = end + 1;
  }
  return last != 0 && open == 0 && xml.find_first_not_of(" \r\n", last) == std::string_view::npos;
}

bool IsWholeWorkbook(std::string_view bytes) {
  if (bytes.size() < kEndSize) return false;
  const std::size_t end = bytes.size() - kEndSize;  // the library writes no comment behind it
  if (NumberAt(bytes, end, 4) != kEndMark) return false;
  const std::size_t parts = NumberAt(bytes, end + 10, 2);
  std::size_t entry = NumberAt(bytes, end + 16, 4);
  for (std::size_t i = 0; i < parts; ++i) {
    if (entry > end || NumberAt(bytes, entry, 4) != kEntryMark) return false;
    const std::optional<std::string> part = PartAt(bytes, entry);
    if (!part || !IsWholeXml(*part)) return false;
    entry +=
        kEntrySize + NumberAt(bytes, entry + 28, 2) + NumberAt(bytes, entry + 30, 2) + NumberAt(bytes, entry + 32, 2);
  }
  return parts != 0 && entry == end;
}

}  // namespace lanzhi
