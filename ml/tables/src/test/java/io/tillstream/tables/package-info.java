@NullMarked
package io.tillstream.tables;

import org.jspecify.annotations.NullMarked;
