/** Joining and signing in by a code sent to a telephone. Who is known by which number stands in enrolment. */
@NullMarked
package io.tillstream.portal.phone;

import org.jspecify.annotations.NullMarked;
