/** What people mean by what they write, in English and in both forms of written Chinese, without a network. */
@NullMarked
package io.tillstream.language;

import org.jspecify.annotations.NullMarked;
