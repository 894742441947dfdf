/**
 * One definition of a fact's bytes, its hash and its signature, for journal, wire and devices alike. Pure: no Kafka, no
 * clock, no logging.
 */
@NullMarked
package io.tillstream.encoding;

import org.jspecify.annotations.NullMarked;
