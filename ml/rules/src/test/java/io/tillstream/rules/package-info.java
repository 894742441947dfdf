@NullMarked
package io.tillstream.rules;

import org.jspecify.annotations.NullMarked;
