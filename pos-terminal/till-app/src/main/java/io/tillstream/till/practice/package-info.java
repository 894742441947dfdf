/** What stands in for the world outside while somebody practises: no money, no head office, the same printer. */
@NullMarked
package io.tillstream.till.practice;

import org.jspecify.annotations.NullMarked;
