/* What no program that reads the same files can go below: reading them, and libyaml's events over them, by the same
   order of files. usage: floor read|events < list of files */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static unsigned char buffer[1 << 20];

int main(int argc, char** argv) {
  const int events = argc > 1 && strcmp(argv[1], "events") == 0;
  char path[4096];
  size_t bytes = 0, count = 0;
  while (fgets(path, sizeof path, stdin) != NULL) {
    path[strcspn(path, "\n")] = '\0';
    FILE* file = fopen(path, "rb");
    if (file == NULL) return 1;
    setvbuf(file, NULL, _IONBF, 0);
    const size_t size = fread(buffer, 1, sizeof buffer, file);
    fclose(file);
    bytes += size;
    if (!events) continue;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, buffer, size);
    for (int done = 0; !done; ++count) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser, &event)) return 1;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
  }
  printf("%zu bytes, %zu events\n", bytes, count);
  return 0;
}
