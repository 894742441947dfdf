/** What a till senses, as values; no judgement. */
@NullMarked
package io.tillstream.doctor.sense;

import org.jspecify.annotations.NullMarked;
