/** What every part of the portal that keeps data of members has to be able to do with it: show all of it, and forget it. */
@NullMarked
package io.tillstream.portal.personal;

import org.jspecify.annotations.NullMarked;
