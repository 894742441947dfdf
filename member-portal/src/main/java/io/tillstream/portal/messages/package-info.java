/**
 * Messages about campaigns to members who allow them: to whom, in which language, when, and by mail server or outbox. What they
 * say comes from the back office; what became of them goes back as counts.
 */
@NullMarked
package io.tillstream.portal.messages;

import org.jspecify.annotations.NullMarked;
