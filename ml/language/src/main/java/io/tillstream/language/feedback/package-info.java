/** What members tell the shop, read: of what they speak and in which mood. What is not sure is said to be so. */
@NullMarked
package io.tillstream.language.feedback;

import org.jspecify.annotations.NullMarked;
