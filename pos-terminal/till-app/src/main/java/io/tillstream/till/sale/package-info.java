/** The sale from the first scan to the journal, one act at a time. Nothing about screens or networks. */
@NullMarked
package io.tillstream.till.sale;

import org.jspecify.annotations.NullMarked;
