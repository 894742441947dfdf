/** Members put into words: the groups they fall into, what is expected of each, and the command that says so. */
@NullMarked
package io.tillstream.customers.describe;

import org.jspecify.annotations.NullMarked;
