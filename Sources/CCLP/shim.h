/* The C interface of COIN-OR CLP; nothing here needs a wrapper. */
#include <coin/Clp_C_Interface.h>
