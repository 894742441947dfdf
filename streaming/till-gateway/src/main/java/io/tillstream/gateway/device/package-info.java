/** Which device may speak as which till: one-time codes, enrolment, and the proof of every signed request. */
@NullMarked
package io.tillstream.gateway.device;

import org.jspecify.annotations.NullMarked;
