/** Members by their opaque number. Names, phones and addresses never appear here. */
@NullMarked
package io.tillstream.events.member;

import org.jspecify.annotations.NullMarked;
