/** The till doctor at work: real senses, examinations beside the sale, and its page. The rules and words are a library. */
@NullMarked
package io.tillstream.till.doctor;

import org.jspecify.annotations.NullMarked;
