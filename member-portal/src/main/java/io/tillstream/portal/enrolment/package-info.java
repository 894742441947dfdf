/** Members, their cards and their personal data, and the facts everybody else knows of them. */
@NullMarked
package io.tillstream.portal.enrolment;

import org.jspecify.annotations.NullMarked;
