/** Members in groups: how many, what they spent, what is expected of them, and who they are by number. */
@NullMarked
package io.tillstream.dashboards.members;

import org.jspecify.annotations.NullMarked;
