/** Association rules: which goods are bought together, exactly counted. */
@NullMarked
package io.tillstream.rules;

import org.jspecify.annotations.NullMarked;
