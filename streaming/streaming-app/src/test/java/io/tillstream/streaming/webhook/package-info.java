/** Tests of the webhooks. */
@NullMarked
package io.tillstream.streaming.webhook;

import org.jspecify.annotations.NullMarked;
