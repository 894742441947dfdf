/** The till gateway's process: how it starts and stops. What it does lives in the packages below. */
@NullMarked
package io.tillstream.gateway;

import org.jspecify.annotations.NullMarked;
