/* PROJ and its geodesics; nothing here needs a wrapper. */
#include <geodesic.h>
#include <proj.h>
