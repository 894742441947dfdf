/** What a till sends to whoever helps it: its log and its state, without personal data. Nothing here changes anything. */
@NullMarked
package io.tillstream.till.support;

import org.jspecify.annotations.NullMarked;
