/**
 * What a till needs of those who move money for it: a card terminal, a wallet. The ports, and what they may say; how one is
 * spoken to belongs into a package of its own, and when one is spoken to is the till's part.
 */
@NullMarked
package io.tillstream.payments;

import org.jspecify.annotations.NullMarked;
