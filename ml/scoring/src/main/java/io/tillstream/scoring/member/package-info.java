/** Where members stand in their own rhythm, and what may be expected of them. */
@NullMarked
package io.tillstream.scoring.member;

import org.jspecify.annotations.NullMarked;
