/** Tables in files, as the commands that learn from them read them. */
@NullMarked
package io.tillstream.tables;

import org.jspecify.annotations.NullMarked;
