/** What scanners send, and what it means: items, members, receipts. What an item costs or who a member is lies elsewhere. */
@NullMarked
package io.tillstream.codes;

import org.jspecify.annotations.NullMarked;
