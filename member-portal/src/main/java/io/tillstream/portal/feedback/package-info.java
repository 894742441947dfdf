/** What members think of the shop: their form, and the facts that are made of it. What it means is read elsewhere. */
@NullMarked
package io.tillstream.portal.feedback;

import org.jspecify.annotations.NullMarked;
