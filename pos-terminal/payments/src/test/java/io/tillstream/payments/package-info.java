@NullMarked
package io.tillstream.payments;

import org.jspecify.annotations.NullMarked;
