// What Swift sees of GEOS: the reentrant interface alone.
//
// Nothing is wrapped here. All that Geometry needs of the "_r" interface has fixed arguments, so
// Swift can call it as it stands; the old message handlers are variadic, and Geometry uses
// GEOSContext_setErrorMessageHandler_r in their place.
#pragma once

// Hides the functions without a context, which share one global state between threads.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
