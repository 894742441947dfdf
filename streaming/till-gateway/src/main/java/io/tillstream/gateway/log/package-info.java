/** Reading topics from their beginning and following them, and writing with an acknowledgement. Knows no topic's meaning. */
@NullMarked
package io.tillstream.gateway.log;

import org.jspecify.annotations.NullMarked;
