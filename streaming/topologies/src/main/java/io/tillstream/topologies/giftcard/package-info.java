/** What the shop owes to holders of gift cards. */
@NullMarked
package io.tillstream.topologies.giftcard;

import org.jspecify.annotations.NullMarked;
