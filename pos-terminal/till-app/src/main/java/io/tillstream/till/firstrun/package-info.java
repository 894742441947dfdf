/** A till that is nobody yet: the page where it is told who it is, before anything of a till is started. */
@NullMarked
package io.tillstream.till.firstrun;

import org.jspecify.annotations.NullMarked;
