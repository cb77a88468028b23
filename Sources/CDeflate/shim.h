/* libdeflate's whole-buffer inflate; nothing here needs a wrapper. */
#include <libdeflate.h>
